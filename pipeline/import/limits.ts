/** Everything an import refuses to go beyond. Files come from strangers. */
export const limits = {
  /** Bytes of a file that is imported. */
  fileBytes: 200_000_000,
  /** Entries of a .docx. */
  zipEntries: 10_000,
  /** Bytes of all that a .docx holds, unpacked. */
  zipBytes: 400_000_000,
  /** Bytes of an XML text, unpacked. */
  xmlBytes: 60_000_000,
  /** So many times its packed size an XML part may be. */
  zipRatio: 400,
  /** Elements in elements. */
  xmlDepth: 200,
  /** Cells of one table: what the press reads again. */
  tableCells: 20_000,
  /** Messages of one kind about one file; beyond, they are counted. */
  messages: 200,
} as const
