/** Tables in the page: none wider than the type area, and their heads again on each page that they go on to. */

/** What `fit` needs of this file; like `fit` it is sent into the page as source text and may use nothing from outside itself. */
export type FitTables = { narrowTables: typeof narrowTables; continueTable: typeof continueTable }

/**
 * Sets a table that is wider than `width` (in pixels) smaller, down to 六号: a number in a narrow column is never torn.
 * Gives the titles of those that are too wide even so.
 */
export function narrowTables(main: HTMLElement, width: number): string[] {
  // 小四, 五号, 小五, 六号: size in points, line in mm.
  const sizes = [
    [12, 7.2],
    [10.5, 6.4],
    [9, 5.6],
    [7.5, 4.8],
  ]
  const tooWide: string[] = []
  for (const table of main.querySelectorAll('table')) {
    // Its rectangles are one for each page that it is on.
    const isWide = () => (table.getClientRects()[0]?.width ?? 0) > width + 0.5
    for (const [points, line] of sizes)
      if (isWide()) table.style.cssText = `font-size:${points}pt;line-height:${line}mm`
    if (isWide()) tooWide.push(table.caption?.textContent ?? '')
  }
  return tooWide
}

/**
 * Lets a table go on to the next page where it is longer than one or would leave half of the page before it empty, its head repeated.
 * `main` stands in columns, pages of `height` pixels; `before` is what stands before the table. Answers whether it goes on.
 */
export function continueTable(main: HTMLElement, exhibit: HTMLElement, before: HTMLElement[], height: number): boolean {
  const table = exhibit.querySelector('table')
  const head = table?.tHead?.rows[0]
  const [first, ...others] = [...exhibit.getClientRects()]
  if (!table || !head || !first) return false
  const ends = before.flatMap((block) => [...block.getClientRects()].slice(-1))
  const last = ends.findLast(({ left }) => left < first.left - 1)
  const leftEmpty = last ? main.getBoundingClientRect().top + height - last.bottom : 0
  if (others.length === 0 && leftEmpty <= height / 2) return false
  exhibit.style.cssText = 'break-inside:auto'
  let previous: Element = head
  for (const row of table.tBodies[0]?.rows ?? []) {
    if (row.getBoundingClientRect().left > previous.getBoundingClientRect().left + 1) {
      const again = head.cloneNode(true) as HTMLElement // a clone of a row is one
      again.className = 'again'
      again.ariaHidden = 'true'
      row.before(again)
    }
    previous = row
  }
  return true
}
