import { configured, type Files, type HostileBook } from './book.ts'

const print = (css: string): Files => ({ 'styles/print.css': css })
const kept = (manifest: string | Uint8Array): Files => ({ 'manuscript/releases.yaml': '- { version: 1.0.0, date: 2026-02-01, note: A. }\n', 'manuscript/releases/1.0.0/manifest.json': manifest })
const fonts = (face: string): Files => ({ 'styles/fonts.yaml': `fonts:\n  - { family: A, ${face}, weight: 400, style: normal, licence: OFL }\nstacks: { default: [A] }\n` })

/** The house’s own files of a book: style sheets, fonts, signs; and what was kept of its releases. */
export const house: readonly HostileBook[] = [
  ['a style sheet that imports', print('@import url("http://127.0.0.1:{port}/x.css");\n'), 'styles/print.css:1:1 style-sheet-contained; styles/print.css:1:9 style-sheet-contained'],
  ['a style sheet that imports a file', print('p { color: black }\n@import "file:///etc/passwd";\n'), 'styles/print.css:2:1 style-sheet-contained'],
  ['a style sheet with a ground of the network', print('p { background: url(http://127.0.0.1:{port}/x.png) }\n'), 'styles/print.css:1:17 style-sheet-contained'],
  ['a style sheet with a ground of a file', print('p {\n  background: URL( "file:///etc/passwd" )\n}\n'), 'styles/print.css:2:15 style-sheet-contained'],
  ['a style sheet with an address in escapes', print('p { background: u\\72l(http://127.0.0.1:{port}/x.png) }\n'), 'styles/print.css:1:17 style-sheet-contained'],
  ['a style sheet with an address behind a comment', print('p { background: url/**/(x) } @im/**/port "x"; /* url(http://x) */\n'), ''],
  ['a style sheet with image-set, src and image', print('p { background: image-set("http://127.0.0.1:{port}/x" 1x), -webkit-image-set("x" 1x); mask: src("x"); cursor: image("x") }\n'), 'styles/print.css:1:17 style-sheet-contained; styles/print.css:1:66 style-sheet-contained; styles/print.css:1:92 style-sheet-contained; styles/print.css:1:110 style-sheet-contained'],
  ['a style sheet with a font of the network', { 'styles/epub.css': '@font-face { font-family: x; src: url("http://127.0.0.1:{port}/x.woff2") }\n' }, 'styles/epub.css:1:1 style-sheet-contained; styles/epub.css:1:35 style-sheet-contained'],
  ['a style sheet with a font of the system', { 'styles/shared.css': '@font-face { font-family: x; src: local("Arial") }\n' }, 'styles/shared.css:1:1 style-sheet-contained'],
  ['a style sheet with scripts of old browsers', print('p { width: expression(alert(1)); behavior: url(x.htc); -moz-binding: url(x.xml#x) }\n'), 'styles/print.css:1:12 style-sheet-contained; styles/print.css:1:34 style-sheet-contained; styles/print.css:1:44 style-sheet-contained; …'],
  ['a style sheet that ends its element', print('p { color: red }\n</style><script>alert(1)</script><style>\n'), 'styles/print.css:2:1 style-sheet-contained; styles/print.css:2:25 style-sheet-contained'],
  ['a style sheet that is not closed', print('p { color: red\n/* and a comment'), 'styles/print.css:2:1 style-sheet-contained'],
  ['a style sheet of 3 MB', print(`p { color: red }\n`.repeat(180_000)), 'styles/print.css:1:1 file-size-limited'],
  ['a style sheet that is a folder', { 'styles/print.css/x': 'x' }, 'styles/print.css:1:1 file-exists'],
  ['a font outside the book', fonts('file: ../../outside/secret.ttf'), 'styles/fonts.yaml:2:24 file-inside-book'],
  ['a font by an absolute path', fonts('file: "{outside}/secret.ttf"'), 'styles/fonts.yaml:2:24 file-exists'],
  ['a font of a package above the packages', fonts('package: "../../outside", file: secret.ttf'), 'styles/fonts.yaml:2:27 file-exists'],
  ['a font of a package, above the package', fonts('package: yaml, file: ../../../outside/secret.ttf'), 'styles/fonts.yaml:2:39 file-inside-book'],
  ['a font that is text', { ...fonts('file: a.ttf'), 'styles/a.ttf': 'this is no font at all, whatever it says' }, 'styles/fonts.yaml:2:24 yaml-type-valid'],
  ['a font that is cut short', { ...fonts('file: a.ttf'), 'styles/a.ttf': Buffer.from('000100000010000000000000636d61700000000000001000ffffffff', 'hex') }, 'styles/fonts.yaml:2:24 yaml-type-valid'],
  ['a font of 41 MB', { ...fonts('file: a.ttf'), 'styles/a.ttf': new Uint8Array(41_000_000) }, 'styles/fonts.yaml:2:24 file-size-limited'],
  ['a font whose family closes its quotation', { 'styles/fonts.yaml': 'fonts:\n  - { family: "A\\"; src: url(http://127.0.0.1:{port}/)", package: "@expo-google-fonts/eb-garamond", file: 400Regular/EBGaramond_400Regular.ttf, weight: 400, style: normal, licence: OFL }\nstacks: { default: ["A\\"; src: url(http://127.0.0.1:{port}/)"] }\n' }, 'styles/fonts.yaml:2:15 yaml-type-valid'],
  ['stacks named like properties', { 'styles/fonts.yaml': 'fonts:\n  - { family: A, file: a.ttf, weight: 400, style: normal, licence: OFL }\nstacks: { constructor: [A], toString: [B] }\n' }, 'styles/fonts.yaml:3:11 yaml-key-known'],
  ['signs that are no YAML', { ...configured('policies: { phenomena: x }\n'), 'styles/phenomena/x.yaml': 'name: [' }, 'styles/phenomena/x.yaml:1:8 yaml-valid'],
  ['a manifest that is no JSON', kept('{ "format": 1, '), 'manuscript/releases/1.0.0/manifest.json:1:1 release-kept'],
  ['a manifest that is a list', kept('[]'), 'manuscript/releases/1.0.0/manifest.json:1:1 release-kept'],
  ['a manifest that is empty', kept(''), 'manuscript/releases/1.0.0/manifest.json:1:1 release-kept'],
  ['a manifest in Latin-1', kept(Buffer.from([0x7b, 0x22, 0xe9, 0x22, 0x7d])), 'manuscript/releases/1.0.0/manifest.json:1:1 release-kept'],
  ['a manifest with __proto__', kept('{ "__proto__": { "format": 1 }, "constructor": {} }'), 'manuscript/releases/1.0.0/manifest.json:1:1 release-kept'],
  ['a manifest of 100,000 brackets', kept('['.repeat(100_000)), 'manuscript/releases/1.0.0/manifest.json:1:1 release-kept'],
  ['a manifest of 41 MB', kept(new Uint8Array(41_000_000).fill(0x20)), 'manuscript/releases.yaml:1:14 file-size-limited'],
  ['a manifest of another release', kept('{ "format": 1, "version": "9.9.9" }'), 'manuscript/releases/1.0.0/manifest.json:1:1 release-kept'],
  ['a manifest that is a folder', { 'manuscript/releases.yaml': '- { version: 1.0.0, date: 2026-02-01, note: A. }\n', 'manuscript/releases/1.0.0/manifest.json/x': 'x' }, 'manuscript/releases.yaml:1:14 file-exists'],
  ['a release whose version is a path', { 'manuscript/releases.yaml': '- { version: ../../../outside, date: 2026-02-01, note: A. }\n- { version: 1.0.0/../.., date: 2026-02-01, note: A. }\n' }, 'manuscript/releases.yaml:1:14 release-version-valid; manuscript/releases.yaml:2:14 release-version-valid'],
  ['a release with a version beyond numbers', { 'manuscript/releases.yaml': `- { version: ${'9'.repeat(400)}.0.0, date: 2026-99-99, note: "<script>" }\n` }, 'manuscript/releases.yaml:1:14 release-version-valid; manuscript/releases.yaml:1:426 date-valid'],
  ['releases that are a map', { 'manuscript/releases.yaml': '__proto__: { version: 1.0.0 }\n' }, 'manuscript/releases.yaml:1:1 yaml-key-known'],
  ['a release with a date that never was', { 'manuscript/releases.yaml': '- { version: 1.0.0, date: 2026-02-31, note: A., removed: [{ id: __proto__, why: x, now: constructor }] }\n' }, 'manuscript/releases.yaml:1:65 yaml-type-valid'],
]
