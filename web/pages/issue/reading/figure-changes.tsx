/** The figures of a section one by one, each beside its value of a month and of a year before. */

import { changeInWords, compared } from '#shared/checks/figures/compared.ts'
import type { PastMonth } from '#shared/checks/figures/history.ts'
import type { FiguresSection } from '#shared/content/content.ts'
import { printedFigure } from '#shared/content/figures.ts'

type Props = { section: FiguresSection; period: string; history: readonly PastMonth[] }

const COLUMNS = [
  { of: 'lastMonth', label: '上月' },
  { of: 'lastYear', label: '上年同月' },
] as const

export function FigureChanges({ section: { title, figures }, period, history }: Props) {
  const rows = figures.map((figure) => ({ figure, past: compared(figure, history, period) }))
  // A column in which nothing stands says nothing.
  const shown = COLUMNS.filter(({ of }) => rows.some(({ past }) => past[of] !== null))
  if (shown.length === 0) return null
  const caption = `${title}：各项指标与${shown.map(({ label }) => label).join('、')}相比`
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard (axe: scrollable-region-focusable)
    <section className="reading-table" aria-label={caption} tabIndex={0}>
      <table className="reading-figures">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col">本月</th>
            {shown.map(({ of, label }) => (
              <th key={of} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ figure: { id, name, value, unit }, past }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{printedFigure(value, unit)}</td>
              {shown.map(({ of }) => (
                <Past key={of} of={past[of]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const Past = ({ of }: { of: ReturnType<typeof compared>['lastMonth'] }) => (
  <td>
    {of === null ? (
      '—'
    ) : (
      <>
        {of.value}
        {of.change !== null && <span className="reading-since">{changeInWords(of.change)}</span>}
      </>
    )}
  </td>
)
