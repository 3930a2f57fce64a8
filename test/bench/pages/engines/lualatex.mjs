// LuaLaTeX as somebody with experience would set it: microtype, no widows or club lines, the class’s own glue at headings and notes.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FACES, command, versionOf } from '../peers.mjs'

/** @type {import('./index.mjs').Engine} */
export const lualatex = {
  name: 'LuaLaTeX with microtype',
  version: () => versionOf('lualatex')?.replace(/^This is LuaHBTeX, Version ([\d.]+).*?(\d{4}).*$/u, '$1 ($2)'),
  absence: 'lualatex is not on PATH',
  write(chapters, folder) {
    writeFileSync(join(folder, 'book.tex'), `${preamble}\n\\begin{document}\n${chapters.map(chapterOf).join('\n')}\\end{document}\n`)
  },
  set(folder) {
    // The chapters refer to nothing: one run is the whole job.
    command('lualatex', ['--interaction=batchmode', '--halt-on-error', 'book.tex'], { cwd: folder })
    return join(folder, 'book.pdf')
  },
}

const preamble = String.raw`\documentclass[twoside,openright]{book}
\usepackage[paperwidth=6in,paperheight=9in,inner=0.8in,outer=0.9in,top=0.8in,bottom=1in,headheight=14bp,headsep=12bp,heightrounded]{geometry}
\usepackage[english]{babel}
\usepackage{fontspec}
\setmainfont{EBGaramond_400Regular.ttf}[Path=${FACES}/400Regular/,Numbers=OldStyle,Ligatures=TeX]
\usepackage{microtype}
\makeatletter
\renewcommand\normalsize{\@setfontsize\normalsize{10.75bp}{14bp}}
\renewcommand\footnotesize{\@setfontsize\footnotesize{9bp}{11.5bp}}
\normalsize
\setlength\parindent{1em}
\renewcommand\section{\@startsection{section}{1}{\z@}{-28bp \@plus -7bp \@minus -3bp}{14bp \@plus 2bp \@minus 1bp}{\centering\scshape\fontsize{11.5bp}{14bp}\selectfont}}
\renewcommand\@makefntext[1]{\noindent\@thefnmark.\hskip.45em #1}
\renewcommand\chapter[1]{\cleardoublepage\thispagestyle{plain}\setcounter{footnote}{0}\stepcounter{chapter}%
  \vspace*{98bp}{\centering\fontsize{17bp}{28bp}\selectfont\thechapter\par\fontsize{19bp}{28bp}\selectfont #1\par}\nobreak\vskip42bp\@afterindentfalse\@afterheading}
\makeatother
\setcounter{secnumdepth}{-1}
\pagestyle{headings}
\setlength{\skip\footins}{14bp plus 4bp minus 2bp}
\frenchspacing
\widowpenalty=10000 \clubpenalty=10000 \displaywidowpenalty=10000
\lefthyphenmin=2 \righthyphenmin=3
\emergencystretch=1em`

function chapterOf({ title, blocks }) {
  const body = blocks.map(({ kind, pieces }) => {
    const text = pieces.map((piece) => (typeof piece === 'string' ? escaped(piece) : `\\footnote{${escaped(piece.note)}}`)).join('')
    return kind === 'heading' ? `\\section{${text}}` : `${text}\n`
  })
  return `\\chapter{${escaped(title)}}\n${body.join('\n')}`
}

const escaped = (text) => text.replace(/[\\{}$&#^_~%]/gu, (sign) => `\\${sign}`)
