/** All issues of the publication, newest first, and what of them waits for the person who looks. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { dayInChinese, minuteInChinese, monthInChinese } from '#shared/calendar.ts'
import type { Publication } from '#shared/centre/publication.ts'
import type { Standing } from '#shared/distribution/standing.ts'
import { hasCorrected } from '#shared/distribution/standing-labels.ts'
import type { ListedIssue } from '#shared/issue/issue.ts'
import { issueLabel, numberLine } from '#shared/issue/issue-label.ts'
import { issueList, publications } from '../../api/queries.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { useStandsInFor } from '../../api/stands-in.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Page } from '../../parts/page.tsx'
import { TurnPages, usePages } from '../../parts/turn-pages.tsx'
import { UnreadNotice, UnreadRows } from '../../parts/unread-rows.tsx'
import { Empty, Loaded } from '../../parts/waiting.tsx'
import { routes } from '../../routes.ts'
import { issueBadge } from '../../state-badges.ts'
import { NewIssue } from './new-issue.tsx'
import { todoOf } from './todo.ts'

export function Issues() {
  const query = useQuery(publications)
  return (
    <>
      <UnreadRows of={publications.queryKey} />
      <Loaded query={query}>
        {([publication]) =>
          publication ? <IssuesOf publication={publication} /> : <Empty>没有可以显示的刊物。</Empty>
        }
      </Loaded>
    </>
  )
}

function IssuesOf({ publication }: { publication: Publication }) {
  const person = usePerson()
  const standsInFor = useStandsInFor()
  const [opening, setOpening] = useState(false)
  const query = useQuery({ ...issueList(publication.id), refetchInterval: 30_000 })
  const editor = person.roles.includes('editor')
  return (
    <Page
      title={publication.name}
      beside={<span className="page-beside">{publication.issuingUnit}</span>}
      actions={
        editor && (
          <>
            <Link href={routes.imports} className="button button-plain">
              补录往期
            </Link>
            <Button kind="main" onPress={() => setOpening(true)}>
              新建一期
            </Button>
          </>
        )
      }
    >
      <UnreadNotice unread={query.data?.unread} />
      <Loaded query={query}>
        {({ issues: list, standings, next }) => {
          const rows = list.map((issue) => ({
            issue,
            todo: todoOf(issue, person, publication, standings[issue.id], standsInFor),
          }))
          const waiting = rows.filter(({ todo }) => todo !== null)
          return (
            <>
              <section aria-labelledby="todo-title" className="todo">
                <h2 id="todo-title">待办（{waiting.length}）</h2>
                {waiting.length === 0 ? (
                  <p className="muted">目前没有需要您办理的事项。</p>
                ) : (
                  <ul className="todo-list">
                    {waiting.map(({ issue, todo }) => (
                      <li key={issue.id}>
                        <Link href={routes.issue(issue.id)} className="todo-link">
                          <strong>{issueLabel(issue)}</strong>
                          <span>{todo}</span>
                        </Link>
                      </li>
                    ))}
                  </ul>
                )}
              </section>
              {list.length === 0 ? (
                <Empty>还没有任何一期。{editor && '点“新建一期”开始。'}</Empty>
              ) : (
                <IssuePages publication={publication} list={list} standings={standings} next={next} />
              )}
            </>
          )
        }}
      </Loaded>
      {opening && query.data && (
        <NewIssue publication={publication} known={query.data.issues} onClose={() => setOpening(false)} />
      )}
    </Page>
  )
}

/** The newest issues, and the older ones page by page. */
function IssuePages({ publication, next, ...newest }: Listed & { publication: Publication; next: string | null }) {
  const pages = usePages()
  const { after } = pages
  const older = useQuery({ ...issueList(publication.id, after), enabled: after !== null })
  return (
    <>
      {after === null ? (
        <IssueTable {...newest} />
      ) : (
        <Loaded query={older}>
          {({ issues: list, standings }) => <IssueTable list={list} standings={standings} />}
        </Loaded>
      )}
      <TurnPages pages={pages} next={after === null ? next : (older.data?.next ?? null)} />
    </>
  )
}

type Listed = { list: readonly ListedIssue[]; standings: Readonly<Record<string, Standing>> }

const IssueTable = ({ list, standings }: Listed) => (
  <section aria-labelledby="all-title">
    <h2 id="all-title">各期</h2>
    <table className="table">
      <thead>
        <tr>
          <th scope="col">期次</th>
          <th scope="col">状态</th>
          <th scope="col">所属月份</th>
          <th scope="col">印发日期</th>
          <th scope="col">截稿时间</th>
        </tr>
      </thead>
      <tbody>
        {list.map((issue) => (
          <tr key={issue.id}>
            <th scope="row" data-label="期次">
              <Link href={routes.issue(issue.id)} className="link">
                {issueLabel(issue)}
              </Link>
              {issue.total !== null && <span className="muted"> {numberLine(issue).replace(/^[^（]*/, '')}</span>}
              <CorrectionLinks issue={issue} list={list} standings={standings} />
            </th>
            <td data-label="状态">
              <Badge {...issueBadge(issue, standings[issue.id])} />
              {issue.origin === 'imported' && <Badge label="补录" tone="grey" />}
              {issue.corrects && <Badge label="更正" tone="red" />}
              {issue.state === 'department-input' && !issue.corrects && !issue.inputOpen && (
                <Badge label="已截稿" tone="grey" />
              )}
            </td>
            <td data-label="所属月份">{monthInChinese(issue.period)}</td>
            <td data-label="印发日期">{dayInChinese(issue.issueDate)}</td>
            <td data-label="截稿时间">{issue.deadline ? minuteInChinese(issue.deadline) : '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

/** What the issue corrects, and what corrects it. */
function CorrectionLinks({ issue, list, standings }: { issue: ListedIssue } & Listed) {
  const corrected = issue.corrects ? [{ id: issue.corrects.issueId, label: issue.corrects.label }] : []
  const correctedBy = list
    .filter(({ id, corrects }) => corrects?.issueId === issue.id && hasCorrected(standings[id]))
    .map((one) => ({ id: one.id, label: issueLabel(one) }))
  return [
    { says: '更正', links: corrected },
    { says: '已更正，见', links: correctedBy },
  ].flatMap(({ says, links }) =>
    links.map(({ id, label }) => (
      <span key={id} className="muted">
        {' '}
        {says}{' '}
        <Link href={routes.issue(id)} className="link">
          {label}
        </Link>
      </span>
    )),
  )
}
