/** A paragraph that ends without a stop. Headings, signatures and lines of a form need none. */
import type { Found } from '../finding.ts'
import { paragraphsOf } from './signs.ts'

const ENDS = /[。！？…](?:[”’》〉）】〕]|\){0,1})*$/
/** `如下：` with something behind it, and a clause of a list. */
const GOES_ON = /[：；:]$/
const HEADING =
  /^(?:第?[一二三四五六七八九十]{1,3}[、，章节]|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、])?[^，。；]{0,30}$/
const NUMBERED = /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、])/
const FORM_LINE = /^(?:附件?|[报送发]|[^，。；]{2,8})[：:][^。；]*$/
const SIGNATURE =
  /^[（(][^（）()]*(?:供稿|来源|撰稿|报送|联系|摄|图|整理)[^（）()]*[）)]$|[（(](?:[^（）()]*(?:供稿|撰稿|摄))[）)]$/
/** Its stop takes the place of this. */
const CLAUSE_MARK = /[，、；：,;:]$/
/** More is to come: what follows is not a stop. */
const OPENS = /[《〈“‘（(［[〔【]$/
const SAYS_SOMETHING = /[，；：]|。./
const WITH_DAY = /^\d{1,2}月\d{1,2}日|^(?:近日|日前|近期|当前|目前|下一步)/

/**
 * `paragraphs`: each is a text to be read, as items are; `lines`: a file's lines, among them titles, dates and lists.
 * `followed`: points, tables or pictures come behind it.
 */
export type TextForm = { form: 'paragraphs' | 'lines'; followed?: boolean | undefined }

export function missingFullStop(text: string, { form, followed = false }: TextForm): Found<'missing-full-stop'>[] {
  const paragraphs = paragraphsOf(text).map(({ text, at }) => ({ text: text.trimEnd(), at }))
  return paragraphs.flatMap(({ text: paragraph, at }, n): Found<'missing-full-stop'>[] => {
    const isLast = n === paragraphs.length - 1 && !followed
    const plain = paragraph.trimStart()
    if (plain === '' || ENDS.test(plain) || SIGNATURE.test(plain) || FORM_LINE.test(plain)) return []
    if (GOES_ON.test(plain) && (!isLast || form === 'lines')) return []
    if (form === 'lines' ? !isSentence(plain) : paragraphs.length > 1 && HEADING.test(plain) && !WITH_DAY.test(plain))
      return []
    const end = at + paragraph.length
    const last = CLAUSE_MARK.test(plain) ? '' : paragraph.slice(-1)
    const found = { kind: 'missing-full-stop', start: end - 1, end, message: '段末缺少句号' } as const
    return [OPENS.test(plain) ? found : { ...found, fix: `${last}。` }]
  })
}

function isSentence(line: string): boolean {
  if (NUMBERED.test(line) && !/[，；。]/.test(line) && line.length < 40) return false
  return SAYS_SOMETHING.test(line) || (WITH_DAY.test(line) && line.length > 12)
}
