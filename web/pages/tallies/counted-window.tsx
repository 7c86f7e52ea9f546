/** The window behind a number of the tally: the submissions, items and calls that it counts, each with its issue. */
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Role } from '#shared/centre/person.ts'
import type { TallyEntry } from '#shared/tallies/tally.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Empty, Loaded, useAnswered } from '../../parts/waiting.tsx'
import { routes } from '../../routes.ts'
import { COLUMNS, type Column, tallyOf } from './tally-query.ts'

const WORDS = {
  called: '约稿',
  'on-time': '按时报送',
  late: '逾期报送',
  'zero-report': '本期无稿',
  adopted: '采用',
  merged: '并入',
} as const satisfies Record<TallyEntry['kind'], string>

type Props = { of: Parameters<typeof tallyOf>[0]; name: string; column: Column; onClose: () => void }

export function CountedWindow({ of, name, column, onClose }: Props) {
  const { roles } = usePerson()
  const query = useQuery(tallyOf(of))
  const kinds: readonly TallyEntry['kind'][] = COLUMNS[column].kinds
  return (
    <Dialog
      title={`${name}：${COLUMNS[column].label}`}
      action={null}
      wide
      waiting={!useAnswered(query)}
      onClose={onClose}
    >
      <Loaded query={query}>
        {(entries) => {
          const counted = entries.filter(({ kind }) => kinds.includes(kind))
          return counted.length === 0 ? (
            <Empty>刚才有了变化，现在没有可列出的内容。请关闭后重新查看。</Empty>
          ) : (
            <ol className="counted">
              {counted.map((entry) => (
                <li key={entry.n}>
                  <Link href={placeOf(entry, roles)} className="link">
                    {entry.label}
                  </Link>{' '}
                  {WORDS[entry.kind]}
                  {entry.characters > 0 && `，${entry.characters} 字`}
                  {entry.score > 0 && `，${entry.score} 分`}
                  {entry.text !== '' && <p className="muted">{entry.text}</p>}
                </li>
              ))}
            </ol>
          )
        }}
      </Loaded>
    </Dialog>
  )
}

/** Where the reader can look at it: a department its own texts, an editor the inbox, all others the issue. */
function placeOf({ kind, issueId, about }: Pick<TallyEntry, 'kind' | 'issueId' | 'about'>, roles: readonly Role[]) {
  const isText = kind === 'on-time' || kind === 'late'
  if (roles.every((role) => role === 'contributor'))
    return isText && about !== null ? routes.submission(issueId, about) : routes.call(issueId)
  if (kind === 'adopted' || kind === 'merged') return routes.issue(issueId, 'review')
  return routes.issue(issueId, roles.includes('editor') ? 'submissions' : undefined)
}
