/**
 * A department that a text names otherwise than the settings do: by a nickname (住建厅), an older name, with or without 省.
 * Departments of a city or of the state are others and left alone, and so is a province's whole name (四川省林业和草原局).
 */
import type { Found } from '../finding.ts'
import { FIELDS } from './department-fields.ts'
import { type Word, type WordList, wordList, wordsIn } from './word-list.ts'

/** Other spellings → the name in the settings, and the names themselves, which are right. */
export function rosterOf(names: readonly string[]): WordList {
  const words = new Map<string, Word>(names.map((name) => [name, { wrong: name, right: name }]))
  for (const name of names)
    for (const other of otherNames(name)) if (!words.has(other)) words.set(other, { wrong: other, right: name })
  return wordList([...words.values()])
}

/** `住房城乡建设厅` → 住建厅, 省住建厅, 住房和城乡建设厅 … */
function otherNames(name: string): string[] {
  const bare = name.replace(/^(?:[\p{Script=Han}]{2,3})?省/u, '')
  const field = FIELDS.find(({ fields, endings }) => fields.some((root) => endings.some((end) => bare === root + end)))
  if (!field) return name === bare ? [`省${bare}`] : [bare]
  const with_ = (endings: readonly string[]) => field.fields.flatMap((root) => endings.map((ending) => root + ending))
  const isCommission = /委(?:员会)?$/.test(bare)
  const own = field.endings.filter((ending) => (isCommission ? ending.startsWith('委') : bare.endsWith(ending)))
  return [...with_(field.endings).map((one) => `省${one}`), ...with_(own)]
}

const bareOf = (name: string): string => name.replace(/^省/, '')

/** Whose department it is, if not the province's. */
const ANOTHERS = /(?:国家|全国|中央|[市州县区盟旗]|各地|各级|基层|当地|属地|原|两地|驻地)$/
/** In a list, the first names the place: 成都市公安局、市场监管局. */
const IN_A_LIST = /[市州县区][^，。；\n]{0,40}[、和及与]$/
const PART_OF_MORE = /^(?:门|级|属|直|系统|领域|行业|执法)/
/** 四川省, 云南省: the formal name of an author. */
const PROVINCE =
  /(?:四川|云南|贵州|陕西|甘肃|青海|湖北|湖南|河北|河南|山东|山西|江苏|江西|浙江|安徽|福建|广东|海南|辽宁|吉林|台湾|龙江)省?$/
/** A field in two characters where the name has more: never formal. */
const isNickname = (bare: string): boolean =>
  FIELDS.some(({ fields: [formal = '', ...others], endings }) =>
    others.some(
      (root) => root.length < formal.length && root.length <= 3 && endings.some((end) => bare === root + end),
    ),
  )

export function departmentNames(text: string, roster: WordList): Found<'department-name'>[] {
  return wordsIn(text, roster).flatMap(({ at, word: { wrong, right } }): Found<'department-name'>[] => {
    if (wrong === right) return []
    const before = text.slice(Math.max(0, at - 50), at)
    // 四川省人民政府办公厅: the office by the whole name of its government.
    if (/人民$/.test(before) && bareOf(wrong).startsWith('政府')) return []
    if (PART_OF_MORE.test(text.slice(at + wrong.length, at + wrong.length + 2))) return []
    const bare = bareOf(wrong)
    if (PROVINCE.test(before) && !isNickname(bare)) return []
    if (wrong === bare && (ANOTHERS.test(before) || IN_A_LIST.test(before))) return []
    const message = `“${wrong}”在刊物设置中的名称是“${right}”`
    // After a province's name, its 省 stays.
    const fix = PROVINCE.test(before) && wrong !== bare ? `省${right.replace(/^省/, '')}` : right
    return [{ kind: 'department-name', start: at, end: at + wrong.length, message, fix }]
  })
}
