/** Common phrases (常用意见) of the two answers to a review: offered to leaders, settable by the publication. */

/** The longest of them, in characters. */
export const LONGEST_PHRASE = 40

const USUAL = {
  approve: ['同意', '同意印发', '已阅，同意'],
  return: ['请核实有关数据', '请核实单位名称和时间', '文字请再作精简', '请补充工作成效'],
}

export type Answer = keyof typeof USUAL

/** As the publication's settings have them, if they do. */
type Settled = { phrases?: Record<Answer, readonly string[]> | undefined }

/** The first one of `approve` stands in its field before anybody writes. */
export const phrasesOf = ({ phrases }: Settled): Record<Answer, readonly string[]> => phrases ?? USUAL

/** The text with the phrase: in place of another phrase that stands there alone, otherwise behind what was written. */
export function withPhrase(text: string, phrase: string, phrases: readonly string[]): string {
  const written = text.trim()
  if (written === '' || phrases.includes(written)) return phrase
  return /[。！？；，]$/.test(written) ? written + phrase : `${written}；${phrase}`
}
