/** The figures over the months (指标走势): a chart, the same as a table, and from each point to the issue that printed it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { monthInChinese, monthLater, monthOf } from '#shared/calendar.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { NOTES, type Point, seriesOf } from '#shared/series/figure-series.ts'
import type { Span } from '#shared/tallies/period.ts'
import { answer, api } from '../../api/client.ts'
import { publications } from '../../api/queries.ts'
import { Select } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { SpanPicker } from '../../parts/span-picker.tsx'
import { Empty, Loaded } from '../../parts/waiting.tsx'
import { routes } from '../../routes.ts'
import { FigureChart } from './figure-chart.tsx'
import { useFiguresAddress } from './figures-address.ts'
import '../../style/chart.css'

export function Figures() {
  const query = useQuery(publications)
  return (
    <Page title="指标走势">
      <Loaded query={query}>
        {([publication]) => (publication ? <FiguresOf publication={publication} /> : <Empty>还没有刊物。</Empty>)}
      </Loaded>
    </Page>
  )
}

const figureMonths = (publicationId: string, { from, until }: Span) => ({
  queryKey: ['figure-months', publicationId, from, until],
  queryFn: () =>
    answer(
      api.publications[':publicationId']['figure-months'].$get({ param: { publicationId }, query: { from, until } }),
    ),
  placeholderData: keepPreviousData,
})

function FiguresOf({ publication }: { publication: Publication }) {
  const [lastYear] = useState(() => {
    const until = monthOf(new Date())
    return { from: monthLater(until, -11), until }
  })
  const { figure: asked, from, until, go } = useFiguresAddress(lastYear)
  const query = useQuery(figureMonths(publication.id, { from, until }))
  const definitions = publication.sections.flatMap((section) => (section.kind === 'figures' ? section.figures : []))
  const figure = definitions.find(({ id }) => id === asked) ?? definitions[0]
  if (!figure) return <Empty>刊物还没有设置指标。</Empty>
  return (
    <>
      <Select
        label="指标"
        value={figure.id}
        onChange={(id) => go({ figure: id })}
        options={definitions.map(({ id, name, unit }) => ({ value: id, label: `${name}（${unit}）` }))}
      />
      <SpanPicker span={{ from, until }} onChange={go} />
      <Loaded query={query}>
        {({ months, unread }) => {
          const points = query.isPlaceholderData ? [] : seriesOf(figure, months, { from, until })
          const known = points.filter(({ value }) => value !== null).length
          return (
            <div aria-busy={query.isPlaceholderData}>
              {unread > 0 && <Notice tone="amber">{`有 ${unread} 期无法读取，没有画出。请联系管理员核查。`}</Notice>}
              <p className="muted" role="status">
                {known === 0
                  ? '这段时间没有印出这个指标的数。可以换一段时间。'
                  : `${points.length} 个月中有 ${known} 个月有数。`}
              </p>
              {known > 0 && <FigureChart name={figure.name} unit={figure.unit} points={points} />}
              {known > 0 && <PointTable name={figure.name} unit={figure.unit} points={points} />}
            </div>
          )
        }}
      </Loaded>
    </>
  )
}

/** The same for those who read or hear it, and on paper. */
function PointTable({ name, unit, points }: { name: string; unit: string; points: readonly Point[] }) {
  const isConverted = points.some(({ note }) => note === 'converted')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
    <section className="tally-scroll" aria-label={`${name}各月的数，可左右滚动`} tabIndex={0}>
      <table className="points" aria-label={`${name}各月的数`}>
        <thead>
          <tr>
            <th scope="col">月份</th>
            <th scope="col">印出的数</th>
            {isConverted && <th scope="col">{`合${unit}`}</th>}
            <th scope="col">印在</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ period, value, printed, issue, note }) => (
            <tr key={period}>
              <th scope="row">{monthInChinese(period)}</th>
              <td>{printed ?? '—'}</td>
              {isConverted && <td>{value === null ? '—' : written(value)}</td>}
              <td>
                {issue ? (
                  <Link href={routes.issue(issue.id, 'review')} className="link">
                    {issue.label}
                  </Link>
                ) : (
                  '—'
                )}
              </td>
              <td>{note === null ? '' : NOTES[note]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What comes of a conversion has no tail of binary digits. */
const written = (value: number): string => String(Number(value.toPrecision(12)))
