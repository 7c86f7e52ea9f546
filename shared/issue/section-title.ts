/** A section's title as it is printed and named: `{year}年{month}月总体运行情况` of 2026-01 → `2026年1月总体运行情况`. */
export function sectionTitle(title: string, period: string): string {
  const [year, month] = period.split('-').map(Number)
  return title.replaceAll('{year}', String(year)).replaceAll('{month}', String(month))
}

/** Of one that the settings no longer have. */
export const LEFT_SECTION = '已停用的栏目'
