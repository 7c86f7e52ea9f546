/** Several ids, mailboxes or names in one fact of the record: none of them holds the space that stands between. */
const BETWEEN = ' '

export const several = (names: readonly string[]): string => names.join(BETWEEN)

export const severalIn = (fact: string | number): string[] =>
  String(fact)
    .split(BETWEEN)
    .filter((name) => name !== '')
