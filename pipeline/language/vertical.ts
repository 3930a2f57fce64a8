import { scriptOfTag, type Script } from './scripts.ts'

/** Scripts that are written in upright lines too: Chinese, Japanese and Korean from right to left, Mongolian from left to right. */
const vertical: Readonly<Partial<Record<Script, 'vertical-rl' | 'vertical-lr'>>> = { Hani: 'vertical-rl', Kana: 'vertical-rl', Hang: 'vertical-rl', Mong: 'vertical-lr' }

/** How a language is set in upright lines; undefined where it is not. */
export function verticalModeOf(tag: string): 'vertical-rl' | 'vertical-lr' | undefined {
  return vertical[scriptOfTag(tag)]
}
