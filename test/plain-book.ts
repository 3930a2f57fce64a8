/** A plain book.yaml up to its order: the least that a book says of itself. */
export function plainHead(title: string): string {
  return `title: ${title}
short_title: ${title}
contributors:
  - { name: Ada Example, file_as: "Example, Ada", role: edt }
publisher: Example Press
languages: [en]
identifiers: { uuid: 2f1f2d5c-6f0e-5d0b-9c39-0a5d4f1c2b3a }
rights: © 2026 the editors
edition: First edition
date: 2026-01-31
subjects: [Tests]
trim: { width: 6in, height: 9in }
`
}
