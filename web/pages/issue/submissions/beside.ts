/** The way from one entry of a list to those beside it, also where it has left its place meanwhile. */

/**
 * By the order of `now`; where the entry has gone from its place since `before`, as one that was decided on does, to what stood
 * beside it.
 */
export function beside<Entry>(
  entry: Entry,
  by: 1 | -1,
  { before, now }: { before: readonly Entry[]; now: readonly Entry[] },
): Entry | undefined {
  const placeIn = (order: readonly Entry[], other: readonly Entry[]) =>
    order.filter((one) => other.includes(one)).indexOf(entry)
  const place = placeIn(now, before)
  if (place >= 0 && place === placeIn(before, now)) return now[now.indexOf(entry) + by]
  const at = before.indexOf(entry)
  const isHere = (one: Entry) => one !== entry && now.includes(one)
  return by === 1
    ? (before.slice(at + 1).find(isHere) ?? now[Math.min(at, now.length - 1)])
    : (before.slice(0, at).findLast(isHere) ?? now[0])
}
