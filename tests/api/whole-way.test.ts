/** The whole way of an issue at the API, from empty draft to every inbox, on real engines. */
import { expect, test } from 'vitest'
import { listOutbox, readOutbox } from '#functions/mail/outbox-reading.ts'
import { sha256 } from '#shared/hash.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { RECIPIENTS } from '../../infra/local/demo/recipients.ts'
import { at } from '../support/issue-page.ts'
import { aCalledIssue, aSubmission, FIGURES, move, ok, seen } from '../support/issue-steps.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor, office, head, science, police } = await usingCentre({
  people: ['editor', 'office', 'head', 'science', 'police'],
  mailboxes: 'all',
  print: 'by-chromium',
})

test('an issue goes from draft to every mailbox, and what was signed is what arrives', async () => {
  let issue = await aCalledIssue(centre, editor)

  const adopted = await aSubmission(science, issue, '1月，科技厅窗口办了两场培训。', ['kjt'])
  const returned = await aSubmission(police, issue, '1月，公安厅窗口上门服务。', ['gat'])
  const path = (id: string) => `/api/issues/${issue.id}/submissions/${id}/moves`
  ok(
    await editor.post(path(adopted.id), {
      move: 'adopt',
      version: adopted.version,
      issueVersion: issue.version,
      sectionId: 'windows',
      itemId: null,
    }),
  )
  ok(await editor.post(path(returned.id), { move: 'return', version: returned.version, reason: '请写明地点' }))

  issue = ok(await editor.get(`/api/issues/${issue.id}`))
  const sections = issue.sections.map((section) => {
    if (section.kind === 'figures') return { ...section, values: FIGURES }
    if (section.id === 'windows') return section
    return { ...section, items: [{ id: centre.deps.newId(), text: '省里发了新办法。', departments: [], from: [] }] }
  })
  issue = ok(await editor.put(`/api/issues/${issue.id}/content`, { version: issue.version, sections }))
  await move(editor, issue, { move: 'send-to-review' })
  await centre.runAllWork()
  issue = ok(await office.get(`/api/issues/${issue.id}`))
  issue = await move(office, issue, { move: 'approve', comment: '同意', ...seen(issue) })
  const { hash: recipientsHash } = ok(await head.get(`/api/issues/${issue.id}/recipients`))
  issue = await move(head, issue, { move: 'sign-off', comment: '', recipientsHash, ...seen(issue) })
  expect(issue.state).toBe('published')
  await centre.runAllWork()

  const { distribution, counts, deliveries } = ok(await editor.get(`/api/issues/${issue.id}/deliveries`))
  const mailboxes = new Set(RECIPIENTS.map(({ address }) => address))
  expect(distribution).toMatchObject({ state: 'done', frozen: mailboxes.size })
  expect(counts).toMatchObject({ sent: mailboxes.size, queued: 0, sending: 0, ambiguous: 0, failed: 0 })
  expect(new Set(deliveries.map(({ address }: { address: string }) => address))).toEqual(mailboxes)

  const letters = (await listOutbox(centre.outbox)).filter(
    ({ subject }) => subject === `〔政务服务工作动态〕${issueLabel(issue)}`,
  )
  expect(letters.map(({ to }) => to[0]?.address).sort()).toEqual([...mailboxes].sort())
  for (const { id } of letters) {
    const [pdf] = (await readOutbox(centre.outbox, id))?.attachments ?? []
    expect(pdf?.name).toBe(`政务服务工作动态${issueLabel(issue)}.pdf`)
    expect(await sha256(new Uint8Array(pdf?.bytes ?? []))).toBe(issue.signOff?.pdf.hash)
  }

  const { entries, brokenAt } = ok(await editor.get(`/api/issues/${issue.id}/audit`))
  expect(brokenAt).toBeNull()
  expect(entries.map(({ what }: { what: string }) => what)).toEqual([
    'open',
    'call-for-news',
    'submission-started',
    'hand-in',
    'submission-started',
    'hand-in',
    'adopt',
    'return-submission',
    'content',
    'send-to-review',
    'rendered',
    'approve',
    'sign-off',
    'queued',
    'distributed',
  ])

  await isToldByTheLog(issue, mailboxes)
})

/** One line for each request, piece of work and letter; what a request causes carries its id; nothing names a mailbox. */
async function isToldByTheLog(issue: Issue, mailboxes: ReadonlySet<string>): Promise<void> {
  ok(await editor.get(`${at(issue)}/now`))
  const { lines } = centre
  expect(lines.at(-1)).toMatchObject({ level: 'debug', event: 'request', path: `${at(issue)}/now` })
  const requests = lines.filter(({ event }) => event === 'request')
  expect(new Set(requests.map(({ request }) => request)).size).toBe(requests.length)
  const signOff = requests.filter(
    ({ method, path, person }) => `${method} ${path} ${person}` === `POST ${at(issue)}/moves lin-guodong`,
  )
  expect(signOff).toEqual([expect.objectContaining({ level: 'info', status: 200, ms: 0 })])

  const of = (event: string) => lines.filter((line) => line.event === event && line.request === signOff[0]?.request)
  expect(of('work-done')).toContainEqual(expect.objectContaining({ task: 'distribute', attempts: 1 }))
  expect(of('letter').filter((line) => line.issue === issue.id)).toHaveLength(mailboxes.size)
  // What a request causes by way of other work has its id too: the render that review waits for asks the leaders by mail.
  const sent = requests.findLast(({ path, person }) => path === `${at(issue)}/moves` && person === 'zhou-min')
  const bySending = lines.filter(({ request }) => request === sent?.request)
  expect(bySending.map(({ event, task }) => task ?? event)).toEqual(
    expect.arrayContaining(['request', 'render', 'letter']),
  )

  const done = lines.filter(({ event }) => /^work-/.test(event))
  expect(new Set(done.map(({ work }) => work)).size).toBe(done.length)
  expect(JSON.stringify(lines)).not.toMatch(/@\w+\.example/)
}
