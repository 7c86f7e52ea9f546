/** The sentences about a person who leaves or changes, whole and in their places, each beside the nearest case in which it is not said. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Person, PersonSettings } from '#shared/centre/person.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { aHeadOf } from '../../support/a-head.ts'
import { aPerson, askForPerson, askForSettings, withApprovers } from '../../support/administering.ts'
import type { Caller } from '../../support/caller.ts'
import type { Centre } from '../../support/centre.ts'
import { aCalledIssue, anIssueInReview, aWrittenIssue, move, ok, seen } from '../../support/issue-steps.ts'
import { DONE, follows, saidIn, stillNeeded, unfit } from '../../support/said-in-answer.ts'
import { openedCentre } from '../../support/using-centre.ts'

let centre: Centre
let editor: Caller
let office: Caller
let administrator: Caller
let read: (issue: Issue) => Promise<Issue>
beforeEach(async () => {
  ;({ centre, editor, office, administrator, read } = await openedCentre({
    people: ['editor', 'office', 'administrator'],
  }))
})
afterEach(() => centre.close())

const [OFFICE, HEAD] = ['chen-zhiyuan', 'lin-guodong']
const OFF = { active: false }
const MENDED_BY = '。请选择接手的审核领导，或先在“刊物设置”的审核环节中增加审核人'

const changed = async (id: string, change: Partial<PersonSettings>) =>
  saidIn(await askForPerson(administrator, id, change))
const leader = (name: string, roles: Person['roles'] = ['leader']) => aPerson(centre, administrator, name, roles)
const taken = async (...approvers: string[][]) =>
  ok(await askForSettings(centre, administrator, withApprovers(...approvers)))

test('a department that is not on the roster; the one in which somebody was may have left it', async () => {
  const notThereAt = (place: string) => unfit([place, '单位名册中没有这个单位，可能刚被移除，请重新选择'])
  const notThere = notThereAt('person.departmentId')
  ok(await askForPerson(administrator, 'deng-jie', OFF))
  ok(
    await askForSettings(centre, administrator, ({ departments }) => ({
      departments: departments.filter(({ id }) => id !== 'yjj'),
    })),
  )
  const registered = async (departmentId: string) => {
    const settings = { name: '新人', title: '', email: 'xinren@kjt.example', roles: ['contributor'], active: true }
    return saidIn(await administrator.post('/api/people', { ...settings, departmentId }))
  }
  expect(await registered('yjj')).toEqual(notThereAt('departmentId'))
  expect(await changed('wu-xiaolan', { departmentId: 'yjj' })).toEqual(notThere)
  expect(await registered('kjt')).toEqual(DONE)
  expect(await changed('wu-xiaolan', { departmentId: 'gat' })).toEqual(DONE)
  expect(await changed('deng-jie', { title: '原信息员' })).toEqual(DONE)
  expect(await changed('deng-jie', { active: true })).toEqual(notThere)
  expect(await changed('deng-jie', { active: true, departmentId: 'gat' })).toEqual(DONE)
})

describe('an approver', () => {
  const alone = (name: string) => `《政务服务工作动态》的“处室审核”只有${name}一位在用的审核人`
  const stuck = ({ number }: Issue, then: string, why: string) =>
    `2026年第${number}期正在审核，陈志远${then}后“处室审核”没有人可以办理（${why}）`
  const passedOn = ({ number }: Issue, to: string) =>
    `2026年第${number}期的“处室审核”正等待陈志远办理，此后由${to}办理。`

  test('who alone can take a step; with another who is here it is not said', async () => {
    const only = stillNeeded(['person.active', alone('陈志远') + MENDED_BY])
    expect(await changed(OFFICE, OFF)).toEqual(only)
    expect(await changed(OFFICE, { roles: ['editor'] })).toEqual(only)
    expect(await changed(OFFICE, { title: '处长' })).toEqual(DONE)
    const other = await leader('chu')
    await taken([OFFICE, other.id])
    ok(await askForPerson(administrator, other.id, OFF))
    expect(await changed(OFFICE, OFF)).toEqual(only)
    ok(await askForPerson(administrator, other.id, { active: true }))
    expect(await changed(OFFICE, OFF)).toEqual(DONE)
    expect(await changed(other.id, OFF)).toEqual(stillNeeded(['person.active', alone('chu') + MENDED_BY]))
  })

  test('who is one of two for two steps; with a third it is not said', async () => {
    const tooFew = `《政务服务工作动态》的审核环节合起来人数不够，同一人不能办理两个环节${MENDED_BY}`
    await taken([OFFICE, HEAD], [OFFICE, HEAD])
    expect(await changed(OFFICE, OFF)).toEqual(stillNeeded(['person.active', tooFew]))
    await taken([OFFICE, HEAD], [OFFICE, HEAD, (await leader('chu')).id])
    expect(await changed(OFFICE, OFF)).toEqual(DONE)
  })

  test('whom a review needs, since the other one wrote it; of a review that the other did not write, it is passed on', async () => {
    const author = await leader('xie', ['leader', 'editor'])
    await taken([OFFICE, author.id])
    const { id, sections, version } = await aWrittenIssue(centre, editor)
    const written: Issue = ok(await author.caller.put(`/api/issues/${id}/content`, { version, sections }))
    expect(await changed(OFFICE, { title: '处长' })).toEqual(DONE)
    const sent = await move(editor, written, { move: 'send-to-review' })
    expect(await changed(OFFICE, OFF)).toEqual(
      stillNeeded(['person.active', stuck(sent, '停用', '陈志远已停用，xie参与了本期的编写') + MENDED_BY]),
    )
    expect(await changed(OFFICE, { roles: ['editor'] })).toEqual(
      stillNeeded([
        'person.active',
        stuck(sent, '不再担任审核领导', '陈志远没有审核领导的岗位，xie参与了本期的编写') + MENDED_BY,
      ]),
    )
    await move(editor, sent, { move: 'withdraw' })
    const other = await anIssueInReview(centre, editor)
    expect(await changed(OFFICE, OFF)).toEqual(follows(passedOn(other, 'xie')))
    await move(office, other, { move: 'approve', comment: '', ...seen(other) })
    expect(await changed(OFFICE, OFF)).toEqual(DONE)
  })

  test('whom the settings and a review need: both are said in one sentence; handed over, the review is passed on', async () => {
    const heir = await leader('chu')
    const issue = await anIssueInReview(centre, editor)
    expect(await changed(OFFICE, OFF)).toEqual(
      stillNeeded(['person.active', `${alone('陈志远')}；${stuck(issue, '停用', '陈志远已停用')}${MENDED_BY}`]),
    )
    expect(saidIn(await handed(OFFICE, heir.id))).toEqual(follows(passedOn(issue, 'chu')))
    await move(editor, await read(issue), { move: 'withdraw' })
    expect(saidIn(await handed(OFFICE, heir.id))).toEqual(DONE)
  })
})

/** Asks for a change by which others take their steps over. */
const handed = (id: string, handTo: string, change: Partial<PersonSettings> = OFF) =>
  askForPerson(administrator, id, change, undefined, handTo)

