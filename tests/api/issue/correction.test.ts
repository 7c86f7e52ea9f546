/** Corrections (更正): an issue of its own, with its own approval, to exactly those who got what it corrects. */
import { describe, expect, test } from 'vitest'
import { subjects } from '#functions/store/keys.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { checkProof } from '#shared/proof/check-proof.ts'
import { openEntry } from '#shared/zip.ts'
import { aBackIssue } from '../../support/a-back-issue.ts'
import { CORRECTION, correcting, correctionSettings } from '../../support/correcting.ts'
import { aDraft, anIssueInReview, ok } from '../../support/issue-steps.ts'
import { ACCEPTED, aMailer, aMailerThat, REFUSED, UNKNOWN } from '../../support/mailer.ts'
import { settle } from '../../support/store/ledger.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, office, head, mailboxes, signed, ledger, read } = await usingCentre({
  people: ['editor', 'office', 'head'],
})

const { correct, signedOff } = correcting(centre, { editor, office, head })

/** Signed and sent, all mailboxes reached but those that the mailer refuses. */
async function anIssued(): Promise<Issue> {
  const issue = await signed()
  await centre.runAllWork()
  return issue
}

async function distributed(correction: Issue): Promise<Issue> {
  const issue = await signedOff(correction)
  await centre.runAllWork()
  return issue
}

const addressesOf = (list: { address: string }[]) => list.map(({ address }) => address).sort()

describe('who a correction goes to', () => {
  test('exactly those who got the original, whatever the list says now', async () => {
    const [refused = '', unknown = ''] = mailboxes
    const outbox = centre.deps.mailer
    const moody = aMailerThat({ [refused]: REFUSED, [unknown]: UNKNOWN })
    centre.deps.mailer = moody
    const original = await anIssued()
    const correction = await correct(original)
    const recipient = { address: 'late@centre.example', name: '后加的人', unit: '', lists: ['distribution'] }
    const administrator = await centre.as('he-jing')
    ok(await administrator.put(`/api/publications/${original.publicationId}/recipients`, { version: null, recipient }))

    moody.letters.length = 0
    await distributed(correction)
    const got = mailboxes.filter((address) => address !== refused)
    expect(addressesOf((await ledger(correction)).deliveries)).toEqual([...got].sort())
    const letters = moody.letters.filter(({ attachments }) => attachments.length > 0)
    expect(addressesOf(letters.map(({ to }) => to))).toEqual([...got].sort())
    expect(new Set(letters.map(({ message }) => message.subject))).toEqual(
      new Set([`〔政务服务工作动态〕2026年第${correction.number}期（更正2026年第${original.number}期）`]),
    )
    centre.deps.mailer = outbox
    ok(
      await administrator.post(`/api/publications/${original.publicationId}/recipients/removals`, {
        address: recipient.address,
        version: 1,
      }),
    )
  })

  test('also who got it in an earlier round, whatever became of the letter that was sent once more', async () => {
    const original = await anIssued()
    const [again] = (await ledger(original)).deliveries
    ok(await settle(editor, original, again ? [again] : [], 'resend', '对方误删，来电索取'))
    const outbox = centre.deps.mailer
    centre.deps.mailer = aMailer(({ attachments }) => (attachments.length > 0 ? REFUSED : ACCEPTED))
    await centre.runAllWork()
    centre.deps.mailer = outbox
    expect((await ledger(original)).deliveries.find(({ id }) => id === again?.id)).toMatchObject({
      state: 'failed',
      round: 2,
    })
    const correction = await correct(original)
    expect(ok(await head.get(`/api/issues/${correction.id}/recipients`)).count).toBe(mailboxes.length)
  })

  test('is not known, and not signed, before the original is with everyone it goes to', async () => {
    const original = await signed()
    const correction = await correct(original)
    const { status, body } = await head.get(`/api/issues/${correction.id}/recipients`)
    expect([status, body.code]).toEqual([409, 'original-not-distributed'])
    await centre.runAllWork()
    expect(ok(await head.get(`/api/issues/${correction.id}/recipients`)).count).toBe(mailboxes.length)
  })
})

