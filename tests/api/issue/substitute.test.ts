/** Substitutes (代理): who names them, what they decide, whose names stand on it; four eyes hold over them. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hashOf } from '#shared/hash.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { checkProof } from '#shared/proof/check-proof.ts'
import { openProof } from '#shared/proof/open-proof.ts'
import {
  aPerson,
  askForPerson,
  askForSettings,
  askForSubstitute,
  despite,
  personNow,
} from '../../support/administering.ts'
import type { Caller } from '../../support/caller.ts'
import { forged, json } from '../../support/forger.ts'
import { at } from '../../support/issue-page.ts'
import { anIssueInReview, aWrittenIssue, move, ok, seen } from '../../support/issue-steps.ts'
import { type AskedMailer, aMailer } from '../../support/mailer.ts'
import { post } from '../../support/reviewing.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, office, head, administrator, read, acts, recipientsHash, proofHolds } = await usingCentre({
  people: ['editor', 'office', 'head', 'administrator'],
})

const YEAR = { from: '2026-01-01', until: '2026-12-31' }
const PERSON_ID = 'substitute.personId'
let deputy: { id: string; caller: Caller }
/** Of both roles. */
let both: typeof deputy
let mailer: AskedMailer
beforeAll(async () => {
  deputy = await aPerson(centre, administrator, 'fuping', ['leader', 'editor'])
  both = await aPerson(centre, administrator, 'guanli', ['leader', 'administrator'])
})
beforeEach(async () => {
  await centre.runAllWork()
  mailer = aMailer()
})

const person = (id: string) => personNow(administrator, id)
const name = (caller: Caller, absent: string, substitute: object | null, seenOnes?: string[]) =>
  askForSubstitute(administrator, caller, absent, substitute, seenOnes)
const approve = (issue: Issue) => ({ move: 'approve', ...seen(issue) })
const OFFICE = 'chen-zhiyuan'
const HEAD = 'lin-guodong'

describe('naming a substitute', () => {
  test.each<[string, () => object, string, string]>([
    ['oneself', () => ({ personId: OFFICE, ...YEAR }), PERSON_ID, '不能是本人'],
    ['somebody who is no leader', () => ({ personId: 'he-jing', ...YEAR }), PERSON_ID, '审核领导'],
    ['nobody who is known', () => ({ personId: 'none', ...YEAR }), PERSON_ID, '审核领导'],
    [
      'days that end before they begin',
      () => ({ personId: deputy.id, from: '2026-12-31', until: '2026-12-01' }),
      'substitute.until',
      '不能早于',
    ],
    [
      'days that are over',
      () => ({ personId: deputy.id, from: '2025-01-01', until: '2025-01-02' }),
      'substitute.until',
      '已过',
    ],
    ['too long', () => ({ personId: deputy.id, from: '2026-01-01', until: '2027-01-02' }), 'substitute.until', '一年'],
    [
      'a day that there is not',
      () => ({ personId: deputy.id, from: '2026-02-30', until: '2026-12-01' }),
      'substitute.from',
      '没有这一天',
    ],
  ])('%s is refused, with its place', async (_, substitute, path, words) => {
    const { status, body } = await name(office, OFFICE, substitute())
    expect([status, body.code, body.details[0].path]).toEqual([400, 'bad-request', path])
    expect(body.details[0].message).toContain(words)
    expect((await person(OFFICE)).substitute).toBeUndefined()
  })

  test('another leader’s, one of an older page, and one for somebody who approves nothing', async () => {
    const substitute = { personId: deputy.id, ...YEAR }
    expect((await name(office, HEAD, substitute)).body.code).toBe('not-allowed')
    expect((await office.put(`/api/people/${OFFICE}/substitute`, { version: 99, substitute })).body.code).toBe('stale')
    expect((await name(administrator, 'zhou-min', substitute)).body.details[0].message).toContain('没有需要代理的环节')
    const own = (await name(both.caller, OFFICE, { personId: both.id, ...YEAR })).body
    expect([own.details[0].path, own.details[0].message]).toEqual([PERSON_ID, expect.stringContaining('不能把自己')])
  })

  test('is on the record, told to both and by others to the administrators, not to who said so; so is its end', async () => {
    ok(await name(office, OFFICE, { personId: deputy.id, ...YEAR }))
    await centre.runAllWork({ mailer })
    expect(mailer.to()).toEqual(['fuping@centre.example'])
    expect(mailer.text()).toContain('fuping（代陈志远）')
    ok(await name(administrator, OFFICE, null))
    await centre.runAllWork({ mailer })
    expect(mailer.to()).toEqual(['chenzhiyuan', 'fuping', 'fuping', 'guanli'].map((one) => `${one}@centre.example`))
    const { entries } = ok(await administrator.get('/api/people/audit'))
    expect(entries.slice(-2).map(({ what, facts }: { what: string; facts: object }) => [what, facts])).toEqual([
      ['substitute-named', { substitute: 'fuping', fromDay: YEAR.from, untilDay: YEAR.until }],
      ['substitute-ended', { substituteWas: 'fuping', fromDayWas: YEAR.from, untilDayWas: YEAR.until }],
    ])
  })
})

