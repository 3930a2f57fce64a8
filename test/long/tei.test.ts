import { judgeTei } from '../tei/judging.ts'

// The book of this repository; the small ones are judged by `npm test`.
judgeTei(['.'])
