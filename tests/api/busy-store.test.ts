/** A store that is busy or whose reply is lost: asked again, and a write is done once or not at all. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Issue } from '#shared/issue.ts'
import type { Caller } from '../support/caller.ts'
import { type Centre, openCentre } from '../support/centre.ts'
import { type Fault, failingTable } from '../support/failing-table.ts'
import { actsOn, at, readIssue } from '../support/issue-page.ts'
import { quickPress } from '../support/press.ts'
import { aCalledIssue, move } from '../support/way.ts'

const faults: Fault[] = []
let centre: Centre
let editor: Caller
beforeAll(async () => {
  centre = await openCentre({ print: quickPress, around: (table) => failingTable(table, () => faults.shift() ?? null) })
  editor = await centre.as('zhou-min')
})
afterEach(() => void faults.splice(0))
afterAll(() => centre.close())

const read = (issue: Issue) => readIssue(editor, issue)
const whole = (issue: Issue) => actsOn(editor, issue)

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
    expect((await whole(issue)).filter((what) => what === 'close-input')).toHaveLength(1)
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
    expect((await editor.post(`${at(issue)}/moves`, request)).status).toBe(500)
    const again = await editor.post(`${at(issue)}/moves`, request)
    expect(again.status).toBe(409)
    expect((await whole(issue)).filter((what) => what === 'close-input')).toHaveLength(1)
  })
})
