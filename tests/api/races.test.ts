/** Many people at once: exactly one wins, the others hear so, and nothing is lost or done twice. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Issue } from '#shared/issue.ts'
import type { Submission } from '#shared/submission.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import type { Answer, Caller } from '../support/caller.ts'
import { type Centre, openCentre } from '../support/centre.ts'
import { type Fault, failingTable } from '../support/failing-table.ts'
import { quickPress } from '../support/press.ts'
import { aCalledIssue, aDraft, anIssueInReview, aSubmission, aWrittenIssue, move, ok, seen } from '../support/way.ts'

const faults: Fault[] = []
let centre: Centre
let editors: [Caller, Caller]
let officers: [Caller, Caller]
let heads: [Caller, Caller]
let science: Caller
beforeAll(async () => {
  centre = await openCentre({ print: quickPress, around: (table) => failingTable(table, () => faults.shift() ?? null) })
  const administrator = await centre.as('he-jing')
  const add = async (name: string, role: string) => {
    const email = `${name}@centre.example`
    const person = { name, title: '', email, roles: [role], departmentId: null, active: true }
    return { id: ok(await administrator.post('/api/people', person)).id, caller: await centre.as(email) }
  }
  const [second, officer, head] = [await add('er', 'editor'), await add('chu', 'leader'), await add('zhu', 'leader')]
  const { id, version, ...settings } = PUBLICATION
  const steps = settings.steps.map((step, n) => ({
    ...step,
    approvers: [...step.approvers, n === 0 ? officer.id : head.id],
  }))
  ok(await administrator.put(`/api/publications/${id}`, { version, settings: { ...settings, steps } }))
  editors = [await centre.as('zhou-min'), second.caller]
  officers = [await centre.as('chen-zhiyuan'), officer.caller]
  heads = [await centre.as('lin-guodong'), head.caller]
  science = await centre.as('wu-xiaolan')
})
afterEach(() => void faults.splice(0))
afterAll(() => centre.close())

const at = ({ id }: Pick<Issue, 'id'>) => `/api/issues/${id}`
const read = async (issue: Issue): Promise<Issue> => ok(await editors[0].get(at(issue)))
const whole = async (issue: Issue): Promise<string[]> => {
  const { entries, brokenAt } = ok(await editors[0].get(`${at(issue)}/audit`))
  expect(brokenAt).toBeNull()
  return entries.map(({ what }: { what: string }) => what)
}
const later = () => new Date(centre.deps.clock().getTime() + 86_400_000).toISOString()

/** Exactly one of the answers is yes; the others are told that someone was first. */
function oneWon(answers: Answer[]): void {
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  for (const { status, body } of answers)
    if (status !== 200) {
      expect(status, JSON.stringify(body)).toBe(409)
      expect(['stale', 'wrong-state']).toContain(body.code)
    }
}

