/** Everything the reader refuses to go beyond, in one place. Manuscripts come from many hands. */
export const limits = {
  /** Bytes of a text file. */
  fileBytes: 2_000_000,
  /** Bytes of a picture. */
  imageBytes: 40_000_000,
  /** Pixels of a picture: Apple Books shows no more. */
  imagePixels: 5_600_000,
  /** Pixels beyond which nobody’s memory is tried with a picture. */
  imageMemory: 100_000_000,
  /** Pixels of one side of a picture: browsers draw no longer one. */
  imageSide: 16_000,
  /** Elements of a drawing, each as often as it is used. */
  drawingElements: 100_000,
  /** Bytes of a font file. */
  fontBytes: 40_000_000,
  /** Bytes of what was kept of a release. */
  manifestBytes: 40_000_000,
  /** Bytes of a kept edition, unpacked. */
  keptEditionBytes: 100_000_000,
  /** Characters of one line. */
  lineLength: 100_000,
  /** Macros that one macro of a citation style calls, each with those that it calls. */
  macroCalls: 10_000,
  /** Lines of a Markdown text. */
  lines: 30_000,
  /** Characters of addresses that definitions bring into a text, each as often as it is used. */
  definedAddresses: 2_000_000,
  /** Blocks in blocks, brackets in brackets. */
  nesting: 100,
  /** Columns × rows of one table. */
  tableCells: 20_000,
  /** Characters of Markdown syntax in one paragraph: parsing time grows with their square. */
  paragraphMarks: 10_000,
  /** Those of emphasis among them, the dearest. */
  emphasisMarks: 2_000,
} as const
