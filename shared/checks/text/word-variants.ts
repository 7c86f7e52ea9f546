/**
 * Words of the office with one character taken for another of the same sound or a like shape: 服务质亮, 数据供享. Two characters alone may
 * be the end of one word and the beginning of the next, so one that stands for another counts only between words of the office and marks.
 */

/** Wrong form → word; all words that may stand beside it; and characters of one sound or a like shape, a text of each kind. */
export type Variants = {
  wrong: ReadonlyMap<string, string>
  beside: ReadonlySet<string>
  alike: readonly string[]
}

/** What may stand beside them too. */
const OTHERS =
  '办事 不断 更加 大幅 相互 日益 逐步 快速 政府 工作 项目 改善 首问 表示 愁盼 通力 广泛 充分 有效 各方 各级 有关 相关 本次 及时 大力 着力 努力 有力 精准 ' +
  '全省 全市 我省 密切 共同 一批 一次 方便 实际 具体 重大 重要 主要 良好 人民 国家 中央 地方 需要 必须 能够 应当 已经 正在 继续 立即 分别 先后'
/** Characters of set phrases that stand in none of those lists, with what is typed for each. */
const MORE_ALIKE =
  '恒衡横桓 锲契切窃 恳垦肯 缪谬谋 浪朗狼 懈解泄卸谢械 苦若哭 类累泪 蔚尉慰 绎译驿 如茹入汝 寒含涵函 茅矛毛 别另 蹴就促 夺夸 睫捷截 ' +
  '蓬篷逢 猛孟 痕恨狠 砺励厉历 踏塌沓 本木 百白'
const IS_MARK = /^(?:[\p{P}\s\d]|$)/u
const IS_OF = /^[的、和与及会]/

/** From each word with the characters that are typed for its first, and for its second. */
export function variantsOf(words: Readonly<Record<string, readonly string[]>>): Variants {
  const wrong = new Map<string, string>()
  const alike = MORE_ALIKE.split(' ')
  for (const [word, [first = '', second = '']] of Object.entries(words)) {
    for (const sign of first) wrong.set(`${sign}${word[1]}`, word)
    for (const sign of second) wrong.set(`${word[0]}${sign}`, word)
    alike.push(word.charAt(0) + first, word.charAt(1) + second)
  }
  return { wrong, beside: new Set([...Object.keys(words), ...OTHERS.split(' ')]), alike }
}

/** Whether one character may be typed for the other, as far as these lists know. */
export const areAlike = (one: string, other: string, { alike }: Variants): boolean =>
  alike.some((signs) => signs.includes(one) && signs.includes(other))

export function variantsIn(text: string, { wrong, beside }: Variants): { at: number; wrong: string; right: string }[] {
  const found: { at: number; wrong: string; right: string }[] = []
  for (let at = 0; at + 1 < text.length; at += 1) {
    const form = text.slice(at, at + 2)
    const right = wrong.get(form)
    if (right === undefined) continue
    const before = beside.has(text.slice(Math.max(0, at - 2), at))
    const behind = beside.has(text.slice(at + 2, at + 4))
    const isOpen = before || IS_MARK.test(text[at - 1] ?? '')
    const isClosed = behind || IS_MARK.test(text[at + 2] ?? '') || IS_OF.test(text[at + 2] ?? '')
    if ((before || behind) && isOpen && isClosed) found.push({ at, wrong: form, right })
  }
  return found
}