describe('a substitute', () => {
  test('is asked like the one they stand in for, decides with both names, and the proof has them', async () => {
    ok(await name(office, OFFICE, { personId: deputy.id, ...YEAR }))
    const written = await aWrittenIssue(centre, editor)
    await centre.runAllWork()
    await move(editor, written, { move: 'send-to-review' })
    await centre.runAllWork({ mailer })
    expect(mailer.to()).toEqual(expect.arrayContaining(['chenzhiyuan@centre.example', 'fuping@centre.example']))
    const issue = await read(written)
    const taken = await move(deputy.caller, issue, { ...approve(issue), comment: '同意' })
    expect(taken.review?.approvals).toMatchObject([
      { personId: deputy.id, personName: 'fuping', onBehalfOf: { personId: OFFICE, personName: '陈志远' } },
    ])
    ok(await name(office, OFFICE, null))

    // The head's substitute is the one who took the first step, or the one in whose right it was taken.
    for (const [substitute, caller] of [
      [deputy.id, deputy.caller],
      [OFFICE, office],
    ] as const) {
      ok(await despite((seenOnes) => name(head, HEAD, { personId: substitute, ...YEAR }, seenOnes)))
      const signs = { move: 'sign-off', recipientsHash: await recipientsHash(taken), ...seen(taken) }
      expect((await post(caller, taken, signs)).body.code).toBe('acted-before')
    }
    const third = await aPerson(centre, administrator, 'weidong', ['leader'])
    ok(await name(head, HEAD, { personId: third.id, ...YEAR }))
    const hash = await recipientsHash(taken)
    const signed = await move(third.caller, taken, {
      move: 'sign-off',
      comment: '',
      recipientsHash: hash,
      ...seen(taken),
    })
    expect(signed.signOff).toMatchObject({ personName: 'weidong', onBehalfOf: { personName: '林国栋' } })
    const { entries } = ok(await editor.get(`${at(issue)}/audit`))
    expect(entries.at(-1)).toMatchObject({ who: { name: 'weidong' }, facts: { onBehalfOf: '林国栋' } })
    await centre.runAllWork()
    expect(await proofHolds(issue)).toBe(true)
    const zip = new Uint8Array(ok(await editor.get(`${at(issue)}/proof`)))
    const { parts } = openProof(zip)
    const summary = new TextDecoder().decode(parts.get('summary.html'))
    for (const words of ['fuping（代陈志远）', 'weidong（代林国栋）']) expect(summary).toContain(words)
    // Both people are bound, by name and id.
    for (const change of [{ personName: '陈志' }, { personId: 'other' }, null])
      for (const held of ['approvals', 'signOff'] as const) {
        const rewrite = json((chain) => {
          for (const one of held === 'signOff' ? [chain.signOff, chain.approvals[1]] : [chain.approvals[0]])
            one.onBehalfOf = change ? { ...one.onBehalfOf, ...change } : undefined
        })
        expect((await checkProof(await forged(zip, 'sign-off.json', rewrite))).holds).toBe(false)
      }
    ok(await name(head, HEAD, null))
  })

  test('decides nothing that the one they stand in for wrote, or took a step of', async () => {
    const wrote = await aPerson(centre, administrator, 'zhenming', ['leader', 'editor'])
    const { steps } = ok(await administrator.get('/api/publications')).publications[0]
    const set = (ids: string[][]) =>
      askForSettings(centre, administrator, () => ({
        steps: steps.map((step: object, n: number) => ({ ...step, approvers: ids[n] })),
      }))
    ok(
      await set([
        [wrote.id, OFFICE],
        [HEAD, wrote.id],
      ]),
    )
    try {
      ok(await name(administrator, wrote.id, { personId: deputy.id, ...YEAR }))
      const written = await aWrittenIssue(centre, editor)
      const { version, sections } = written
      ok(await wrote.caller.put(`${at(written)}/content`, { version, sections }))
      await move(editor, await read(written), { move: 'send-to-review' })
      await centre.runAllWork()
      const theirs = await read(written)
      expect((await post(deputy.caller, theirs, approve(theirs))).body.code).toBe('not-for-them')

      const other = await anIssueInReview(centre, editor)
      const taken = await move(wrote.caller, other, { ...approve(other), comment: '' })
      const signs = { move: 'sign-off', recipientsHash: await recipientsHash(taken), ...seen(taken) }
      expect((await post(deputy.caller, taken, signs)).body.code).toBe('not-for-them')
      ok(await name(administrator, wrote.id, null))
    } finally {
      ok(await set([[OFFICE], [HEAD]]))
    }
  })

  test('decides on their days alone, and for nobody who was switched off', async () => {
    const day = (n: number) => new Date(centre.now().getTime() + n * 86_400_000).toISOString().slice(0, 10)
    const issue = await anIssueInReview(centre, editor)
    const asked = async () => (await post(deputy.caller, issue, approve(issue))).body.code
    ok(await name(office, OFFICE, { personId: deputy.id, from: day(2), until: day(3) }))
    expect(await asked()).toBe('not-your-step')
    expect((await acts(issue)).at(-1)).not.toBe('approve')
    // The one who is away takes back what was said in their stead: the step is theirs again.
    ok(await name(office, OFFICE, { personId: deputy.id, ...YEAR }))
    const taken = await move(deputy.caller, issue, { ...approve(issue), comment: '' })
    ok(await name(office, OFFICE, null))
    // What was decided holds, and can be taken back by who decided it.
    const open = await move(deputy.caller, taken, { move: 'withdraw-approval' })
    expect(open.review?.approvals).toEqual([])
    await move(office, open, { move: 'return', reason: '请核对' })
  })
})

