/** The table of the tally: sorted by any column, with the totals, and from each number what it counts. */
import { Link } from 'wouter'
import { keysOf } from '#shared/keys-of.ts'
import type { TallyCounts } from '#shared/tallies/tally.ts'
import { lazyPart } from '../../parts/lazy-part.tsx'
import type { SortedBy, TallyAddress } from './tally-address.ts'
import { COLUMNS } from './tally-query.ts'

// Fetched at the first press.
const CountedWindow = lazyPart(async () => (await import('./counted-window.tsx')).CountedWindow)

type Row = TallyCounts & { departmentId: string; name: string }
type Props = { publicationId: string; address: TallyAddress; rows: readonly Row[]; total: TallyCounts }

const NAMES = keysOf(COLUMNS)

export function TallyTable({ publicationId, address, rows, total }: Props) {
  const { by, down, shown, span } = address
  const head = (column: SortedBy, label: string) => (
    <th key={column} scope="col" aria-sort={by !== column ? 'none' : down ? 'descending' : 'ascending'}>
      <Link href={address.sortedBy(column)} replace className="tally-sort" title={`按${label}排序`}>
        {label}
        <span aria-hidden="true">{by !== column ? '' : down ? ' ↓' : ' ↑'}</span>
      </Link>
    </th>
  )
  const name = rows.find(({ departmentId }) => departmentId === shown?.departmentId)?.name
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
      <section className="tally-scroll" aria-label="各单位采用统计，可左右滚动" tabIndex={0}>
        <table className="tally" aria-label="各单位采用统计">
          <thead>
            <tr>
              {head('name', '单位')}
              {NAMES.map((column) => head(column, COLUMNS[column].label))}
            </tr>
          </thead>
          <tbody>
            {sorted(rows, { by, down }).map((row) => (
              <tr key={row.departmentId}>
                <th scope="row">{row.name}</th>
                {NAMES.map((column) => (
                  <td key={column}>
                    {row[column] === 0 ? (
                      0
                    ) : (
                      <Link
                        href={address.into(row.departmentId, column)}
                        replace
                        className="tally-number"
                        aria-label={`${row.name}${COLUMNS[column].label} ${row[column]}，看由什么计得`}
                      >
                        {row[column]}
                      </Link>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">合计</th>
              {NAMES.map((column) => (
                <td key={column}>{total[column]}</td>
              ))}
            </tr>
          </tfoot>
        </table>
      </section>
      {shown && name !== undefined && (
        <CountedWindow
          of={{ publicationId, departmentId: shown.departmentId, span }}
          name={name}
          column={shown.column}
          onClose={address.close}
        />
      )}
    </>
  )
}

function sorted(rows: readonly Row[], { by, down }: Pick<TallyAddress, 'by' | 'down'>): Row[] {
  const compare = (a: Row, b: Row) => (by === 'name' ? a.name.localeCompare(b.name, 'zh-CN') : a[by] - b[by])
  return rows.toSorted((a, b) => (down ? compare(b, a) : compare(a, b)))
}
