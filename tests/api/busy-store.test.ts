/** A store that is busy or whose reply is lost: asked again, and a write is done once or not at all. */
import { afterEach, describe, expect, test } from 'vitest'
import { at } from '../support/issue-page.ts'
import { aCalledIssue, move } from '../support/issue-steps.ts'
import { type Fault, failingTable } from '../support/store/failing-table.ts'
import { usingCentre } from '../support/using-centre.ts'

const faults: Fault[] = []
const { centre, editor, read, acts } = await usingCentre({
  people: ['editor'],
  around: (table) => failingTable(table, () => faults.shift() ?? null),
})
afterEach(() => void faults.splice(0))

describe('a store that is busy', () => {
  const times = (n: number, fault: Fault) => Array.from({ length: n }, () => fault)

  test.each<[string, Fault[]]>([
    ['in conflict with another transaction', times(4, 'conflict')],
    ['throttled in one row', times(4, 'throttled-item')],
    ['throttled altogether', times(4, 'throttled')],
    ['still busy with the same transaction', times(2, 'in-progress')],
    ['all of this in turn', ['conflict', 'throttled', 'throttled-item', 'in-progress']],
  ])('%s is asked again, and the write is done once', async (_, some) => {
    const issue = await aCalledIssue(centre, editor)
    faults.push(...some)
    const closed = await move(editor, issue, { move: 'close-input' })
    expect(faults).toEqual([])
    expect(await read(issue)).toEqual(closed)
    expect((await acts(issue)).filter((what) => what === 'close-input')).toHaveLength(1)
  })

  test('for ever answers that it is busy, not a fault, and nothing is written', async () => {
    const issue = await aCalledIssue(centre, editor)
    faults.push(...times(60, 'conflict'))
    const { status, body } = await editor.post(`${at(issue)}/moves`, {
      move: 'close-input',
      version: issue.version,
    })
    faults.splice(0)
    expect([status, body.code]).toEqual([503, 'busy'])
    expect(await read(issue)).toEqual(issue)
  }, 60_000)

  test('whose reply is lost did it once: asking again hears that it is done', async () => {
    const issue = await aCalledIssue(centre, editor)
    const request = { move: 'close-input', version: issue.version }
    faults.push('reply-lost')
    expect((await editor.post(`${at(issue)}/moves`, request)).status).toBe(503)
    const again = await editor.post(`${at(issue)}/moves`, request)
    expect(again.status).toBe(409)
    expect((await acts(issue)).filter((what) => what === 'close-input')).toHaveLength(1)
  })
})
