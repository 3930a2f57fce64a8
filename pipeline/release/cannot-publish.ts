/** Something cannot be written; the message says what, why, and what to do. Exit code 73. */
export class CannotPublish extends Error {}

/** What to do, by the system’s code of a failure to write. */
const waysOut: Readonly<Record<string, string>> = {
  ENOSPC: 'Free space on that disk',
  EDQUOT: 'Free space: your quota on that disk is used up',
  EFBIG: 'Raise the limit of the size of files (ulimit -f)',
  EMFILE: 'Raise the limit of open files (ulimit -n)',
  ENFILE: 'Close other programs: the system has no more open files to give',
  EROFS: 'That disk can only be read',
  EACCES: 'Mend the permissions',
  EPERM: 'Mend the permissions',
  ENOTDIR: 'A file stands where a folder is needed: move it away',
  EISDIR: 'A folder stands where a file is needed: move it away',
  EEXIST: 'Move away what stands there',
  ENOTEMPTY: 'Move away what stands there',
  ENOENT: 'It was taken away meanwhile: run it again',
  EIO: 'The disk fails: look after it, and keep a copy of the book elsewhere',
}

/** “ENOSPC: no space left on device, write 'book.pdf'. Free space on that disk, or name another folder with --out.” `path`: where the error names none. */
export function because(error: unknown, path?: string, otherwise = 'or name another folder with --out'): string {
  const { code = '', message, path: named } = error as NodeJS.ErrnoException
  const where = named === undefined && path !== undefined && !message.includes(path) ? ` '${path}'` : ''
  return `${message}${where}. ${waysOut[code] ?? 'Mend that'}${otherwise === '' ? '' : `, ${otherwise}`}.`
}

/** An error of the system which does not name the file it befell, with the file in its message. */
export function naming(error: unknown, path: string): Error {
  const found = error as NodeJS.ErrnoException
  if (found.code !== undefined && found.path === undefined) Object.assign(found, { path, message: `${found.message} '${path}'` })
  return found
}