test('the corrected issue and what was signed of it stay as they are; both know of each other', async () => {
  const original = await anIssued()
  const before = await centre.rows()
  const correction = await correct(original)
  expect(correction.corrects).toEqual({
    issueId: original.id,
    label: `2026年第${original.number}期`,
    issueDate: original.issueDate,
    pdfHash: original.signOff?.pdf.hash,
  })
  const path = `/api/issues/${original.id}/corrections`
  const link = { issueId: correction.id, label: `2026年第${correction.number}期` }
  expect(ok(await editor.get(path)).corrections).toEqual([{ ...link, state: 'department-input' }])
  const issued = async (issue: Issue) => ok(await editor.get(`/api/issued/${issue.signOff?.pdf.hash}`)).issued
  expect(await issued(original)).toMatchObject([{ corrects: null, correctedBy: [] }])

  const released = await distributed(correction)
  expect(ok(await editor.get(path)).corrections).toEqual([{ ...link, state: 'published' }])
  expect(await issued(original)).toMatchObject([{ corrects: null, correctedBy: [link] }])
  expect(await issued(released)).toMatchObject([{ corrects: { issueId: original.id }, correctedBy: [] }])
  const after = await centre.rows()
  const kept = Object.keys(before).filter((key) => key.startsWith(`${subjects.issue(original.id)} `))
  expect(Object.fromEntries(kept.map((key) => [key, after[key]]))).toEqual(
    Object.fromEntries(kept.map((key) => [key, before[key]])),
  )
})

test('its proof holds and says which issue it corrects', async () => {
  const correction = await distributed(await correct(await anIssued()))
  const zip = new Uint8Array(ok(await editor.get(`/api/issues/${correction.id}/proof`)))
  expect((await checkProof(zip)).findings.filter(({ holds }) => !holds)).toEqual([])
  const page = new TextDecoder().decode(openEntry(zip, 'summary.html', zip.length) ?? new Uint8Array())
  expect(page).toContain(`本期是对${correction.corrects?.label}的更正`)
})

describe('what it prints', () => {
  const contentOf = async ({ id }: Issue) => ok(await editor.get(`/api/issues/${id}/content`))

  test('the notice alone, beginning with the issue it corrects', async () => {
    const original = await anIssued()
    const content = await contentOf(await correct(original))
    expect(content.correction).toBe(
      `本刊2026年第${original.number}期（2026年2月14日印发）更正如下：\n“5.05万件”应为“5.50万件”。`,
    )
    expect(content.sections).toEqual([])
  })

  test('or the whole issue after it, to be mended; whoever wrote that may not approve it', async () => {
    const original = await anIssued()
    const correction = await correct(original, { whole: true })
    const { sections } = await contentOf(correction)
    expect(sections).toEqual((await contentOf(original)).sections)
    expect(correction.authors).toEqual(expect.arrayContaining(original.authors))
    const items = correction.sections.flatMap((section) => (section.kind === 'items' ? section.items : []))
    expect(items.length).toBeGreaterThan(0)
    expect(items.every(({ from }) => from.length === 0)).toBe(true)
  })

  test('a section that holds something is judged as in any issue, an empty one is left out', async () => {
    const correction = await correct(await anIssued())
    const sections = correction.sections.map((section) =>
      section.kind === 'figures' ? { ...section, values: { handled: '5.50' } } : section,
    )
    const saved = ok(
      await editor.put(`/api/issues/${correction.id}/content`, { version: correction.version, sections }),
    )
    expect((await contentOf(saved)).sections).toHaveLength(1)
    const { body } = await editor.post(`/api/issues/${saved.id}/moves`, {
      move: 'send-to-review',
      version: saved.version,
    })
    expect(body.code).toBe('not-ready-for-review')
  })
})

describe('what cannot be', () => {
  const refusal = async (issue: Issue, change: Record<string, unknown> = {}) => {
    const before = await centre.rows()
    const request = { settings: correctionSettings(), correction: CORRECTION, whole: false, ...change }
    const { status, body } = await editor.post(`/api/issues/${issue.id}/corrections`, request)
    expect(await centre.rows()).toEqual(before)
    return [status, body.code]
  }

  test('correcting what was not signed here', async () => {
    expect(await refusal(await aDraft(editor))).toEqual([409, 'not-correctable'])
    expect(await refusal(await anIssueInReview(centre, editor))).toEqual([409, 'not-correctable'])
    const imported = await aBackIssue(editor, '2025-12', 12, '科技厅窗口开展上门服务。')
    await centre.runAllWork()
    expect((await read(imported)).state).toBe('published')
    expect(await refusal(imported)).toEqual([409, 'not-correctable'])
  })

  test('taking the number of another issue', async () => {
    const original = await anIssued()
    const taken = { ...correctionSettings(), number: original.number }
    expect(await refusal(original, { settings: taken })).toEqual([409, 'number-taken'])
  })

  test('review without saying what is corrected, and a call for news', async () => {
    const correction = await correct(await anIssued(), { correction: '' })
    const moveTo = async (request: Record<string, unknown>) =>
      (await editor.post(`/api/issues/${correction.id}/moves`, { version: correction.version, ...request })).body.code
    expect(await moveTo({ move: 'send-to-review' })).toBe('not-ready-for-review')
    const deadline = new Date(centre.now().getTime() + 86_400_000).toISOString()
    expect(await moveTo({ move: 'reopen-input', deadline, reason: '补报' })).toBe('nobody-called')
  })
})
