/** The figures of a section one by one, each beside its value of a month and of a year before. */

import { changeInWords, compared } from '#shared/checks/figures/compared.ts'
import type { PastMonth } from '#shared/checks/figures/history.ts'
import type { FiguresSection } from '#shared/content/content.ts'
import { printedFigure } from '#shared/content/figures.ts'

type Props = { section: FiguresSection; period: string; history: readonly PastMonth[] }

export function FigureChanges({ section: { title, figures }, period, history }: Props) {
  const rows = figures.map((figure) => ({ figure, past: compared(figure, history, period) }))
  if (rows.every(({ past }) => past.lastMonth === null && past.lastYear === null)) return null
  return (
    <div className="reading-table">
      <table className="reading-figures">
        <caption>{title}：各项指标与上月、上年同月相比</caption>
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col">本月</th>
            <th scope="col">上月</th>
            <th scope="col">上年同月</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ figure: { id, name, value, unit }, past }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{printedFigure(value, unit)}</td>
              <Past of={past.lastMonth} />
              <Past of={past.lastYear} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
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
