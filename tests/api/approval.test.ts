/** Review and sign-off at the API: what was approved is what is there, and nobody approves their own work. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listOutbox } from '#functions/mail/outbox-reading.ts'
import { loadPublication } from '#functions/store/load.ts'
import type { Issue } from '#shared/issue.ts'
import type { PersonSettings, Role } from '#shared/person.ts'
import type { PublicationSettings } from '#shared/publication.ts'
import type { Submission } from '#shared/submission.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import type { Caller } from '../support/caller.ts'
import { type Centre, openCentre } from '../support/centre.ts'
import { quickPress } from '../support/press.ts'
import { aCalledIssue, anIssueInReview, aSubmission, aWrittenIssue, move, ok, seen } from '../support/way.ts'

let centre: Centre
let editor: Caller
let office: Caller
let head: Caller
let administrator: Caller
beforeAll(async () => {
  centre = await openCentre({ print: quickPress })
  editor = await centre.as('zhou-min')
  office = await centre.as('chen-zhiyuan')
  head = await centre.as('lin-guodong')
  administrator = await centre.as('he-jing')
})
afterAll(() => centre.close())

const at = ({ id }: Issue) => `/api/issues/${id}`
const read = async (issue: Issue): Promise<Issue> => ok(await editor.get(at(issue)))
const post = (caller: Caller, issue: Issue, request: Record<string, unknown>) =>
  caller.post(`${at(issue)}/moves`, { version: issue.version, comment: '', ...request })
const recipientsHash = async (issue: Issue): Promise<string> => ok(await head.get(`${at(issue)}/recipients`)).hash
const approved = async (): Promise<Issue> => {
  const issue = await anIssueInReview(centre, editor)
  return move(office, issue, { move: 'approve', comment: '', ...seen(issue) })
}
const OTHER = 'f'.repeat(64)

async function changeSettings(change: (settings: PublicationSettings) => Partial<PublicationSettings>) {
  const { id, version, ...settings } = await loadPublication(centre.deps.table, PUBLICATION.id)
  return administrator.put(`/api/publications/${id}`, { version, settings: { ...settings, ...change(settings) } })
}

async function someone(name: string, roles: Role[], departmentId: string | null = null) {
  const settings: PersonSettings = {
    name,
    title: '',
    email: `${name}@centre.example`,
    roles,
    departmentId,
    active: true,
  }
  const { id } = ok(await administrator.post('/api/people', settings))
  return { id: String(id), caller: await centre.as(settings.email), settings }
}

describe('approving binds to what was seen', () => {
  test.each([
    ['another content', { contentHash: OTHER }],
    ['another PDF', { pdfHash: OTHER }],
  ])('an approval of %s is refused', async (_, change) => {
    const issue = await anIssueInReview(centre, editor)
    const { status, body } = await post(office, issue, { move: 'approve', ...seen(issue), ...change })
    expect([status, body.code]).toEqual([409, 'not-what-you-saw'])
    expect((await read(issue)).review?.approvals).toEqual([])
  })

  test.each([
    ['another content', { contentHash: OTHER }],
    ['another PDF', { pdfHash: OTHER }],
    ['another recipient list', { recipientsHash: OTHER }],
  ])('a sign-off of %s is refused', async (_, change) => {
    const issue = await approved()
    const request = { move: 'sign-off', recipientsHash: await recipientsHash(issue), ...seen(issue), ...change }
    const { status, body } = await post(head, issue, request)
    expect([status, body.code]).toEqual([409, 'not-what-you-saw'])
    expect(await read(issue)).toMatchObject({ state: 'review', signOff: null })
  })

  test('a sign-off is refused when the list changed after the page was loaded', async () => {
    const issue = await approved()
    const hash = await recipientsHash(issue)
    const recipient = { address: 'new@centre.example', name: '新来的', unit: '', lists: ['distribution'] }
    const path = `/api/publications/${PUBLICATION.id}/recipients`
    ok(await administrator.put(path, { version: null, recipient }))
    const request = { move: 'sign-off', recipientsHash: hash, ...seen(issue) }
    expect((await post(head, issue, request)).body.code).toBe('not-what-you-saw')
    ok(await administrator.post(`${path}/removals`, { version: 1, address: recipient.address }))
    expect((await post(head, issue, request)).status).toBe(200)
  })

  test('the sign-off keeps the three hashes, who signed and when', async () => {
    const issue = await approved()
    const hash = await recipientsHash(issue)
    const signed = await move(head, issue, { move: 'sign-off', comment: '请发', recipientsHash: hash, ...seen(issue) })
    expect(signed.signOff).toMatchObject({
      ...{ contentHash: issue.review?.contentHash },
      recipientsHash: hash,
      personId: 'lin-guodong',
    })
    expect(signed.signOff?.pdf).toEqual(issue.review?.pdf)
    expect(signed.review?.approvals.map(({ personId }) => personId)).toEqual(['chen-zhiyuan', 'lin-guodong'])
    const { entries } = ok(await editor.get(`${at(issue)}/audit`))
    expect(entries.at(-1)).toMatchObject({
      what: 'sign-off',
      why: '请发',
      facts: { recipientsHash: hash, ...seen(issue) },
    })
  })

  test('nothing of a published issue can be changed', async () => {
    const issue = await approved()
    const request = { move: 'sign-off', recipientsHash: await recipientsHash(issue), ...seen(issue) }
    const signed = await move(head, issue, { comment: '', ...request })
    await centre.works()
    const { version, sections, period, number, total, issueDate } = await read(signed)
    const settings = { period, number, total, issueDate }
    const answers = [
      await editor.put(`${at(issue)}/content`, { version, sections }),
      await editor.put(`${at(issue)}/settings`, { version, settings }),
      await post(editor, { ...signed, version }, { move: 'withdraw', comment: undefined }),
      await office.post(`${at(issue)}/moves`, { move: 'return', version, reason: '有误' }),
      await post(head, { ...signed, version }, request),
    ]
    for (const { status, body } of answers) expect([status, body.code]).toEqual([409, 'wrong-state'])
  })
})

describe('returning and withdrawing', () => {
  test('after a return both approve the new revision, and the first approvals count no more', async () => {
    const first = await approved()
    const returned = await move(head, first, { move: 'return', reason: '第二段数字有误' })
    expect(returned).toMatchObject({
      state: 'department-input',
      review: null,
      returned: { reason: '第二段数字有误', stepName: '中心领导签发' },
    })
    const sections = returned.sections.map((section) =>
      section.kind === 'items'
        ? { ...section, items: section.items.map((item) => ({ ...item, text: '改过了。' })) }
        : section,
    )
    const edited: Issue = ok(await editor.put(`${at(first)}/content`, { version: returned.version, sections }))
    await move(editor, edited, { move: 'send-to-review' })
    await centre.works()
    const second = await read(edited)
    expect(second).toMatchObject({ returned: null, review: { revision: 2, approvals: [] } })
    expect(second.review?.contentHash).not.toBe(first.review?.contentHash)

    const hash = await recipientsHash(second)
    const early = await post(head, second, { move: 'sign-off', recipientsHash: hash, ...seen(second) })
    expect(early.body.code).toBe('not-your-step')
    expect((await post(office, second, { move: 'approve', ...seen(first) })).body.code).toBe('not-what-you-saw')
    const again = await move(office, second, { move: 'approve', comment: '', ...seen(second) })
    const signed = await move(head, again, { move: 'sign-off', comment: '', recipientsHash: hash, ...seen(second) })
    expect(signed.signOff?.revision).toBe(2)
    const { revisions } = ok(await editor.get(`${at(first)}/revisions`))
    expect(revisions.map(({ revision }: { revision: number }) => revision)).toEqual([1, 2])
  })

  test('a return needs a reason', async () => {
    const issue = await anIssueInReview(centre, editor)
    const { status, body } = await office.post(`${at(issue)}/moves`, {
      move: 'return',
      version: issue.version,
      reason: ' 　',
    })
    expect([status, body.code]).toEqual([400, 'reason-required'])
  })

  test('the editor withdraws before anyone acted, not after', async () => {
    const issue = await anIssueInReview(centre, editor)
    const withdrawn = await move(editor, issue, { move: 'withdraw' })
    expect(withdrawn).toMatchObject({ state: 'department-input', review: null })
    const second = await approved()
    const answer = await editor.post(`${at(second)}/moves`, { move: 'withdraw', version: second.version })
    expect([answer.status, answer.body.code]).toEqual([409, 'already-acted'])
  })

  test('a PDF that comes after its review was withdrawn is nobody’s', async () => {
    const sent = await move(editor, await aWrittenIssue(centre, editor), { move: 'send-to-review' })
    const withdrawn = await move(editor, sent, { move: 'withdraw' })
    const again = await move(editor, withdrawn, { move: 'send-to-review' })
    await centre.works()
    const { review } = await read(again)
    expect(review).toMatchObject({ revision: 2, pdf: { key: expect.stringContaining('revision-2') } })
    const { revisions } = ok(await editor.get(`${at(sent)}/revisions`))
    expect(revisions[0].pdf).toBeNull()
  })

  test('what is under review is not edited', async () => {
    const issue = await anIssueInReview(centre, editor)
    const { sections, version } = issue
    expect((await editor.put(`${at(issue)}/content`, { version, sections })).body.code).toBe('wrong-state')
  })
})

describe('four eyes', () => {
  test('someone with every role does not approve what they edited, sent or wrote, and takes one step only', async () => {
    const all = await someone('quan', ['editor', 'leader', 'contributor', 'administrator'], 'kjt')
    const steps = (await loadPublication(centre.deps.table, PUBLICATION.id)).steps
    ok(
      await changeSettings(() => ({
        steps: steps.map((step) => ({ ...step, approvers: [...step.approvers, all.id] })),
      })),
    )
    try {
      // Edited it.
      const edited = await aWrittenIssue(centre, editor)
      const { sections, version } = edited
      const theirs: Issue = ok(await all.caller.put(`${at(edited)}/content`, { version, sections }))
      await move(editor, theirs, { move: 'send-to-review' })
      await centre.works()
      const first = await read(edited)
      for (const request of [
        { move: 'approve', comment: '', ...seen(first) },
        { move: 'return', reason: '不行' },
      ]) {
        const answer = await all.caller.post(`${at(first)}/moves`, { version: first.version, ...request })
        expect([answer.status, answer.body.code]).toEqual([403, 'own-work'])
      }

      // Sent it.
      const sent = await move(all.caller, await aWrittenIssue(centre, editor), { move: 'send-to-review' })
      await centre.works()
      const second = await read(sent)
      expect((await post(all.caller, second, { move: 'approve', ...seen(second) })).body.code).toBe('own-work')

      // Approved the step before.
      const third = await anIssueInReview(centre, editor)
      const taken = await move(all.caller, third, { move: 'approve', comment: '', ...seen(third) })
      const request = { move: 'sign-off', recipientsHash: await recipientsHash(taken), ...seen(taken) }
      expect((await post(all.caller, taken, request)).body.code).toBe('acted-before')
      expect((await post(head, taken, request)).status).toBe(200)
    } finally {
      ok(await changeSettings(() => ({ steps })))
    }
  })

  test('whoever wrote in an adopted submission approves nothing, also when a colleague began it and handed it in', async () => {
    const writer = await someone('xie', ['leader', 'contributor'], 'kjt')
    const steps = (await loadPublication(centre.deps.table, PUBLICATION.id)).steps
    ok(
      await changeSettings(() => ({
        steps: steps.map((step) => ({ ...step, approvers: [...step.approvers, writer.id] })),
      })),
    )
    try {
      const science = await centre.as('wu-xiaolan')
      const issue = await aWrittenIssue(centre, editor)
      const form = { departments: ['kjt'], from: null, to: null, text: '初稿。', contact: '' }
      const path = `${at(issue)}/submissions`
      const begun: Submission = ok(await science.post(path, form))
      const written = await writer.caller.put(`${path}/${begun.id}`, { version: 1, form: { ...form, text: '改稿。' } })
      const handed: Submission = ok(
        await science.post(`${path}/${begun.id}/moves`, { move: 'hand-in', version: ok(written).version }),
      )
      const adopt = { move: 'adopt', issueVersion: issue.version, sectionId: 'windows', itemId: null }
      ok(await editor.post(`${path}/${begun.id}/moves`, { ...adopt, version: handed.version }))
      await move(editor, await read(issue), { move: 'send-to-review' })
      await centre.works()
      const review = await read(issue)
      expect((await post(writer.caller, review, { move: 'approve', ...seen(review) })).body.code).toBe('own-work')
    } finally {
      ok(await changeSettings(() => ({ steps })))
    }
  })
})

describe('settings that change while an issue is in work', () => {
  test('steps: a review goes through those it was sent with', async () => {
    const issue = await approved()
    const steps = (await loadPublication(centre.deps.table, PUBLICATION.id)).steps
    ok(await changeSettings(() => ({ steps: steps.slice(1) })))
    try {
      const hash = await recipientsHash(issue)
      const request = { move: 'sign-off', recipientsHash: hash, ...seen(issue) }
      expect((await post(office, issue, request)).status).toBe(403)
      const signed = ok(await post(head, issue, request))
      expect(signed.review.approvals.map(({ step }: { step: string }) => step)).toEqual(['office', 'sign-off'])
      // The next one has one step.
      const next = await anIssueInReview(centre, editor)
      expect((await post(head, next, { move: 'sign-off', recipientsHash: hash, ...seen(next) })).status).toBe(200)
    } finally {
      ok(await changeSettings(() => ({ steps })))
    }
  })

  test('steps: an approver who left is replaced, and the review goes on', async () => {
    const issue = await anIssueInReview(centre, editor)
    const steps = (await loadPublication(centre.deps.table, PUBLICATION.id)).steps
    const successor = await someone('ren', ['leader'])
    ok(
      await changeSettings(() => ({
        steps: steps.map((step) => (step.id === 'office' ? { ...step, approvers: [successor.id] } : step)),
      })),
    )
    try {
      expect((await post(office, issue, { move: 'approve', ...seen(issue) })).body.code).toBe('not-your-step')
      expect((await post(successor.caller, issue, { move: 'approve', ...seen(issue) })).status).toBe(200)
    } finally {
      ok(await changeSettings(() => ({ steps })))
    }
  })

  test('steps: whoever is unknown, left or no leader cannot be made an approver', async () => {
    const gone = await someone('gone', ['leader'])
    ok(await administrator.put(`/api/people/${gone.id}`, { version: 1, person: { ...gone.settings, active: false } }))
    for (const id of ['nobody', 'zhou-min', gone.id]) {
      const answer = await changeSettings(({ steps }) => ({
        steps: steps.map((step) => ({ ...step, approvers: [id] })),
      }))
      expect([answer.status, answer.body.code]).toEqual([400, 'bad-request'])
      expect(answer.body.details[0]).toMatchObject({ path: 'settings.steps.0.approvers' })
    }
  })

  test('sections: one added shows empty and is written; one taken out keeps its items until they are moved', async () => {
    const issue = await aWrittenIssue(centre, editor)
    const { sections } = await loadPublication(centre.deps.table, PUBLICATION.id)
    const more = { id: 'more', kind: 'items' as const, title: '经验交流', takesSubmissions: true }
    ok(await changeSettings(() => ({ sections: [...sections.filter(({ id }) => id !== 'work'), more] })))
    try {
      const now = await read(issue)
      expect(now.sections.map(({ id }) => id)).toEqual(['figures', 'windows', 'more', 'work'])
      expect((await post(editor, now, { move: 'send-to-review', comment: undefined })).body.code).toBe(
        'not-ready-for-review',
      )

      // A page that was open before saves as it did.
      const old: Issue = ok(
        await editor.put(`${at(issue)}/content`, { version: issue.version, sections: issue.sections }),
      )
      expect(old.sections.map(({ id }) => id)).toEqual(['figures', 'windows', 'more', 'work'])

      const left = old.sections.flatMap((section) =>
        section.id === 'work' && section.kind === 'items' ? section.items : [],
      )
      const moved = old.sections.map((section) =>
        section.kind === 'figures'
          ? section
          : { ...section, items: section.id === 'more' ? left : section.id === 'work' ? [] : section.items },
      )
      const saved: Issue = ok(await editor.put(`${at(issue)}/content`, { version: old.version, sections: moved }))
      expect(saved.sections.map(({ id }) => id)).toEqual(['figures', 'windows', 'more'])
      const sent = await move(editor, saved, { move: 'send-to-review' })
      const content = ok(await editor.get(`${at(sent)}/content`))
      expect(content.sections.map(({ title }: { title: string }) => title)).toEqual([
        '2026年1月总体运行情况',
        '窗口资讯',
        '经验交流',
      ])
    } finally {
      ok(await changeSettings(() => ({ sections })))
    }
  })

  test('sections: a figure taken out or with fewer decimals does not keep the editor from saving', async () => {
    const issue = await aWrittenIssue(centre, editor)
    const { sections } = await loadPublication(centre.deps.table, PUBLICATION.id)
    const changed = sections.map((section) =>
      section.kind === 'figures'
        ? { ...section, figures: section.figures.filter(({ id }) => id !== 'visits') }
        : section,
    )
    ok(await changeSettings(() => ({ sections: changed })))
    try {
      const saved: Issue = ok(
        await editor.put(`${at(issue)}/content`, { version: issue.version, sections: issue.sections }),
      )
      const [figures] = saved.sections
      expect(figures?.kind === 'figures' && Object.keys(figures.values)).not.toContain('visits')
    } finally {
      ok(await changeSettings(() => ({ sections })))
    }
  })

  test('sections: the kind of one does not change', async () => {
    const answer = await changeSettings(({ sections }) => ({
      sections: sections.map((section) =>
        section.id === 'work' ? { id: 'work', kind: 'figures', title: '政务工作动态', text: '', figures: [] } : section,
      ),
    }))
    expect([answer.status, answer.body.details[0].path]).toEqual([400, 'settings.sections.1.kind'])
  })
})

describe('the time for departments to write', () => {
  test('ends when the editor closes it, and begins again with a reason and a new deadline', async () => {
    const science = await centre.as('wu-xiaolan')
    const issue = await aCalledIssue(centre, editor)
    const form = { departments: ['kjt'], from: null, to: null, text: '稿件。', contact: '' }
    const begun: Submission = ok(await science.post(`${at(issue)}/submissions`, form))
    const closed = await move(editor, issue, { move: 'close-input' })
    const submission = `${at(issue)}/submissions/${begun.id}`
    for (const answer of [
      await science.post(`${at(issue)}/submissions`, form),
      await science.put(submission, { version: begun.version, form }),
      await science.post(`${submission}/moves`, { move: 'hand-in', version: begun.version }),
      await editor.post(`${at(issue)}/reminders`, { departments: ['kjt'] }),
    ])
      expect([answer.status, answer.body.code]).toEqual([409, 'input-closed'])

    const deadline = new Date(centre.deps.clock().getTime() + 86_400_000).toISOString()
    const reopen = { move: 'reopen-input', version: closed.version, deadline, reason: '' }
    expect((await editor.post(`${at(issue)}/moves`, reopen)).body.code).toBe('reason-required')
    const past = { ...reopen, reason: '补报', deadline: '2026-01-01T00:00:00.000Z' }
    expect((await editor.post(`${at(issue)}/moves`, past)).body.code).toBe('deadline-passed')
    ok(await editor.post(`${at(issue)}/moves`, { ...reopen, reason: '有两家还要补报' }))
    const handed: Submission = ok(
      await science.post(`${submission}/moves`, { move: 'hand-in', version: begun.version }),
    )
    expect(handed).toMatchObject({ state: 'submitted', late: false })
    await centre.works()
    expect(
      (await listOutbox(centre.outbox)).some(
        ({ to, subject }) => to[0]?.address === 'wuxiaolan@kjt.example' && subject.includes('重新开放'),
      ),
    ).toBe(true)
  })

  test('what comes after the deadline is marked late', async () => {
    const science = await centre.as('wu-xiaolan')
    const issue = await aCalledIssue(centre, editor)
    centre.passes(11 * 86_400_000)
    const late = await aSubmission(await centre.as('wu-xiaolan'), issue, '迟到的稿件。', ['kjt'])
    expect(late.late).toBe(true)
    expect((await science.get('/api/me')).status).toBe(401)
    editor = await centre.as('zhou-min')
    administrator = await centre.as('he-jing')
    office = await centre.as('chen-zhiyuan')
    head = await centre.as('lin-guodong')
  })
})

describe('a back issue', () => {
  const TEXT = `省政务服务中心 2025年3月14日
一、2025年2月总体运行情况
2月，省本级共办理政务服务事项4.31万件，接听电话咨询1200人/次。
二、政务工作动态
（一）省里印发新的办事指南。各窗口同步更新。
三、窗口资讯
（一）2月5日，科技厅窗口办了培训。
（二）2月6日，公安厅窗口上门服务。
报：省政务管理办公室。
发：省中心各处（室）。`

  test('is read from its text, brought in as published, and sent to nobody', async () => {
    const content = ok(await editor.post('/api/imports', { text: TEXT }))
    expect(content.period).toBe('2025-02')
    const before = (await listOutbox(centre.outbox)).length
    const path = `/api/publications/${PUBLICATION.id}/imports`
    const issue: Issue = ok(await editor.post(path, { content, number: 3, total: null }))
    expect(issue).toMatchObject({ state: 'published', origin: 'imported', signOff: null, issueDate: '2025-03-14' })
    await centre.works()
    expect((await read(issue)).review).toMatchObject({ approvals: [], pdf: { pages: 1 } })
    const { distribution, deliveries } = ok(await editor.get(`${at(issue)}/deliveries`))
    expect([distribution, deliveries]).toEqual([null, []])
    expect((await listOutbox(centre.outbox)).length).toBe(before)
    const { entries, brokenAt } = ok(await editor.get(`${at(issue)}/audit`))
    expect(entries.map(({ what }: { what: string }) => what)).toEqual(['import', 'rendered'])
    expect(brokenAt).toBeNull()
    expect((await editor.get(`${at(issue)}/revisions/1/pdf`)).status).toBe(200)
    expect((await editor.post(path, { content, number: 3, total: null })).body.code).toBe('number-taken')
  })

  test('text that is no issue is refused', async () => {
    const { status, body } = await editor.post('/api/imports', { text: '你好' })
    expect([status, body.code]).toEqual([400, 'unreadable-text'])
  })
})

describe('numbers', () => {
  test('one number of a year is one issue’s; it can be changed to a free one, and is free then', async () => {
    const first = await aCalledIssue(centre, editor)
    const second = await aCalledIssue(centre, editor)
    const { period, total, issueDate } = second
    const settings = (number: number, date = issueDate) => ({ period, total, issueDate: date, number })
    const put = (issue: Issue, of: object) =>
      editor.put(`${at(issue)}/settings`, { version: issue.version, settings: of })
    const taken = await put(second, settings(first.number))
    expect([taken.status, taken.body.code]).toEqual([409, 'number-taken'])
    expect(await read(second)).toEqual(second)
    const open = { ...settings(first.number), period: '2026-02' }
    expect((await editor.post(`/api/publications/${PUBLICATION.id}/issues`, open)).body.code).toBe('number-taken')

    const changed: Issue = ok(await put(second, settings(990)))
    expect((await put(first, settings(990))).body.code).toBe('number-taken')
    ok(await put(first, settings(second.number)))
    // The same number of another year is another.
    ok(await put(changed, settings(second.number, '2027-01-14')))
  })
})
