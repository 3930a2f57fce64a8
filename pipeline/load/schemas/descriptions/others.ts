import type { Descriptions } from './index.ts'

/** manuscript/releases.yaml */
export const releases: Descriptions = {
  '[].version': 'A semantic version, such as 1.0.0, above those before it.',
  '[].date': 'Day of the release, YYYY-MM-DD.',
  '[].note': 'What changed, for readers.',
  '[].isbn': 'ISBNs of this release, where they are not those of book.yaml.',
  '[].isbn.pdf': 'ISBN of the PDF.',
  '[].isbn.epub': 'ISBN of the EPUB.',
  '[].removed': 'Tombstones: ids that earlier releases had.',
  '[].removed[].id': 'The id that is gone.',
  '[].removed[].why': 'Why it is gone.',
  '[].removed[].now': 'Id of what stands in its place.',
}

/** sources/abbreviations.yaml */
export const abbreviations: Descriptions = {
  '[].abbreviation': 'The abbreviation as it is printed.',
  '[].expansion': 'What it stands for.',
  '[].lang': 'BCP 47 tag, where it is not in the main language.',
  '[].note': 'A remark, in plain text.',
}

/** manuscript/<name>.map.yaml */
export const map: Descriptions = {
  'title': 'Title of the drawing, for those who cannot see it.',
  'bounds': 'What the map shows, in degrees.',
  'bounds.west': 'Longitude of the left edge.',
  'bounds.east': 'Longitude of the right edge.',
  'bounds.south': 'Latitude of the lower edge.',
  'bounds.north': 'Latitude of the upper edge.',
  'places': 'Towns and districts.',
  'places[].name': 'Id of the name in the register.',
  'places[].label': 'What is written beside it.',
  'places[].lat': 'Latitude in degrees.',
  'places[].lon': 'Longitude in degrees.',
  'places[].kind': 'How it is drawn.',
  'places[].anchor': 'Which end of the label stands at the place.',
  'places[].dx': 'Shift of the label to the right, in units of the drawing.',
  'places[].dy': 'Shift of the label downwards.',
  'lines': 'Borders, rivers, roads and railways.',
  'lines[].kind': 'How the line is drawn.',
  'lines[].label': 'What is written along it.',
  'lines[].points': 'Longitude and latitude of its points, in order.',
  'areas': 'Districts, lakes and deserts.',
  'areas[].kind': 'How the area is drawn.',
  'areas[].label': 'What is written in it.',
  'areas[].points': 'Longitude and latitude of its corners, in order.',
  'areas[].label_at': 'Where the label stands: longitude, latitude.',
  'legend': 'A line below the drawing.',
}

/** styles/phenomena/<name>.yaml */
export const signs: Descriptions = {
  'name': 'Name of the style.',
  'note': 'Where it comes from.',
  'lang': 'BCP 47 tag of signs that are East Asian characters.',
  'signs': 'For each phenomenon, how it is printed.',
  'signs.*': 'What stands before and after the words, and how they are set.',
  'signs.*.before': 'Sign before the words.',
  'signs.*.after': 'Sign after the words.',
  'signs.*.manner': 'How the words themselves are set.',
  'signs.*.given': 'The signs where an extent, correction, place or number is given; `{}` stands for it.',
  'signs.*.given.before': 'Sign before the words.',
  'signs.*.given.after': 'Sign after the words.',
  'signs.*.each': 'Sign for each lost letter, where their number is known.',
}

/** styles/themes/<name>/theme.yaml */
export const theme: Descriptions = {
  'name': 'Name of the theme.',
  'note': 'What it is for.',
  'sheet': 'Size of the page, in place of the book’s `trim`.',
  'sheet.width': 'With a unit: 210mm.',
  'sheet.height': 'With a unit: 297mm.',
  'sides': 'Whether the paper is printed on one side or on both. On one side there are no left pages and no blank ones.',
  'parallel': 'Where original and translation stand, whatever the book says.',
  'marks': 'What is printed around the text for those who read proofs.',
  'marks.status': 'What the pages are: the first words of the running head, before the version.',
  'marks.line_numbers': 'Every so manieth line of a page has its number beside it.',
  'marks.places': 'Whether file and line stand beside each paragraph, and the files at the foot of the page.',
}

/** styles/fonts.yaml */
export const fonts: Descriptions = {
  'fonts': 'The font files of the house: nothing is taken from the system.',
  'fonts[].family': 'Name of the family, as the style sheets call it.',
  'fonts[].package': 'The npm package that holds the file. Without it, the file lies in the book’s styles/.',
  'fonts[].file': 'Path of a TrueType file.',
  'fonts[].weight': '400 regular, 700 bold.',
  'fonts[].style': 'Upright or italic.',
  'fonts[].licence': 'SPDX identifier of its licence, for the colophon.',
  'stacks': 'Families tried in this order for text of a script: ISO 15924 code, `default` for every other, `code` for code.',
}

/** sources/bibliography.yaml: the variables are those of CSL 1.0.2, but for what is said here. */
export const bibliography: Descriptions = {
  '[].id': 'The key by which the work is cited: `[@forbes1986]`.',
  '[].type': 'CSL item type.',
  '[].categories': 'Free words, for reference managers.',
  '[].custom': 'What reference managers keep for themselves.',
  '[].multi': 'Titles and names in other scripts, as citeproc’s multilingual form has them.',
  '[].keyword': 'Keywords, separated by commas: `policies.bibliography_groups` asks for them.',
}
