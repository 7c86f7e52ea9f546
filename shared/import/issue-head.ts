/** The head of an issue: 密级, 刊名, number line, issuing unit and issue date, and 编者按, as much of it as the text still has. */
import { isDay } from '../calendar.ts'
import type { Content, Masthead } from '../content/content.ts'
import type { TextLine } from './lines.ts'
import { paragraphsOf, type Tell } from './paragraphs.ts'
import { joinLines, withoutStraySpaces } from './spaces.ts'
import { quoted } from './unreadable.ts'

const HAN_DIGITS = '〇一二三四五六七八九'
const HAN_ZERO = /[○ＯОOo０0零◯〇]/g
/** As in cheques, and what is short for twenty and thirty. */
const FORMAL: Readonly<Record<string, string>> = Object.fromEntries([
  ...Array.from('壹贰叁肆伍陆柒捌玖拾', (numeral, at): [string, string] => [
    numeral,
    '一二三四五六七八九十'.charAt(at),
  ]),
  ['元', '一'],
  ['廿', '二十'],
  ['卅', '三十'],
])
const WRITTEN_DAY =
  '([0-9０-９]{4})(?:年([0-9０-９]{1,2})月([0-9０-９]{1,2})日|([-./．／])([0-9０-９]{1,2})\\5([0-9０-９]{1,2}))'
const DATE = new RegExp(`^(.*?)(?<![0-9０-９])${WRITTEN_DAY}$`)
const MONTH_OR_DAY = '[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾元廿卅]{1,3}'
const HAN_DATE = new RegExp(
  `^(.*?)([一二三四五六七八九壹贰叁肆伍陆柒捌玖○ＯО零〇◯O0]{4})年(${MONTH_OR_DAY})月(${MONTH_OR_DAY})日$`,
)
/** A day at the beginning of its line, before the unit, and one that something else stands behind. */
const DAY_FIRST = /^([^年]{4}年[^月]{1,3}月[^日]{1,3}日)([\p{Script=Han}（）()]{4,40})$/u
const ANY_DAY = /[0-9０-９一二三四五六七八九○〇零Ｏ]{4}(?:年|[-./])[^\n]{1,3}(?:月|[-./])[^\n]{1,3}/
const N = '[0-9０-９一二三四五六七八九十百〇零]+'
const YEAR = '[〔［\\[（(【][0-9０-９]{4}[〕］\\]）)】]'
const HAN_YEAR = '[〇○零◯一二三四五六七八九]{4}年'
const ISSUE = `(?:(?:[0-9０-９]{4}年|${HAN_YEAR}|${YEAR})?(?:增刊|特刊|专刊|试刊)?第?${N}[期号]|总第?${N}期)`
const NUMBER = new RegExp(
  `^[\\p{Script=Han}]{0,16}${YEAR}第?${N}[期号]$|^[（(]?${ISSUE}(?:[（(]?${ISSUE}[）)]?)?[）)]?$`,
  'u',
)
const LEVEL =
  /^((?:(?:绝密|机密|秘密|工作秘密)(?:[★☆](?:长期|[0-9０-９一二三四五六七八九十]{1,3}(?:年|个月|月|日|天)))?|内部(?:资料|文件|刊物|材料|参考)(?:[，,]?(?:注意保存|请勿外传|不得外传|严禁外传))?))([0-9]{4,10})?$/
