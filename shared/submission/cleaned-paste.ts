/** Text pasted from Word, WPS or a PDF, without what belongs to its layout there: indents, bullets, blanks between characters, blank lines. */
import { keysOf } from '../keys-of.ts'
import { withoutInvisible } from '../text.ts'

/** How many of each were taken out. */
export type TakenOut = { indents: number; bullets: number; spaces: number; blankLines: number; invisible: number }

const LINE_BREAK = /\r\n?|[\n\v\f\u0085\u2028\u2029]/
/** Of any width, also those that do not break. */
const BLANK = '[ \\t\\u00A0\\u2000-\\u200A\\u202F\\u205F\\u3000]'
const INDENT = new RegExp(`^${BLANK}+`)
const AT_END = new RegExp(`${BLANK}$`)
/** As they come in plain text: the signs themselves, those of symbol fonts, and the letters that Wingdings draws as signs, before a tab. */
const BULLET = new RegExp(`^(?:[•●○■□◆◇▪▫◦‣➢➤✓✔★☆·\\uF000-\\uF0FF]${BLANK}*|[-–—*]${BLANK}+|[lnuqvØ§ü]\\t+)`)
const CHINESE = '[\\p{Script=Han}，。；：、！？“”‘’（）《》〈〉【】…—]'
const BETWEEN = new RegExp(`(?<=${CHINESE})${BLANK}{1,40}(?=${CHINESE})`, 'gu')
const RUN = new RegExp(`${BLANK}{2,40}|(?! )${BLANK}`, 'g')

export function cleanedPaste(pasted: string): { text: string; taken: TakenOut } {
  const visible = withoutInvisible(pasted)
  const taken: TakenOut = { indents: 0, bullets: 0, spaces: 0, blankLines: 0, invisible: visible.removed }
  const counted = (of: keyof TakenOut, put: string) => () => {
    taken[of] += 1
    return put
  }
  const lines = visible.text
    .split(LINE_BREAK)
    .map((line) =>
      withoutEnd(line)
        .replace(INDENT, counted('indents', ''))
        .replace(BULLET, counted('bullets', ''))
        .replace(INDENT, '')
        .replace(BETWEEN, counted('spaces', ''))
        .replace(RUN, counted('spaces', ' ')),
    )
  // One at the end is the mark of the last paragraph.
  taken.blankLines = lines.slice(0, -1).filter((line) => line === '').length
  return { text: lines.filter((line) => line !== '').join('\n'), taken }
}

/** A pattern would begin anew at each blank of a long row of them. */
function withoutEnd(line: string): string {
  let end = line.length
  while (end > 0 && AT_END.test(line.slice(end - 1, end))) end -= 1
  return line.slice(0, end)
}

const NAMES = {
  indents: (n) => `段首空格 ${n} 处`,
  bullets: (n) => `项目符号 ${n} 处`,
  spaces: (n) => `多余空格 ${n} 处`,
  blankLines: (n) => `空行 ${n} 处`,
  invisible: (n) => `看不见的字符 ${n} 个`,
} as const satisfies Record<keyof TakenOut, (n: number) => string>

/** What is said to the one who pasted; null where nothing was taken out. */
export function takenOutInWords(taken: TakenOut): string | null {
  const parts = keysOf(NAMES).filter((name) => taken[name] > 0)
  return parts.length > 0 ? `已整理粘贴的文字，去掉${parts.map((name) => NAMES[name](taken[name])).join('、')}。` : null
}
