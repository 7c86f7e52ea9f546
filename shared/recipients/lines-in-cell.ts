/** A cell with line breaks (Alt+Enter in a spreadsheet) says one thing: its lines are joined as its reader would say them. */

const BREAK = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/
/** Characters that nothing stands between. */
const CHINESE = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u

/** Between Chinese characters nothing, else one space: `省直部门办事大厅⏎二楼` is `省直部门办事大厅二楼`. */
export function joinedLines(text: string): string {
  const lines = linesOf(text)
  return lines.reduce((said, line) => {
    const [last = '', first = ''] = [[...said.slice(-2)].at(-1), [...line.slice(0, 2)][0]]
    return `${said}${said === '' || (CHINESE.test(last) && CHINESE.test(first)) ? '' : ' '}${line}`
  }, '')
}

const linesOf = (text: string): string[] =>
  text
    .split(BREAK)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Whether a later line begins as a mail's header does (RFC 5322, 2.2): nobody is called so. */
export const looksLikeHeader = (text: string): boolean =>
  linesOf(text)
    .slice(1)
    .some((line) => /^[!-9;-~]{1,60}:/.test(line))