describe('handing over', () => {
  const refused = (sentence: string) => unfit(['handTo', sentence])

  test('of steps that stay theirs, or of somebody who approves nothing', async () => {
    const heir = await leader('chu')
    expect(saidIn(await handed(OFFICE, heir.id, { title: '处长' }))).toEqual(
      refused('陈志远的审核环节没有变动，无需交接'),
    )
    expect(saidIn(await handed('wu-xiaolan', heir.id))).toEqual(refused('吴晓岚的审核环节没有变动，无需交接'))
    expect(saidIn(await handed(OFFICE, heir.id, { roles: ['editor'] }))).toEqual(DONE)
  })

  test('to somebody who approves nothing, left, is nobody or the one who leaves', async () => {
    const heir = await leader('chu')
    ok(await askForPerson(administrator, heir.id, OFF))
    for (const to of ['he-jing', heir.id, 'none', OFFICE])
      expect(saidIn(await handed(OFFICE, to))).toEqual(refused('接手的人须是另一位在用的审核领导，请重新选择'))
    ok(await askForPerson(administrator, heir.id, { active: true }))
    expect(saidIn(await handed(OFFICE, heir.id))).toEqual(DONE)
  })

  test('of one who has no step; of one who shares a step it is not said', async () => {
    const [one, heir] = [await leader('yi'), await leader('chu')]
    expect(saidIn(await handed(one.id, heir.id))).toEqual(refused('yi已不在审核环节中，无需交接'))
    await taken([OFFICE, one.id])
    expect(saidIn(await handed(one.id, heir.id))).toEqual(DONE)
  })

  test('is on the record of the publication with its why; who leaves without it is not', async () => {
    const settingsRecord = async () =>
      ok(await administrator.get('/api/publications/briefing/audit')).entries.map(
        ({ what, why }: { what: string; why: string | null }) => [what, why],
      )
    const heir = await leader('chu')
    await taken([OFFICE, heir.id])
    const before = await settingsRecord()
    expect(await changed(OFFICE, OFF)).toEqual(DONE)
    expect(await settingsRecord()).toEqual(before)
    const next = await leader('jie')
    expect(saidIn(await handed(heir.id, next.id))).toEqual(DONE)
    expect(await settingsRecord()).toEqual([...before, ['publication-settings', 'chu不再审核，由jie接手']])
  })
})

describe('a department', () => {
  test('whose only head is none any more, while its head signs; with another head, or where no head signs, it is not said', async () => {
    const { id, email } = await aHeadOf(centre, administrator, 'kjt')
    const only = follows(`科技厅的来稿须由负责人审签，${email.split('@')[0]}是唯一在用的负责人，此后没有人可以审签。`)
    for (const change of [OFF, { head: false }, { departmentId: 'gat' }, { roles: ['editor' as const] }])
      expect(await changed(id, change)).toEqual(only)
    expect(await changed(id, { title: '处长' })).toEqual(DONE)
    const second = await aHeadOf(centre, administrator, 'kjt')
    expect(await changed(id, { head: false })).toEqual(DONE)
    ok(
      await askForSettings(centre, administrator, ({ departments }) => ({
        departments: departments.map(({ headSigns: _, ...one }) => one),
      })),
    )
    expect(await changed(second.id, { head: false })).toEqual(DONE)
  })

  test('whose only contributor leaves, while it is called; after the call is closed it is not said', async () => {
    const issue = await aCalledIssue(centre, editor)
    expect(await changed('wu-xiaolan', OFF)).toEqual(
      follows(
        `吴晓岚是科技厅唯一在用的信息员，2026年第${issue.number}期正在向科技厅征稿，此后没有人可以报送，也没有人收到通知。`,
      ),
    )
    await move(editor, issue, { move: 'close-input' })
    expect(await changed('wu-xiaolan', OFF)).toEqual(DONE)
  })
})
