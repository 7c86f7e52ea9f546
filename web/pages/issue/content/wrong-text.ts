/** Finds what is wrong with a text while it is typed, before the API would refuse it. */
import { codePointName, lengthOf, tidy, unprintableIn } from '#shared/text.ts'

export function wrongText(text: string, max: number): string | undefined {
  const strange = unprintableIn(tidy(text))
  if (strange) return `第 ${strange.position + 1} 个字符（${codePointName(strange.codePoint)}）不能印出，删除后才能保存`
  return lengthOf(tidy(text)) > max ? `不能超过 ${max} 个字` : undefined
}
