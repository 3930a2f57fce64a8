/** What `sourcebook --help` prints. */
export const helpText = `sourcebook: the press for multilingual documentary editions

  sourcebook init DIR       begin a book: a small one that builds at once, in a new or empty folder; asks on a terminal
      --title TITLE           the title of the book
      --language TAG          its language; default: en
      --documents TAG,TAG…    the languages of its documents; default: zh-Hant
      --scheme TAG=SCHEME     how names of a language are romanised; may be given again
      --yes, -y               ask nothing: what was not given is what is usual
  sourcebook import FILE…   bring in Word (.docx), TEI P5 (.xml), Markdown of Pandoc or Quarto (.md, .qmd), plain text (.txt), and
                            works of Zotero or BibTeX (.bib, .json, .yaml). What cannot be carried over is listed with its
                            place: in Word files the line is the number of the paragraph
      --into BOOK             default: the current folder; a new book is begun in a folder that is not there or empty
      --as chapter|document   default: chapter
      --language TAG          language of the text; default: that of the book
      --dry-run               write nothing
  sourcebook export --tei [BOOK]
                            the whole edition as TEI P5; after a build with the page breaks of the print
      --out, -o FILE          default: standard output; a file that is there is not overwritten
      --force                 is overwritten
  sourcebook build [BOOK]   make the PDF and the EPUB of a book folder
      --format pdf|epub|all   default: all
      --out, -o DIR           default: dist/draft in the book folder
      --no-pages              with --format epub: a draft without print pages, made without a browser
      --report                measure the pages: widows, orphans, stretched lines and the like, page by page
      --print-pdf             with the PDF one for the printer: bleed, crop marks, in black; \`print\` in book.yaml says how
      --theme NAME            a PDF in another look, in dist/NAME: working-proof is A4 on one side, with wide lines, room for
                              corrections, numbered lines, and file and line of each paragraph
      --watch, -w             build again whenever a file of the book is saved; Ctrl-C ends
      --browser PATH          a Chromium to paginate with; also SOURCEBOOK_BROWSER
      --workers N             sections that are laid out at once; default: 2
  sourcebook preview [BOOK] show the book as it will be printed in a page of your browser, and follow every save; Ctrl-C ends
      --port PORT             default: that of the book’s last preview, or any that is free
      --open                  show the page at once
      --browser PATH, --workers N
  sourcebook release VERSION [BOOK]
                            make a release that stands in manuscript/releases.yaml, once nothing is pending: warnings count
                            too. Writes dist/VERSION/ and what is kept of it, manuscript/releases/VERSION/, to be committed
      --out, -o DIR           in the place of dist/VERSION
      --browser PATH          a Chromium other than the pinned one; SOURCEBOOK_BROWSER is not taken
      --workers N
  sourcebook verify [VERSION] [BOOK]
                            build a release again, from its tag vVERSION where there is one, in a temporary folder, and
                            say whether it is the same byte for byte; default: the newest release
      --here                  from the book folder as it is
      --browser PATH, --workers N
  sourcebook diff OLD [NEW] [BOOK]
                            what changed between two releases, or since one: NEW is a version, or draft (the default), the
                            book folder as it is; with pages where it is built
      --format text|json|html|errata|redline
                              errata, redline: a PDF of the draft against OLD
      --out, -o FILE          default: standard output
  sourcebook check [BOOK]   read and check the book
      --format text|json|sarif|github
      --fix                   write the preferred form over every variant of a name where that is certain
      --dry-run               print that as a unified diff; write nothing
  sourcebook names [BOOK]   list the register of names: id, type, preferred form, other spellings
  sourcebook names ID [BOOK]
                            one entry with every spelling and every place where it stands
  sourcebook names suggest [BOOK]
                            names in edited text that the register lacks, with counts and places
      --format text|json
      --format yaml           with suggest: entries to paste into sources/names.yaml, every form not confirmed
  sourcebook info [BOOK]    say what the book holds
  sourcebook translit SCHEME [TEXT…]
                            transliterate the text, or standard input line by line; of Chinese characters the likely
                            reading, which an editor must confirm
      --as person|place|words   how that reading is spelt: Luo Zhi, Dihua, Jiefang Ribao; default: a guess
  sourcebook translit --list
                            list the schemes of transliteration

BOOK defaults to the current folder. The cache is .sourcebook/cache in it, or SOURCEBOOK_CACHE.

  --quiet, -q               say only what went wrong
  --log-level LEVEL         silent, error, warning, info (default) or debug
  --help, -h                print this
  --version, -V             print the version

Exit codes: 0 done; 1 a release is not the same; 64 wrong command line; 65 faults in the book; 70 fault of the press or its browser;
73 cannot write, or a release is there and is another; 75 another build of the book is running; 130 and 143 stopped by a signal.
`