/** With it a line begins that is no name, however it goes on. */
const NO_NAME_START = /^(?:绝密|机密|秘密|工作秘密|内部|特急|加急|平急|特提|急件)/
const COPY_NUMBER = /^(?:编号[:：]?|份号[:：]?)?[0-9]{4,10}$/
const SIGNER =
  /[（(]?(?:签发(?:人[:：]?|[:：])|(?:(?:本期|责任|执行)?(?:编辑|主编)|责编|总编|编审|审核|审签|审定|校对|主办|承办)[:：]).*$/
const CONTENTS =
  /^[【［[]?(?:目录|本期导读|本期目录|本期要目|本期要点|本期看点|要目|导读|导览|内容提要)[】］\]]?[:：]?$/
const NOTE = /^(?:[【［[](?:编者按|按语|编者的话)[】］\]][:：]?|(?:编者按|按语|编者的话)[:：]?|按[:：])/
/** What a periodical's name ends with; a name in two lines is known by it. */
const KINDS = '简报|动态|快报|通讯|信息|专报|要情|内参|月报|周报|季报|通报|参考|摘报|资讯|专刊|快讯|之窗|窗口'
const PERIODICAL = new RegExp(`(?:${KINDS})$`)
const NO_NAME = /[。；：:;，,、！？★☆0-9]|第.{1,4}[期号]|(?:[期号]|主办|承办|编印|编发|印制)$/
/** Where a number may stand behind the name on its line: at spaces, and before a bracket. */
const BEFORE_NUMBER = /(?<=\S)(?=\s|[（(])/g
/** All that the second line of a name in two may be: of two whole names nobody knows which one it is. */
const SECOND_LINE = new RegExp(`^(?:工作|信息|情况|政务|督查|专题)?(?:${KINDS})$`)
/** What stands before a date is no unit's name where a number line is in it. */
const NUMBER_WITHIN = new RegExp(`第${N}[期号]|总第?${N}期|${YEAR}`)

/** What behind a date is no unit: `印发`, a weekday, a lunar day. */
const NOT_UNIT = /^[（(]|印发|编印|出版|出刊|星期|农历|讯$/

type Head = Pick<Content, 'security' | 'note'> & { masthead: Masthead }

export const isContents = ({ text }: TextLine): boolean => CONTENTS.test(text)

/** A line that holds nothing but a date, as a signature has it. */
export const isDateAlone = ({ text }: TextLine): boolean => dateIn(text)?.before === ''

const LONGEST_HEAD = 80
/** What a running head has beside the name: a page's number. */
const PAGE_BESIDE = /^[-—·|]?第?[0-9０-９]{1,3}页?[-—·|]?$|^第[0-9０-９]{1,3}页[，,/]?共[0-9０-９]{1,3}页$/

/**
 * Whether a line is the name with a number line, the unit or a page's number, as pages after the first bear it; the name alone only where a
 * sentence does not go on.
 */
export function isRunningHead(line: TextLine, { name, number, issuingUnit }: Masthead, mayBegin: boolean): boolean {
  if (name === null) return false
  const text = line.text.replace(/ /g, '')
  if (text === name) return line.edge || mayBegin
  const [before = '', after, ...more] = text.split(name)
  if (after === undefined || more.length > 0 || text.length > LONGEST_HEAD) return false
  const rest = [before, after].map((words) => (words === issuingUnit ? '' : words)).join('')
  if (rest === '' || rest === number || NUMBER.test(rest) || PAGE_BESIDE.test(rest)) return true
  const numbered = [...rest].some((_, at) => NUMBER.test(rest.slice(0, at)) && PAGE_BESIDE.test(rest.slice(at)))
  return numbered || [...rest].some((_, at) => PAGE_BESIDE.test(rest.slice(0, at)) && NUMBER.test(rest.slice(at)))
}

/** Takes the lines before the first section; null where date or unit is missing, which `miss` is told. */
export function headOf(
  lines: readonly TextLine[],
  fullWidth: number,
  { tell, miss }: { tell: Tell; miss: (why: string) => void },
): Head | null {
  const dateAt = lines.findLastIndex(({ text }) => dateIn(text))
  const date = dateIn(lines[dateAt]?.text ?? '')
  if (!date) {
    const like = lines.filter(({ text }) => ANY_DAY.test(text))
    for (const line of like) tell(line, '成文日期没有认出，请写成“2026年2月14日”，写在单位之后或单独一行')
    if (like.length > 0) return null
    miss('缺少成文日期：在“一、”之前没有找到像“2026年2月14日”的日期')
    return null
  }
  if (!isDay(date.day)) miss(`报头的成文日期${quoted(date.printed)}不存在`)
  const above = lines.slice(0, dateAt)
  const dateLine = lines[dateAt]
  if (dateLine && NUMBER_WITHIN.test(date.before))
    tell(dateLine, '成文日期之前有期号，不知道印发单位是哪几个字；请分行')
  const unit = date.before !== '' ? date.before : unitAbove(above)
  if (!unit) miss('缺少印发单位：成文日期之前没有单位名称')

  const masthead: Masthead = { name: null, number: null, issuingUnit: unit ?? '', issueDate: date.day }
  const head: Head = { masthead }
  const contents = above.findIndex(isContents)
  for (const line of contents < 0 ? [] : above.splice(contents)) tell(line, '目录、导读没有放的地方，请删除后再识别')
  const names = above.flatMap((line) => notPlaced(head, line, tell))
  masthead.name = nameOf(names, tell)
  const note = noteOf(lines.slice(dateAt + 1), fullWidth, tell)
  return note ? { ...head, note } : head
}

/** Gives 密级, its number and the number line to `head`, tells a 签发人, and gives back what is none of them. */
function notPlaced(head: Head, line: TextLine, tell: Tell): TextLine[] {
  const signer = SIGNER.exec(line.text)?.[0]
  if (signer) tell(line, signer.includes('签发') ? '签发人没有放的地方' : '编审人员没有放的地方', signer)
  const text = signer ? line.text.slice(0, -signer.length) : line.text
  if (text === '') return []
  const [, level, own] = LEVEL.exec(text) ?? []
  if (level && !head.security) head.security = { level, ...(own && { number: own }) }
  else if (COPY_NUMBER.test(text) && head.security && !head.security.number) head.security.number = text
  else if (NUMBER.test(text) && head.masthead.number === null) head.masthead.number = text
  else if (NUMBER.test(text)) tell({ ...line, text }, '期号已经有了，请把两处期号并成一行', signer ? text : undefined)
  else {
    const both = signer ? null : nameAndNumber(line.raw)
    if (!both || head.masthead.number !== null) return [{ ...line, text }]
    head.masthead.number = both.number
    return [{ ...line, text: both.name }]
  }
  return []
}

/** `政务服务简报　第4期` and `政务服务简报（第4期）`; null where they can be divided in no way or in more than one. */
function nameAndNumber(raw: string): { name: string; number: string } | null {
  const line = raw.trim()
  if (line.length > LONGEST_HEAD) return null
  const found = [...line.matchAll(BEFORE_NUMBER)].flatMap(({ index }) => {
    const [name, number] = [line.slice(0, index), line.slice(index)].map(withoutStraySpaces)
    return name && number && PERIODICAL.test(name) && isName(name) && NUMBER.test(number) ? [{ name, number }] : []
  })
  return found.length === 1 ? (found[0] ?? null) : null
}

const isName = (text: string): boolean => !NO_NAME.test(text) && !NO_NAME_START.test(text)

/** The unit on a line of its own above the date; it is taken out of `above`. */
function unitAbove(above: TextLine[]): string | null {
  const last = above.at(-1)
  if (!last || NUMBER.test(last.text) || LEVEL.test(last.text) || SIGNER.test(last.text)) return null
  above.pop()
  return last.text
}

/** One line, or two of which the second cannot be a name alone. */
function nameOf(names: readonly TextLine[], tell: Tell): string | null {
  const [first, second] = names
  if (!first) return null
  const areNames = names.every(({ text }) => isName(text))
  if (areNames && !second) return first.text
  if (areNames && second && names.length === 2 && SECOND_LINE.test(second.text) && !PERIODICAL.test(first.text))
    return joinLines([first.text, second.text])
  for (const line of names) tell(line, '报头中这一行没有认出：不知道是不是刊名或期号')
  return null
}

function noteOf(lines: readonly TextLine[], fullWidth: number, tell: Tell): string | null {
  const [first, ...rest] = lines
  if (!first) return null
  const label = NOTE.exec(first.text)?.[0]
  if (!label) {
    for (const line of lines) tell(line, '成文日期之后、“一、”之前有没认出的文字')
    return null
  }
  const text = first.text.slice(label.length)
  return paragraphsOf(text === '' ? rest : [{ ...first, text }, ...rest], { fullWidth, unsure: false }, tell, false)
}

function dateIn(text: string): { before: string; day: string; printed: string } | null {
  const [, first, unitBehind] = DAY_FIRST.exec(text) ?? []
  const alone = first === undefined ? null : dateIn(first)
  if (alone && unitBehind && !NOT_UNIT.test(unitBehind)) return { ...alone, before: unitBehind }
  const [, before, year, withMonth, withDay, , barMonth, barDay] = DATE.exec(text) ?? []
  const [month, day] = [withMonth ?? barMonth, withDay ?? barDay]
  if (before !== undefined && year && month && day) {
    const [y = '', m = '', d = ''] = [year, month, day].map((digits) => digits.normalize('NFKC'))
    return { before, day: `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`, printed: text.slice(before.length) }
  }
  const [, unit, hanYear, hanMonth, hanDay] = HAN_DATE.exec(text) ?? []
  if (unit === undefined || !hanYear || !hanMonth || !hanDay) return null
  const inFull = (numerals: string) => numerals.replace(/./gu, (numeral) => FORMAL[numeral] ?? numeral)
  const y = Array.from(inFull(hanYear.replace(HAN_ZERO, '〇')), (digit) => HAN_DIGITS.indexOf(digit)).join('')
  const two = (numeral: string) => String(hanNumber(inFull(numeral))).padStart(2, '0')
  return { before: unit, day: `${y}-${two(hanMonth)}-${two(hanDay)}`, printed: text.slice(unit.length) }
}

/** 三 → 3, 十 → 10, 十二 → 12, 三十一 → 31. */
function hanNumber(numeral: string): number {
  const [tens = '', units] = numeral.includes('十') ? numeral.split('十') : ['', numeral]
  const ten = numeral.includes('十') ? (tens === '' ? 1 : HAN_DIGITS.indexOf(tens)) : 0
  return ten * 10 + (units ? HAN_DIGITS.indexOf(units) : 0)
}
