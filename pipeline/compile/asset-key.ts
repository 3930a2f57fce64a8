/** The key of an image in Edition.assets: its path in the book folder, from the folder of the file that names it. */
export function assetKey(file: string, url: string): string {
  const parts = file.split('/').slice(0, -1)
  for (const part of decodeURI(url).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
