/** A figure over the months as a line: it breaks where a month has no value or another unit, and each point leads to its issue. */
import { useLayoutEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { monthInChinese } from '#shared/calendar.ts'
import { NOTES, type Point, runsOf, ticksTo } from '#shared/series/figure-series.ts'
import { routes } from '../../routes.ts'

const HEIGHT = 280
/** Room for what is written along the axes. */
const AROUND = { top: 28, right: 20, bottom: 44, left: 56 }
const LABEL_WIDTH = 36
/** Until its place is measured, and on paper. */
const USUAL_WIDTH = 720

type Props = { name: string; unit: string; points: readonly Point[] }

export function FigureChart({ name, unit, points }: Props) {
  const { place, width } = useWidth()
  const ticks = ticksTo(Math.max(...points.map(({ value }) => value ?? 0)))
  const most = ticks.at(-1) ?? 1
  const [inner, high] = [width - AROUND.left - AROUND.right, HEIGHT - AROUND.top - AROUND.bottom]
  const x = (n: number) => AROUND.left + (points.length === 1 ? inner / 2 : (n * inner) / (points.length - 1))
  const y = (value: number) => AROUND.top + high - (value / most) * high
  const every = Math.ceil((points.length * LABEL_WIDTH) / inner)
  const isBroken = points.some(({ note }) => note !== null)
  return (
    <figure className="chart" ref={place}>
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="group"
        aria-label={`${name}（${unit}）各月走势，各点可打开印出它的一期`}
      >
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in a group of drawings takes the focus */}
        <g aria-hidden="true">
          <text x={AROUND.left} y={14} className="chart-unit">
            {unit}
          </text>
          {ticks.map((tick) => (
            <g key={tick}>
              <line x1={AROUND.left} x2={width - AROUND.right} y1={y(tick)} y2={y(tick)} className="chart-grid" />
              <text x={AROUND.left - 8} y={y(tick) + 4} textAnchor="end">
                {tick}
              </text>
            </g>
          ))}
          {points.map(({ period, value }, n) => (
            <g key={period}>
              {n % every === 0 && (
                <text x={x(n)} y={HEIGHT - 24} textAnchor="middle">
                  {`${Number(period.slice(5))}月`}
                </text>
              )}
              {(n === 0 || period.endsWith('-01')) && (
                <text x={x(n)} y={HEIGHT - 8} textAnchor="middle" className="chart-year">
                  {period.slice(0, 4)}
                </text>
              )}
              {value === null && (
                <text x={x(n)} y={AROUND.top + high - 6} textAnchor="middle" className="chart-none">
                  缺
                </text>
              )}
            </g>
          ))}
          {runsOf(points).map((run) => (
            <polyline
              key={run[0]}
              className="chart-line"
              points={run.map((n) => `${x(n)},${y(points[n]?.value ?? 0)}`).join(' ')}
            />
          ))}
        </g>
        {points.map(
          ({ period, value, printed, issue, note }, n) =>
            value !== null &&
            issue && (
              <Link
                key={period}
                href={routes.issue(issue.id, 'review')}
                aria-label={`${monthInChinese(period)} ${printed}${note ? `（${NOTES[note]}）` : ''}，看${issue.label}`}
              >
                <title>{`${monthInChinese(period)} ${printed}`}</title>
                <circle cx={x(n)} cy={y(value)} r={14} className="chart-touch" />
                <circle
                  cx={x(n)}
                  cy={y(value)}
                  r={4.5}
                  className={note ? 'chart-point chart-converted' : 'chart-point'}
                />
              </Link>
            ),
        )}
      </svg>
      {isBroken && (
        <figcaption className="field-hint">
          线断开处：当月没有印发、没有这个指标，或单位不同。空心点是当时单位不同、已换算成现在的单位。
        </figcaption>
      )}
    </figure>
  )
}

/** The width of its place, so that what is written is as large on a phone as on a desk. */
function useWidth() {
  const place = useRef<HTMLElement>(null)
  const [width, setWidth] = useState(USUAL_WIDTH)
  useLayoutEffect(() => {
    const { current } = place
    if (!current) return
    const measure = () => {
      if (current.clientWidth > 0) setWidth(current.clientWidth)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  return { place, width }
}
