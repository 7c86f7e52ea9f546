/** A list for React whose members have no id of their own: by their text, and which of its like each is. */
export function withKeys<T>(list: readonly T[], textOf: (one: T) => string): { key: string; one: T }[] {
  const seen = new Map<string, number>()
  return list.map((one) => {
    const text = textOf(one)
    const nth = seen.get(text) ?? 0
    seen.set(text, nth + 1)
    return { key: `${nth} ${text}`, one }
  })
}
