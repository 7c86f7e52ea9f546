/** The sentences about a call: departments that cannot be given more time, and those that were reminded not long ago. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { aPerson, askForSettings } from '../../support/administering.ts'
import type { Caller } from '../../support/caller.ts'
import type { Centre } from '../../support/centre.ts'
import { at } from '../../support/issue-page.ts'
import { aCalledIssue, ok } from '../../support/issue-steps.ts'
import { saidIn, unfit } from '../../support/said-in-answer.ts'
import { openedCentre } from '../../support/using-centre.ts'

let centre: Centre
let editor: Caller
let administrator: Caller
let signInAgain: () => Promise<void>
/** Called: 科技厅 and 公安厅, until 11 February, nine o'clock. */
let issue: Issue
beforeEach(async () => {
  ;({ centre, editor, administrator, signInAgain } = await openedCentre({ people: ['editor', 'administrator'] }))
  issue = await aCalledIssue(centre, editor)
})
afterEach(() => centre.close())

test('more time, and its end, are for departments that were called, and for those that have it', async () => {
  const ask = async (request: object) => {
    const { version } = ok(await editor.get(at(issue)))
    return editor.post(`${at(issue)}/moves`, { version, reason: '设备检修', ...request })
  }
  const extend = (departments: string[]) =>
    ask({ move: 'extend-deadline', deadline: '2026-02-15T01:00:00.000Z', departments })
  const takeBack = (departments: string[]) => ask({ move: 'take-back-extension', departments })

  expect(saidIn(await extend(['gat', 'lcj']))).toEqual(unfit(['departments', '选择了没有约稿的单位，请重新选择']))
  expect(ok(await extend(['gat'])).ownDeadlines).toEqual({ gat: '2026-02-15T01:00:00.000Z' })
  expect(saidIn(await takeBack(['gat', 'kjt']))).toEqual(unfit(['departments', '选择了没有延期的单位，请重新选择']))
  expect(ok(await takeBack(['gat'])).ownDeadlines).toEqual({})
})

describe('a reminder soon after another says by whom and when that was', () => {
  const remind = async (more: { again?: string[] } = {}) => {
    const { reminded, told } = ok(await editor.post(`${at(issue)}/reminders`, { departments: ['kjt'], ...more }))
    return [...reminded, ...told.missed.map(({ name, why }: { name: string; why: string }) => `${name}：${why}`)]
  }
  /** By a clock in China. */
  const until = async (day: string, time: string) => {
    centre.advanceTo(`${day}T${time}+08:00`)
    await signInAgain()
  }

  test('on the same day, however late, and not at midnight', async () => {
    expect(await remind()).toEqual(['kjt'])
    await until('2026-02-01', '23:59:59.999')
    expect(await remind()).toEqual(['科技厅：周敏已于2026年2月1日 09:00催报，没有重复发送'])
    expect(await remind({ again: ['gat'] })).toEqual(['科技厅：周敏已于2026年2月1日 09:00催报，没有重复发送'])
    await until('2026-02-02', '00:00')
    expect(await remind()).toEqual(['kjt'])
  })

  test('within twelve hours, also of another day, and not after; not where it is asked for', async () => {
    await until('2026-02-02', '23:00')
    expect(await remind()).toEqual(['kjt'])
    await until('2026-02-03', '10:59:59.999')
    expect(await remind()).toEqual(['科技厅：周敏已于2026年2月2日 23:00催报，没有重复发送'])
    await until('2026-02-03', '11:00')
    expect(await remind()).toEqual(['kjt'])
    expect(await remind({ again: ['kjt'] })).toEqual(['kjt'])
  })

  test('of several people the last, while one who was not reminded yet is', async () => {
    expect(await remind()).toEqual(['kjt'])
    centre.advance(5 * 60_000)
    await aPerson(centre, administrator, 'xin', ['contributor'], 'kjt')
    expect(await remind()).toEqual(['kjt'])
    centre.advance(60_000)
    expect(await remind()).toEqual(['科技厅：周敏已于2026年2月1日 09:05催报，没有重复发送'])
  })

  test('that was by the plan', async () => {
    const reminders = { before: [1], after: [], at: '10:00', workingDays: false }
    ok(await askForSettings(centre, administrator, () => ({ reminders })))
    await centre.runAllWork()
    await until('2026-02-10', '10:00')
    await centre.runAllWork()
    expect(await remind()).toEqual(['科技厅：系统已于2026年2月10日 10:00催报，没有重复发送'])
  })
})