describe('two people at once', () => {
  const approve = (issue: Issue) => ({ move: 'approve', comment: '', ...seen(issue) })
  const back = () => ({ move: 'return', reason: '请再核对' })
  const signOff = async (issue: Issue) => ({
    move: 'sign-off',
    comment: '',
    recipientsHash: ok(await heads[0].get(`${at(issue)}/recipients`)).hash,
    ...seen(issue),
  })
  const approved = async () => {
    const issue = await anIssueInReview(centre, editors[0])
    return move(officers[0], issue, approve(issue))
  }
  type Asks = (issue: Issue) => Promise<[Caller, object][]>
  const TABLE: [string, () => Promise<Issue>, Asks][] = [
    [
      'calling for news',
      () => aDraft(editors[0]),
      async () => editors.map((who) => [who, { move: 'call-for-news', deadline: later(), departments: ['kjt'] }]),
    ],
    [
      'closing',
      () => aCalledIssue(centre, editors[0]),
      async () => editors.map((who) => [who, { move: 'close-input' }]),
    ],
    [
      'reopening',
      async () => move(editors[0], await aCalledIssue(centre, editors[0]), { move: 'close-input' }),
      async () => editors.map((who) => [who, { move: 'reopen-input', deadline: later(), reason: '补报' }]),
    ],
    [
      'sending to review',
      () => aWrittenIssue(centre, editors[0]),
      async () => editors.map((who) => [who, { move: 'send-to-review' }]),
    ],
    [
      'withdrawing',
      () => anIssueInReview(centre, editors[0]),
      async () => editors.map((who) => [who, { move: 'withdraw' }]),
    ],
    [
      'withdrawing and approving',
      () => anIssueInReview(centre, editors[0]),
      async (issue) => [
        [editors[0], { move: 'withdraw' }],
        [officers[0], approve(issue)],
      ],
    ],
    [
      'approving the same step',
      () => anIssueInReview(centre, editors[0]),
      async (issue) => officers.map((who) => [who, approve(issue)]),
    ],
    [
      'approving and returning',
      () => anIssueInReview(centre, editors[0]),
      async (issue) => [
        [officers[0], approve(issue)],
        [officers[1], back()],
      ],
    ],
    [
      'signing off',
      approved,
      async (issue) => {
        const sign = await signOff(issue)
        return heads.map((who) => [who, sign])
      },
    ],
    [
      'signing off and returning',
      approved,
      async (issue) => [
        [heads[0], await signOff(issue)],
        [heads[1], back()],
      ],
    ],
  ]
  test.each(TABLE)('%s: one wins', async (_, begin, asks) => {
    const issue = await begin()
    const before = await whole(issue)
    const requests = await asks(issue)
    const answers = await Promise.all(
      requests.map(([who, request]) => who.post(`${at(issue)}/moves`, { version: issue.version, ...request })),
    )
    oneWon(answers)
    const winner = answers.find(({ status }) => status === 200)?.body
    expect(await read(issue)).toEqual(winner)
    expect(winner.version).toBe(issue.version + 1)
    expect(await whole(issue)).toHaveLength(before.length + 1)
  })

  test('writing content and sending to review: what is under review is what was written, or the writing is refused', async () => {
    for (let n = 0; n < 5; n += 1) {
      const issue = await aWrittenIssue(centre, editors[0])
      const sections = issue.sections.map((section) =>
        section.kind === 'items'
          ? { ...section, items: section.items.map((item) => ({ ...item, text: '后写的。' })) }
          : section,
      )
      const { version } = issue
      oneWon(
        await Promise.all([
          editors[0].put(`${at(issue)}/content`, { version, sections }),
          editors[1].post(`${at(issue)}/moves`, { version, move: 'send-to-review' }),
        ]),
      )
    }
  })

  test('adopting the same submission: it becomes one item', async () => {
    const issue = await aCalledIssue(centre, editors[0])
    const { id, version } = await aSubmission(science, issue, '一月，窗口办了培训。', ['kjt'])
    const request = { move: 'adopt', version, issueVersion: issue.version, sectionId: 'windows', itemId: null }
    oneWon(await Promise.all(editors.map((who) => who.post(`${at(issue)}/submissions/${id}/moves`, request))))
    const windows = (await read(issue)).sections.find((section) => section.id === 'windows')
    expect(windows?.kind === 'items' && windows.items.map(({ from }) => from)).toEqual([[id]])
  })

  test('adopting and declining: it is one of both, and an item only where it was adopted', async () => {
    const issue = await aCalledIssue(centre, editors[0])
    const { id, version } = await aSubmission(science, issue, '一月，窗口办了培训。', ['kjt'])
    const path = `${at(issue)}/submissions/${id}`
    const adopt = { move: 'adopt', version, issueVersion: issue.version, sectionId: 'windows', itemId: null }
    oneWon(
      await Promise.all([
        editors[0].post(`${path}/moves`, adopt),
        editors[1].post(`${path}/moves`, { move: 'decline', version, reason: '与上期重复' }),
      ]),
    )
    const { submission } = ok(await editors[0].get(path))
    const windows = (await read(issue)).sections.find((section) => section.id === 'windows')
    expect(windows?.kind === 'items' && windows.items.length).toBe(submission.state === 'adopted' ? 1 : 0)
  })

  test('two of a department writing the same submission: one is saved, the other keeps their text and hears so', async () => {
    const issue = await aCalledIssue(centre, editors[0])
    const form = { departments: ['kjt'], from: null, to: null, text: '稿', contact: '' }
    const begun: Submission = ok(await science.post(`${at(issue)}/submissions`, form))
    const path = `${at(issue)}/submissions/${begun.id}`
    const answers = await Promise.all(
      ['甲写的', '乙写的'].map((text) => science.put(path, { version: 1, form: { ...form, text } })),
    )
    oneWon(answers)
    const { submission } = ok(await science.get(path))
    expect(submission.text).toBe(answers.find(({ status }) => status === 200)?.body.text)
  })

  test('taking the same number: one issue has it', async () => {
    const settings = { period: '2026-05', number: 700, total: null, issueDate: '2026-06-14' }
    const answers = await Promise.all(
      [...editors, ...editors].map((who) => who.post(`/api/publications/${PUBLICATION.id}/issues`, settings)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  })
})

test('nothing is handed in after the editor closed', async () => {
  let handedIn = 0
  for (let n = 0; n < 12; n += 1) {
    const issue = await aCalledIssue(centre, editors[0])
    const form = { departments: ['kjt'], from: null, to: null, text: '稿件', contact: '' }
    const { id }: Submission = ok(await science.post(`${at(issue)}/submissions`, form))
    const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
    const [closed, handed] = await Promise.all([
      wait(n % 4).then(() => editors[0].post(`${at(issue)}/moves`, { move: 'close-input', version: issue.version })),
      wait((n * 3) % 5).then(() =>
        science.post(`${at(issue)}/submissions/${id}/moves`, { move: 'hand-in', version: 1 }),
      ),
    ])
    expect(closed.status).toBe(200)
    const acts = await whole(issue)
    if (handed.status === 200) {
      handedIn += 1
      expect(acts.indexOf('hand-in')).toBeLessThan(acts.indexOf('close-input'))
    } else {
      expect(handed.body.code).toBe('input-closed')
      expect(acts).not.toContain('hand-in')
    }
  }
  expect(handedIn).toBeLessThanOrEqual(12)
})

test('200 writers on one issue: every one’s mark is there, and each write counts once', async () => {
  const issue = await aWrittenIssue(centre, editors[0])
  const before = (await whole(issue)).length
  let refused = 0
  let waiting = 200
  const write = async (n: number) => {
    for (;;) {
      const { version, sections } = await read(issue)
      const marked = sections.map((section) =>
        section.id === 'work' && section.kind === 'items'
          ? { ...section, items: section.items.map((item) => ({ ...item, text: `${item.text}\n记号${n}。` })) }
          : section,
      )
      const { status, body } = await (editors[n % 2] ?? editors[0]).put(`${at(issue)}/content`, {
        version,
        sections: marked,
      })
      if (status === 200) {
        waiting -= 1
        return
      }
      expect([status, body.code]).toEqual([409, 'stale'])
      refused += 1
      // They all come at once; who lost comes again at some moment, the later the more there are.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 120 * waiting))
    }
  }
  await Promise.all(Array.from({ length: 200 }, (_, n) => write(n)))
  const { version, sections } = await read(issue)
  const text = sections.flatMap((section) =>
    section.kind === 'items' && section.id === 'work' ? section.items : [],
  )[0]?.text
  const marks = text?.match(/记号\d+。/g) ?? []
  expect(new Set(marks).size).toBe(200)
  expect(marks).toHaveLength(200)
  expect(version).toBe(issue.version + 200)
  expect(await whole(issue)).toHaveLength(before + 200)
  expect(refused).toBeGreaterThan(0)
}, 180_000)

test('40 acts on one record at once: the chain stays whole and holds each', async () => {
  const issue = await aCalledIssue(centre, editors[0])
  const form = { departments: ['kjt'], from: null, to: null, text: '稿件', contact: '' }
  const before = (await whole(issue)).length
  const answers = await Promise.all(Array.from({ length: 40 }, () => science.post(`${at(issue)}/submissions`, form)))
  const saved = answers.filter(({ status }) => status === 200).length
  for (const { status, body } of answers) if (status !== 200) expect([status, body.code]).toEqual([503, 'busy'])
  expect(saved).toBeGreaterThan(30)
  expect(await whole(issue)).toHaveLength(before + saved)
})

describe('a store that is busy', () => {
  const times = (n: number, fault: Fault) => Array.from({ length: n }, () => fault)

  test.each<[string, Fault[]]>([
    ['in conflict with another transaction', times(4, 'conflict')],
    ['throttled in one row', times(4, 'throttled-item')],
    ['throttled altogether', times(4, 'throttled')],
    ['still busy with the same transaction', times(2, 'in-progress')],
    ['all of this in turn', ['conflict', 'throttled', 'throttled-item', 'in-progress']],
  ])('%s is asked again, and the write is done once', async (_, some) => {
    const issue = await aCalledIssue(centre, editors[0])
    faults.push(...some)
    const closed = await move(editors[0], issue, { move: 'close-input' })
    expect(faults).toEqual([])
    expect(await read(issue)).toEqual(closed)
    expect((await whole(issue)).filter((what) => what === 'close-input')).toHaveLength(1)
  })

  test('for ever answers that it is busy, not a fault, and nothing is written', async () => {
    const issue = await aCalledIssue(centre, editors[0])
    faults.push(...times(60, 'conflict'))
    const { status, body } = await editors[0].post(`${at(issue)}/moves`, {
      move: 'close-input',
      version: issue.version,
    })
    faults.splice(0)
    expect([status, body.code]).toEqual([503, 'busy'])
    expect(await read(issue)).toEqual(issue)
  }, 60_000)

  test('whose reply is lost did it once: asking again hears that it is done', async () => {
    const issue = await aCalledIssue(centre, editors[0])
    const request = { move: 'close-input', version: issue.version }
    faults.push('reply-lost')
    expect((await editors[0].post(`${at(issue)}/moves`, request)).status).toBe(500)
    const again = await editors[0].post(`${at(issue)}/moves`, request)
    expect(again.status).toBe(409)
    expect((await whole(issue)).filter((what) => what === 'close-input')).toHaveLength(1)
  })
})