describe('an approver who leaves while a step waits for them', () => {
  type Leaving = { handTo?: string; despite?: string[]; active?: boolean }
  const leave = ({ active = false, handTo, despite: seenOnes }: Leaving = {}) =>
    askForPerson(administrator, OFFICE, { active }, seenOnes, handTo)

  test('is refused with the issue and the step; or hands them over in the same act, told and on both records', async () => {
    const issue = await anIssueInReview(centre, editor)
    const said = await leave()
    expect([said.status, said.body.code]).toEqual([409, 'still-needed'])
    for (const words of ['处室审核', '正在审核', '接手的审核领导'])
      expect(said.body.details[0].message).toContain(words)
    expect((await leave({ handTo: 'he-jing' })).body.details[0].path).toBe('handTo')
    const stays = { handTo: deputy.id, active: true }
    expect((await leave(stays)).body.details[0].message).toContain('没有变动，无需交接')
    // Who takes over is the one of the last step: one person for both.
    expect((await leave({ handTo: HEAD })).body.code).toBe('still-needed')

    await centre.runAllWork()
    ok(await despite((seenOnes) => leave({ handTo: deputy.id, ...(seenOnes && { despite: seenOnes }) })))
    await centre.runAllWork({ mailer })
    expect(
      mailer.letters
        .filter(({ message: { subject, text } }) => subject.includes('请您审核') && text.includes(issue.id))
        .map(({ to }) => to.name),
    ).toEqual(['fuping'])
    const [publication] = ok(await administrator.get('/api/publications')).publications
    expect(publication.steps[0].approvers).toEqual([deputy.id])
    const records = await Promise.all(
      ['/api/people/audit', `/api/publications/${publication.id}/audit`].map(async (path) =>
        ok(await administrator.get(path)),
      ),
    )
    expect(records.map(({ entries, brokenAt }) => [entries.at(-1).what, brokenAt])).toEqual([
      ['person-changed', null],
      ['publication-settings', null],
    ])
    const { id: _, version: __, former: ___, writers: ____, ...settings } = publication
    expect(records[1]?.entries.at(-1).facts.settingsHash).toBe(await hashOf(settings))
    await move(deputy.caller, await read(issue), { ...approve(issue), comment: '' })
  })
})
