import type { Words } from '../model/words.ts'

/**
 * Styles of the page of changes. What was put in is underlined, what was struck is struck through: colour says nothing by itself. Every
 * colour stands at 4.5 : 1 or more on its ground, by day and by night. Readers who do not see hear a word before each.
 */
export function changesCss({ added, removed }: Words): string {
  const spoken = (word: string): string => JSON.stringify(`[${word.replace(/[<\\]/gu, '')}: `)
  return `:root { --ground: #fdfcf9; --ink: #1c1b19; --soft: #5b5750; --rule: #cfc9bd; --in: #0b5a2a; --in-ground: #e3f3e6; --out: #9b1c1c; --out-ground: #fae6e4; --link: #1a4f8b; }
@media (prefers-color-scheme: dark) { :root { --ground: #171614; --ink: #ebe7df; --soft: #b3ada2; --rule: #46423b; --in: #8fdba6; --in-ground: #16301e; --out: #f5a8a0; --out-ground: #3b1917; --link: #9cc3f5; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 46rem; background: var(--ground); color: var(--ink); font: 1.0625rem/1.6 Georgia, "Times New Roman", "Noto Serif", "Noto Naskh Arabic", "Noto Serif CJK TC", serif; overflow-wrap: break-word; }
header, nav, section { margin-block-end: 2rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2rem 0 0.25rem; padding-block-start: 1rem; border-block-start: 1px solid var(--rule); }
h3 { font-size: 1rem; margin: 1rem 0 0.25rem; }
.book { margin: 0; color: var(--soft); }
.editions, nav ul, ol { list-style: none; margin: 0; padding: 0; }
.editions li { display: inline-block; margin-inline-end: 1.5rem; color: var(--soft); }
nav li { padding-block: 0.3rem; border-block-end: 1px solid var(--rule); }
nav .counts { display: block; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, .table:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.counts, .what, .state { color: var(--soft); font: 0.875rem/1.5 system-ui, sans-serif; margin: 0; }
.what b { color: var(--ink); }
code { font-size: 0.8125rem; }
ol > li { margin-block: 1rem; padding-inline-start: 0.75rem; border-inline-start: 4px solid var(--rule); }
ol > li.added { border-inline-start-color: var(--in); }
ol > li.removed { border-inline-start-color: var(--out); border-inline-start-style: dotted; }
.text { margin: 0.25rem 0 0; white-space: pre-line; }
.moved-away .text { color: var(--soft); }
.text:lang(ar), .text:lang(ug), .text:lang(fa) { line-height: 2; }
ins { color: var(--in); background: var(--in-ground); text-decoration: underline; text-underline-offset: 0.15em; }
del { color: var(--out); background: var(--out-ground); text-decoration: line-through; }
ins::before, del::before, ins::after, del::after { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap; }
ins::before { content: ${spoken(added)}; }
del::before { content: ${spoken(removed)}; }
ins::after, del::after { content: "]"; }
summary { cursor: pointer; font-size: 1.25rem; padding-block: 1rem; }
.table { overflow-x: auto; max-height: 32rem; overflow-y: auto; border: 1px solid var(--rule); }
table { border-collapse: collapse; width: 100%; font: 0.875rem/1.4 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
th, td { padding: 0.2rem 0.6rem; text-align: start; border-block-end: 1px solid var(--rule); }
thead th { position: sticky; top: 0; background: var(--ground); }
tbody th { font-weight: 600; }
@media print { .table { max-height: none; } body { max-width: none; } }
`
}
