/** error: nothing is published. warning: blocks `release` and `--strict`. info: only said. */
export type Severity = 'error' | 'warning' | 'info'

interface Rule {
  readonly severity: Severity
  /** What the rule promises, in the affirmative. */
  readonly summary: string
  /** What to do where it is broken, unless the diagnostic knows better. */
  readonly hint: string
}

function rule<const T extends Record<string, Rule>>(catalogue: T): T {
  return catalogue
}

/**
 * The catalogue: every rule id the program can report. An id is permanent: it is never renamed or given another
 * meaning. Each has a broken tiny book in test/fixtures/rules/<rule-id>/.
 */
export const rules = rule({
  // Files and YAML
  'file-exists': { severity: 'error', summary: 'Every file that is named exists.', hint: 'Create the file, or correct the name where it is written; capitals and small letters count.' },
  'file-inside-book': { severity: 'error', summary: 'Every file that is used lies inside the book folder.', hint: 'Copy the file into the book folder and name it from there.' },
  'file-size-limited': { severity: 'error', summary: 'A file, a line and a nesting stay within the declared limits.', hint: 'Divide it into smaller files or pieces.' },
  'file-utf8': { severity: 'error', summary: 'Every text file is UTF-8.', hint: 'Save the file as UTF-8: most editors offer that as “Save with encoding”.' },
  'file-name-portable': { severity: 'error', summary: 'Every file of the book has a name that every system can write, and tell from its neighbours.', hint: 'Rename it: letters, digits, “-”, “.” and “_” are safe everywhere.' },
  'style-sheet-contained': { severity: 'error', summary: 'A style sheet of the book stands by itself: it asks for no file, address or font, and closes what it opens.', hint: 'Take the line out: fonts, pictures and further style sheets come from the press, and a style sheet of the book only sets how things look.' },
  'yaml-valid': { severity: 'error', summary: 'Every YAML file can be parsed.', hint: 'Mend this line, or the one before it: look for a missing colon, quotation mark or bracket, and for a line that is not indented like its neighbours.' },
  'yaml-key-known': { severity: 'error', summary: 'A YAML file holds only the keys its schema knows.', hint: 'Correct the name of the key, or take it out; the handbook’s chapter “Files and Their Keys” lists them all.' },
  'yaml-type-valid': { severity: 'error', summary: 'Every YAML value has the type its schema asks for.', hint: 'Correct what stands behind the key; the handbook’s chapter “Files and Their Keys” says what each key holds.' },
  'yaml-key-required': { severity: 'error', summary: 'Every key that the schema requires is there.', hint: 'Add the key, a colon and its value; the handbook’s chapter “Files and Their Keys” says what it holds.' },
  // The book
  'order-entry-known': { severity: 'error', summary: 'The order of book.yaml names chapters, documents and generated parts that exist.', hint: 'Correct the name under `order` in book.yaml: chapters stand there by file name, documents as `{ document: folder }`, generated parts by their own names.' },
  'file-ordered': { severity: 'warning', summary: 'Every chapter and document of the folder has its place in the order.', hint: 'Add it to `order` in book.yaml, or move it out of the folder.' },
  'main-language-supported': { severity: 'error', summary: 'The main language of the book is written left to right.', hint: 'Right-to-left documents inside a left-to-right book are supported; a right-to-left book is not yet.' },
  'id-unique': { severity: 'error', summary: 'An id is given once in the book.', hint: 'Give one of the two another id, and correct the references that mean it.' },
  'document-number-consecutive': { severity: 'error', summary: 'Documents are numbered from 1 without gaps, in the order they are printed.', hint: 'Correct `number` in its document.yaml, or move it in the `order` of book.yaml.' },
  'document-id-matches-folder': { severity: 'error', summary: 'The id of a document is the name of its folder.', hint: 'Rename the folder, or correct `id` in its document.yaml.' },
  'document-rights-stated': { severity: 'warning', summary: 'Every document says who holds the rights in it, and by what right it is printed.', hint: 'Write `rights: { holder: …, statement: … }` in its document.yaml; where nobody holds them any more, say so.' },
  'document-number-kept': { severity: 'error', summary: 'A document keeps the number that a release gave it, and no other document is given it.', hint: 'Give the document its number back. A new document stands after those that were released, with the next number.' },
  'released-id-kept': { severity: 'warning', summary: 'An id that a release had is still there, or a tombstone says why it is gone.', hint: 'Bring it back, since readers may have cited it; or write it under `removed` in the next entry of manuscript/releases.yaml: { id: …, why: … }, with `now` where something stands in its place.' },
  'release-listed': { severity: 'error', summary: 'A release that is made stands in manuscript/releases.yaml.', hint: 'Add an entry at the end of manuscript/releases.yaml: version, date, note.' },
  'release-version-valid': { severity: 'error', summary: 'A release has a semantic version.', hint: 'Write three numbers with full stops between them, such as 1.0.0.' },
  'release-order-kept': { severity: 'error', summary: 'Releases stand oldest first: each has a version of its own, above those before it, and no earlier date.', hint: 'Correct the version or the date, or move the entry.' },
  'release-kept': { severity: 'error', summary: 'What was kept of every earlier release is there and can be read.', hint: 'Bring the folder manuscript/releases/ back as it was committed: `git checkout -- manuscript/releases` does that.' },
  'segment-aligned': { severity: 'error', summary: 'Every segment of an original has its partner in every translation.', hint: 'Add the missing paragraph, or divide original and translation alike; where their paragraphs differ, mark what belongs together with :::seg{#id} on both sides.' },
  'writing-mode-possible': { severity: 'error', summary: 'A text is set in upright lines only where its script is written so.', hint: 'Take `writing_mode` out; Chinese, Japanese and Korean may be set vertical-rl, Mongolian in its own script vertical-lr.' },
  'print-colour-gray': { severity: 'error', summary: 'A book that is printed in black has no colour on its pages.', hint: 'Make the picture or the style grey (a JPEG: save it as greyscale); or write `print: { colour: pictures }` in book.yaml, where pictures and drawings are printed in colour.' },
  'isbn-valid': { severity: 'error', summary: 'An ISBN has 13 digits and the right check digit.', hint: 'Compare the number with the publisher’s, or leave it out.' },
  'language-tag-valid': { severity: 'error', summary: 'A language tag is well-formed BCP 47.', hint: 'Write the language as a tag: en, ru, zh-Hant for Chinese in traditional characters, ug-Arab for Uyghur in Arabic script.' },
  'date-valid': { severity: 'error', summary: 'A normalised date is an ISO date that exists.', hint: 'Write a day that exists, as year, month and day: 1944-11-07; or 1944-11, or 1944.' },
  'date-calendar-agrees': { severity: 'warning', summary: 'A date as it is written, read by its calendar, is the day that is given as normalised.', hint: 'Find out which of the two is right, and correct the other: the date as it is written, its `calendar`, or `normalised`.' },
  'document-order-kept': { severity: 'warning', summary: 'Documents follow each other as the policy says: by date, within their part, enclosures after what they were enclosed in.', hint: 'Move the document in `order`, or write `documents: { order: number }` under `policies`.' },
  'sign-distinct': { severity: 'warning', summary: 'Of the textual phenomena that a book marks, no two are printed with the same sign.', hint: 'Give one of the two another sign in the house style, or name another style under `policies: phenomena`.' },
  'sign-explained': { severity: 'warning', summary: 'A book that prints editorial signs has a legend of them.', hint: 'Add `legend-of-signs` to `order` in book.yaml.' },
  // Markdown
  'markdown-html-absent': { severity: 'error', summary: 'A manuscript holds no raw HTML.', hint: 'Write it in Markdown, or with a directive; a sign < that is meant as such is written \\<.' },
  'emphasis-closed': { severity: 'warning', summary: 'Stars and underscores that mark bold words stand before and behind them.', hint: 'Write them on both sides of the words, with no space between; where the signs are meant as such, write a backslash before each.' },
  'directive-known': { severity: 'error', summary: 'Every directive is one the press knows.', hint: 'Correct the name; the handbook’s chapter “Directives” lists them all. A colon that is meant as such is written \\:.' },
  'directive-closed': { severity: 'error', summary: 'Every directive is closed: its brackets, its braces, its three colons.', hint: 'Write ::: on a line of its own where it ends.' },
  'directive-attribute-known': { severity: 'error', summary: 'A directive carries only the attributes it knows.', hint: 'Correct the name of the attribute, or take it out; the handbook’s chapter “Directives” lists them.' },
  'directive-attribute-required': { severity: 'error', summary: 'A directive carries the attributes it needs.', hint: 'Write the attribute between the braces behind the directive: {name=value}.' },
  'directive-attribute-valid': { severity: 'error', summary: 'Every attribute of a directive has a value it accepts.', hint: 'Write a value that the attribute accepts; the handbook’s chapter “Directives” lists them.' },
  'directive-place-valid': { severity: 'error', summary: 'A directive stands where it may stand and holds what it may hold.', hint: 'Move it to where it may stand; the handbook’s chapter “Directives” says where that is.' },
  'ruby-reading-fits': { severity: 'warning', summary: 'Of the readings beside characters, each has a character to stand beside.', hint: 'Write one word for each character, or one for all of them; words that belong together are joined by a no-break space.' },
  'note-defined': { severity: 'error', summary: 'Every note that is called is written.', hint: 'Write the note in a paragraph of its own, `[^id]: …`, or take the call out.' },
  'note-called': { severity: 'error', summary: 'Every note that is written is called, once.', hint: 'Call it in the text with [^id], or take the note out.' },
  'note-place-valid': { severity: 'error', summary: 'A note is called in the text, and written by itself.', hint: 'Call the note in running text, and write it in a paragraph of its own that begins at the margin.' },
  'note-stream-known': { severity: 'error', summary: 'A letter and a hyphen before the id of a note name one of the streams.', hint: 'Write [^t-1] for a translator’s note, [^a-1] for the author’s, [^s-1] for a source note, [^x-1] for the apparatus; the editors’ notes have no letter: [^1].' },
  'note-labels-distinct': { severity: 'warning', summary: 'No two streams of notes that meet in a chapter or document can have the same label.', hint: 'Give one of the two other `labels` under `policies: notes`.' },
  'reference-defined': { severity: 'error', summary: 'Every internal link and reference leads somewhere.', hint: 'Correct the id. That of a chapter is its file name without number and ending, that of a heading chapter--words-of-the-heading.' },
  'figure-captioned': { severity: 'error', summary: 'Every figure or map that a reference names has a caption, and with it a number.', hint: 'Give it a caption, or link to it with words: [the map](#id).' },
  'place-located': { severity: 'error', summary: 'Every place on a locator map has coordinates in the register.', hint: 'Write them in sources/names.yaml: `coordinates: [latitude, longitude]`.' },
  'timeline-date-read': { severity: 'error', summary: 'Every date of a table that a time line is drawn from can be read.', hint: 'Write it like “7 November 1944”, “late July 1945”, “1944”, “25–26 September 1949”, “c. 1931” or 1944-11-07.' },
  'timeline-filled': { severity: 'error', summary: 'Every time line has events.', hint: 'Set `from` and `to` further apart, or name another table.' },
  'link-allowed': { severity: 'error', summary: 'A link is internal, http(s) or mailto.', hint: 'Write a whole address, https://…, or #id for a place in this book; the id of a chapter is its file name without number and ending.' },
  'image-exists': { severity: 'error', summary: 'Every image is there.', hint: 'Put the picture there, or correct its path: it begins at the folder of the file that shows it.' },
  'image-local': { severity: 'error', summary: 'An image lies inside the book folder; nothing is fetched.', hint: 'Copy the picture into the book folder, and name it by its path from the file that shows it.' },
  'image-format-known': { severity: 'error', summary: 'An image is a PNG, a JPEG or a plain SVG.', hint: 'Save the picture anew as PNG, JPEG or plain SVG.' },
  'image-name-true': { severity: 'error', summary: 'The ending of an image’s name says what it is: .png, .jpg or .jpeg, .svg.', hint: 'Rename the file; reading systems believe the name.' },
  'image-pixels-limited': { severity: 'warning', summary: 'An image has no more pixels than reading systems show.', hint: 'Make it smaller: 3200 pixels on the longer side are enough for any screen and page.' },
  'cover-shape-fits': { severity: 'error', summary: 'A cover is upright, between 5:6 and 1:2 as wide as it is high: what shops show whole.', hint: 'Cut the picture, or leave `cover` out: the press draws one from the title.' },
  'cover-size-fits': { severity: 'error', summary: 'A cover is a PNG or JPEG of 1400 pixels on the shorter side at least, 10,000 on the longer and 10 MB at most: what shops take.', hint: 'Save the picture in another size.' },
  'image-alt-written': { severity: 'error', summary: 'Every image has an alternative text.', hint: 'Write it: ![what the picture shows](file).' },
  'heading-level-allowed': { severity: 'error', summary: 'Headings inside a chapter begin at ## and skip no level.', hint: 'Begin with ##, since the title stands in the first lines of the file, and go down one level at a time.' },
  'soft-hyphen-absent': { severity: 'error', summary: 'A manuscript holds no soft hyphen: the press inserts them.', hint: 'Delete it: it stands between the two characters here, though nobody sees it.' },
  'character-allowed': { severity: 'error', summary: 'A manuscript holds no control, replacement or invisible formatting character; of those of direction, its words may.', hint: 'Delete it, and type the words around it anew if it cannot be found.' },
  'character-assigned': { severity: 'error', summary: 'Every code point is assigned to a character: none is unassigned, a noncharacter or for private use.', hint: 'Type the character that was meant; it may have been lost with a font or in a conversion.' },
  'direction-balanced': { severity: 'error', summary: 'Embeddings and isolates of direction are closed in their paragraph, and nothing overrides the direction of letters.', hint: 'Delete the character, and mark words in another direction with :lang[…]{tag=…}: the press sets their direction.' },
  'presentation-form-absent': { severity: 'error', summary: 'Letters are written as letters, not as coded shapes of them: no Arabic presentation forms, ligatures, compatibility ideographs, radicals, or fullwidth letters outside East Asian text.', hint: 'Type the plain letters; the font gives them their shapes.' },
  'script-unmixed': { severity: 'error', summary: 'A word does not mix Latin with Cyrillic or Greek letters.', hint: 'Write the whole word in one script; where the mix is meant, part it with a hyphen or write it as code.' },
  'letter-of-language': { severity: 'warning', summary: 'Text in Uyghur, Arabic or Russian holds only the letters of that language.', hint: 'Correct the letter, or mark words of another language with :lang[…]{tag=…}; a text in an older spelling says so in its tag (ru-petr1708, ug-Arab-x-old).' },
  'text-normalised': { severity: 'warning', summary: 'Text is in Unicode normalisation form C.', hint: 'Save the file in “Unicode NFC”, or type the letter anew as one character.' },
  // Scholarship
  'abbreviation-unique': { severity: 'error', summary: 'An abbreviation is explained once.', hint: 'Take one of the two out of sources/abbreviations.yaml, or tell the abbreviations apart.' },
  'citation-defined': { severity: 'error', summary: 'Every work that is cited is in the bibliography.', hint: 'Add the work to the bibliography, or correct what stands behind the @.' },
  'citation-style-valid': { severity: 'error', summary: 'The citation style can be used: an independent CSL style that is well formed and makes what the book prints.', hint: 'Mend the style, or name another under `policies: citation_style` in book.yaml.' },
  'bibliography-entry-valid': { severity: 'error', summary: 'Every bibliography entry can be read and has a known type.', hint: 'Mend the entry at this place.' },
  'bibliography-field-known': { severity: 'warning', summary: 'Every field of a BibTeX entry is one whose value the press prints, or one that readers need not see.', hint: 'Correct the name of the field, or take it out.' },
  'bibliography-entry-complete': { severity: 'warning', summary: 'Every bibliography entry has what readers need to find a work of its type.', hint: 'Add what is missing to the entry of the work.' },
  'bibliography-identifier-valid': { severity: 'warning', summary: 'DOI, ISBN, ISSN and address of a bibliography entry can be right.', hint: 'Compare it with the work itself, or leave it out.' },
  'bibliography-entry-used': { severity: 'info', summary: 'Every entry of the bibliography is cited.', hint: 'Cite it, take it out, or write `bibliography_lists: all` or `cited` under `policies`.' },
  'scheme-known': { severity: 'error', summary: 'Every scheme of transliteration that the policy names comes with the press.', hint: '`sourcebook translit --list` shows the schemes.' },
  'name-form-by-scheme': { severity: 'warning', summary: 'A person’s or place’s preferred form is what the scheme of the policy makes of the original, unless usage has settled another.', hint: 'Write the scheme’s form, or `settled: true`.' },
  'name-form-unique': { severity: 'warning', summary: 'No two entries of the register share a preferred form.', hint: 'Make one entry of the two, or add what tells them apart, such as “Osman (batur)”.' },
  'name-form-preferred': { severity: 'warning', summary: 'Edited text spells every name of the register in its preferred form.', hint: 'Write the preferred form; `sourcebook check --fix` does. A word under discussion is marked :mention[…].' },
  'name-defined': { severity: 'error', summary: 'Every name that is marked is an entry of the register.', hint: 'Add the entry to sources/names.yaml, or correct the id; words that mean no registered name have the id `none`.' },
  'name-variant-unique': { severity: 'warning', summary: 'A form or variant of the register belongs to one entry, and is no other entry’s preferred form.', hint: 'Give it to one of the entries only.' },
  'name-form-confirmed': { severity: 'warning', summary: 'Every form of the register was found in a source.', hint: 'Check it in a source and write `confirmed: true`, or take it out.' },
  'name-reading-possible': { severity: 'warning', summary: 'A name from the Chinese is a possible reading of its characters by the scheme of the policy.', hint: 'Write a reading of the characters, or `settled: true` where usage has another form.' },
  // Indexes
  'index-declared': { severity: 'error', summary: 'Every mark names an index of the press or one that book.yaml declares.', hint: 'Correct `of`, or declare the index in `policies.indexes` of book.yaml.' },
  'index-range-closed': { severity: 'error', summary: 'Every range of the index that is opened is closed in the same text, once, and none closes unopened.', hint: 'Write :index[…]{range=start} and :index[…]{range=end} with the same words, `of` and `sub`, in one chapter or document.' },
  'index-see-defined': { severity: 'error', summary: 'A `see` or `see-also` of the index leads to a heading that itself leads to the text.', hint: 'Correct the heading, or mark the places it stands for.' },
  'index-see-acyclic': { severity: 'error', summary: 'No chain of `see` leads back to where it began.', hint: 'Let one of the headings lead to places in the text: mark them with it.' },
  'index-locators-differentiated': { severity: 'warning', summary: 'A heading of an index has no more locators without sub-entries than its index allows.', hint: 'Tell the places apart: :index[…]{sub="…"}; or allow more with `locators` in `policies.indexes`.' },
  // Bringing texts in, and out
  'import-input-readable': { severity: 'error', summary: 'A file that is imported is of a kind that the press reads, and whole.', hint: 'Save it as .docx, TEI, Markdown, plain text in UTF-8, BibTeX or CSL.' },
  'import-input-safe': { severity: 'error', summary: 'A file that is imported stays within the limits, and asks for nothing outside of it.', hint: 'Divide the file, or ask where it comes from.' },
  'import-conserved': { severity: 'error', summary: 'Every word of a file that is imported is in what is written, or in the list of what is not carried over.', hint: 'This is a fault of the press, and nothing was written: please report it.' },
  'import-carried-over': { severity: 'warning', summary: 'Everything that a file holds is carried over.', hint: 'Look at the place in the file that was imported, and write what is missing by hand; or let it go.' },
  'import-decided': { severity: 'warning', summary: 'What a file leaves open is decided by an editor.', hint: 'Look at the place, and correct what was written where it is not what you want.' },
  'export-carried-over': { severity: 'warning', summary: 'Everything that an edition holds is in its TEI.', hint: 'Give the TEI and the file that is named together.' },
  // Type and pages
  'glyph-covered': { severity: 'error', summary: 'Every character has a glyph in the declared fonts.', hint: 'Write another character, or add a font that has this one to styles/fonts.yaml.' },
  'page-conserved': { severity: 'error', summary: 'Every word of the edition is on the pages, once.', hint: 'This is a fault of the press, not of the manuscript: rewording the place usually goes around it; please report it.' },
  'page-fits': { severity: 'error', summary: 'Nothing runs off its page.', hint: 'Shorten what is named, or divide it.' },
  'page-word-whole': { severity: 'error', summary: 'A page ends inside a word only where the word may be divided.', hint: 'This is a fault of the press, not of the manuscript: rewording the place usually goes around it; please report it.' },
  'page-numbers-settled': { severity: 'error', summary: 'Page numbers in the text come to rest, and filling them in moves no line.', hint: 'Reword the line with the page reference. This is a fault of the press: please report it.' },
  'pdf-conserved': { severity: 'error', summary: 'Every word of the edition is in the PDF, once.', hint: 'This is a fault of the press, not of the manuscript: please report it.' },
  'epub-conserved': { severity: 'error', summary: 'Every word of the edition is in the EPUB, once.', hint: 'This is a fault of the press, not of the manuscript: please report it.' },
  'epub-id-kept': { severity: 'error', summary: 'Every id that readers may link to is in the EPUB, in the file that is named after its section.', hint: 'This is a fault of the press, not of the manuscript: please report it.' },
  'page-marker-true': { severity: 'error', summary: 'Behind the marker of a print page the EPUB has the words with which that page of the PDF begins.', hint: 'This is a fault of the press, not of the manuscript: please report it.' },
  'browser-console-silent': { severity: 'error', summary: 'The browser reports no error while it paginates.', hint: 'This is a fault of the press, not of the manuscript: please report it.' },
  'browser-alive': { severity: 'error', summary: 'The browser lives through every section.', hint: 'Free memory on the machine, or divide the section; if it happens again, please report it.' },
  'cache-writable': { severity: 'info', summary: 'What was made can be kept for the next build.', hint: 'The book is whole. The next build takes as long as this one, unless .sourcebook/cache can be written, or the folder that SOURCEBOOK_CACHE names.' },
  'browser-pinned': { severity: 'warning', summary: 'Pages are made by the browser that package.json pins.', hint: 'Pages may break elsewhere than with the pinned browser; on Linux x64 `npm ci` brings it.' },
  'browser-available': { severity: 'error', summary: 'A browser can be started.', hint: 'Run `npm ci` again, which brings the browser on Linux x64; elsewhere install Chromium, and name it with --browser or SOURCEBOOK_BROWSER.' },
})

export type RuleId = keyof typeof rules
