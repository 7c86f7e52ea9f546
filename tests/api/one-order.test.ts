/** One order of refusals: who, stale, state, reason; a request that is wrong in several ways hears of the first. */
import { beforeAll, describe, expect, test } from 'vitest'
import { at } from '../support/issue-page.ts'
import { aCalledIssue, aSubmission, ok } from '../support/issue-steps.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor, head, science, police, signed } = await usingCentre({
  people: ['editor', 'head', 'science', 'police', 'office'],
})

type Life = { path: string; version: number; mover: typeof editor; other: typeof editor; there: object; not: object }
const lives: Record<string, Life> = {}

beforeAll(async () => {
  const issue = await aCalledIssue(centre, editor)
  lives.issue = {
    path: `${at(issue)}/moves`,
    version: issue.version,
    mover: editor,
    other: head,
    there: { move: 'reopen-input', deadline: '2026-03-01T00:00:00.000Z', reason: '' },
    not: { move: 'call-for-news', deadline: '2026-03-01T00:00:00.000Z', departments: ['kjt'] },
  }
  const submission = await aSubmission(science, issue, '窗口的一件事。', ['kjt'])
  lives.submission = {
    path: `${at(issue)}/submissions/${submission.id}/moves`,
    version: submission.version,
    mover: editor,
    other: police,
    there: { move: 'return', reason: '' },
    not: { move: 'hand-in' },
  }
  const scheduled = await signed({ sendAt: '2026-02-02T00:00:00.000Z' })
  const { distribution } = ok(await editor.get(`${at(scheduled)}/deliveries`))
  lives.distribution = {
    path: `${at(scheduled)}/distribution/moves`,
    version: distribution.version,
    mover: editor,
    other: science,
    there: { move: 'call-off', reason: '' },
    not: { move: 'go-on', reason: '已核实' },
  }
})

describe.each(['issue', 'submission', 'distribution'])('%s', (name) => {
  const asked = async (who: 'mover' | 'other', what: 'there' | 'not', version: (now: number) => number) => {
    const life = lives[name]
    if (!life) throw new Error(`no ${name}`)
    const { status, body } = await life[who].post(life.path, { version: version(life.version), ...life[what] })
    return [status, body.code]
  }
  const now = (version: number) => version
  const stale = (version: number) => version + 1

  test('who may not hears that first', async () => {
    const [status] = await asked('other', 'there', stale)
    expect([403, 404]).toContain(status)
  })

  test('who saw an older one hears that before where it stands', async () => {
    // Of the issue the newest is this editor's own call for news.
    const code = name === 'issue' ? 'done-already' : 'overtaken'
    if (name !== 'submission') expect(await asked('mover', 'not', stale)).toEqual([409, code])
    expect(await asked('mover', 'there', stale)).toEqual([409, 'overtaken'])
  })

  test('where it stands comes before the reason, which is asked for last', async () => {
    if (name !== 'submission') expect(await asked('mover', 'not', now)).toEqual([409, 'wrong-state'])
    // Of an issue that still takes news: it need not be opened again, whatever the reason.
    expect((await asked('mover', 'there', now))[1]).toBe(name === 'issue' ? 'input-open' : 'reason-required')
  })
})
