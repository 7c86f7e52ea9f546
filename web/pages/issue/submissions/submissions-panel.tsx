/** The submissions of departments: who has handed in and who has not, and each submission to be decided. */
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { issueLabel } from '#shared/issue/issue-label.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { departments, printedBefore, submissions } from '../../../api/queries.ts'
import { submissionsFileAddress } from '../../../file-addresses.ts'
import { Button } from '../../../parts/button.tsx'
import { Download } from '../../../parts/download.tsx'
import { TextInput } from '../../../parts/field.tsx'
import { finderOf, SEARCH_FROM } from '../../../parts/finder.ts'
import { useRowsInSteps } from '../../../parts/more-rows.tsx'
import { ShortcutsWindow } from '../../../parts/shortcuts/shortcuts-window.tsx'
import { UnreadRows } from '../../../parts/unread-rows.tsx'
import { Empty, Loaded } from '../../../parts/waiting.tsx'
import { namesOf } from '../../calls/call.ts'
import { useTheDesk } from '../use-desk.ts'
import { HandedIn } from './handed-in.tsx'
import { fitsFilter, inOrder } from './inbox.ts'
import { InboxFilters } from './inbox-filters.tsx'
import { useInboxKeys } from './inbox-keys.ts'
import { SubmissionCard } from './submission-card.tsx'
import { useAlike } from './use-alike.ts'
import { useInboxView } from './use-inbox-view.ts'

/** Those of one department are found by its name, or by words of the text. */
function Cards({ list }: { list: readonly Submission[] }) {
  const { issue, publication } = useTheDesk()
  const {
    view: { filter, search },
    look,
  } = useInboxView()
  const { alike, compared } = useAlike(issue.id, list)
  const fits = finderOf(search)
  const found = inOrder(list)
    .filter((submission) => fitsFilter(filter, submission, alike))
    .filter(({ departments, text }) => search.trim() === '' || fits(`${namesOf(departments, publication)} ${text}`))
  const cards = useRef<HTMLUListElement>(null)
  const [isAsked, setAsked] = useState(false)
  useInboxKeys(cards)
  const { shown, more } = useRowsInSteps(found, { step: 50, what: '篇' })
  return (
    <>
      <InboxFilters
        list={list}
        alike={alike}
        compared={compared}
        chosen={filter}
        onChoose={(to) => look({ filter: to })}
      />
      {list.length >= SEARCH_FROM && (
        <TextInput
          label="查找来稿"
          hideLabel
          type="search"
          placeholder="按单位或正文查找来稿"
          value={search}
          onChange={(to) => look({ search: to })}
        />
      )}
      {found.length === 0 && <Empty>没有这样的来稿。</Empty>}
      <div className="inbox-help">
        <Button small kind="quiet" onPress={() => setAsked(true)}>
          快捷键
        </Button>
        {(['docx', 'xlsx'] as const).map((format) => (
          <Download
            key={format}
            address={submissionsFileAddress(issue.id, format)}
            name={`${publication.name}${issueLabel(issue)}来稿.${format}`}
          >
            {format === 'docx' ? '导出来稿 Word' : '导出来稿 XLSX'}
          </Download>
        ))}
      </div>
      <ul className="stack submissions" aria-label="来稿" ref={cards}>
        {shown.map((submission, n) => (
          <SubmissionCard
            key={submission.id}
            submission={submission}
            alike={alike.get(submission.id) ?? []}
            isFirst={n === 0}
          />
        ))}
      </ul>
      {more}
      {isAsked && <ShortcutsWindow onClose={() => setAsked(false)} />}
    </>
  )
}

export function SubmissionsPanel() {
  const { issue } = useTheDesk()
  const query = useQuery({ ...submissions(issue.id), refetchInterval: 10_000 })
  const handedIn = useQuery(departments(issue.id))
  const before = useQuery(printedBefore(issue.id))
  return (
    <Loaded query={query} beside={[handedIn, before]}>
      {(list) => (
        <>
          <UnreadRows of={submissions(issue.id).queryKey} />
          <HandedIn />
          {list.length === 0 ? <Empty>还没有单位报送来稿。</Empty> : <Cards list={list} />}
        </>
      )}
    </Loaded>
  )
}
