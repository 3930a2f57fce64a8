import { lualatex } from './lualatex.mjs'
import { pagedjs } from './pagedjs.mjs'
import { sourcebook } from './sourcebook.mjs'
import { typst } from './typst.mjs'
import { vivliostyle } from './vivliostyle.mjs'
import { weasyprint } from './weasyprint.mjs'

/**
 * `write` puts the input into a folder; `set` makes the PDF there and says where it is. `version` is undefined where the engine is not
 * to be had, and `absence` says why.
 *
 * @typedef {object} Engine
 * @property {string} name
 * @property {() => string | undefined} version
 * @property {string} absence
 * @property {(chapters: import('../material.mjs').Chapter[], folder: string) => void} write
 * @property {(folder: string) => string | Promise<string>} set
 * @type {Engine[]}
 */
export const engines = [sourcebook, lualatex, typst, vivliostyle, weasyprint, pagedjs]
