/** The sentences about a submission that is not written, given back or adopted: each where it is said, and beside it what is taken. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { askForPerson, askForSettings, despite } from '../../support/administering.ts'
import { at } from '../../support/issue-page.ts'
import { aCalledIssue, aSubmission, ok } from '../../support/issue-steps.ts'
import { saidIn, unfit } from '../../support/said-in-answer.ts'
import { usingCentre } from '../../support/using-centre.ts'
import { FORM } from '../bad-input.ts'

const { centre, editor, science, administrator, read } = await usingCentre({
  people: ['editor', 'science', 'administrator'],
})
const TEXT = '科技厅窗口办了两场培训，企业都说好。'
let issue: Issue
beforeAll(async () => {
  issue = await aCalledIssue(centre, editor)
})

const handedIn = () => aSubmission(science, issue, TEXT, ['kjt'])
const ask = async ({ id, version }: Submission, request: object) =>
  editor.post(`${at(issue)}/submissions/${id}/moves`, { version, ...request })

test.each([
  ['one character beyond the text, and its last', { start: 0, end: TEXT.length + 1 }, { start: 0, end: TEXT.length }],
  ['nothing, and one character', { start: 3, end: 3 }, { start: 3, end: 4 }],
  ['the wrong way round, and the other', { start: 4, end: 2 }, { start: 2, end: 4 }],
])('what was marked in the text that is given back: %s', async (_, misfits, fits) => {
  const submission = await handedIn()
  const returning = { move: 'return', reason: '请写明人数' }
  expect(saidIn(await ask(submission, { ...returning, passage: misfits }))).toEqual(
    unfit(['passage', '标出的文字不在来稿中，请重新标出']),
  )
  expect(ok(await ask(submission, { ...returning, passage: fits }))).toMatchObject({ returned: { passage: fits } })
})

describe('a section that takes no submissions, and one that does', () => {
  const no = (place: string) => unfit([place, '这个栏目不采用来稿，请选择其他栏目'])
  const versions = async () => ({ issueVersion: (await read(issue)).version })

  test('of the whole text', async () => {
    const submission = await handedIn()
    const into = async (sectionId: string) =>
      ask(submission, { move: 'adopt', ...(await versions()), sectionId, itemId: null })
    expect(saidIn(await into('work'))).toEqual(no('sectionId'))
    expect((await into('figures')).body.code).toBe('not-found')
    expect(ok(await into('windows')).state).toBe('adopted')
  })

  test('of one of its parts, whichever', async () => {
    const submission = await handedIn()
    const into = async (...sectionIds: string[]) =>
      ask(submission, {
        ...{ move: 'split', ...(await versions()) },
        parts: sectionIds.map((sectionId, n) => ({ start: 4 * n, end: 4 * n + 4, sectionId, itemId: null })),
      })
    expect(saidIn(await into('work', 'windows'))).toEqual(no('parts.0.sectionId'))
    expect(saidIn(await into('windows', 'work'))).toEqual(no('parts.1.sectionId'))
    expect(ok(await into('windows', 'windows')).state).toBe('adopted')
  })
})

test('a department that the roster has not, and one that it had when the text was written', async () => {
  const no = (place: string) => unfit([place, '选择了名册之外的单位，请重新选择'])
  /** A text is written in a form beside its version, and begun by the form alone. */
  const [NO, NO_FORM] = [no('form.departments'), no('departments')]
  const form = (departments: string[]) => ({ ...FORM, departments })
  const submissions = `${at(issue)}/submissions`
  const start = (departments: string[]) => science.post(submissions, form(departments))
  const writeNew = (departments: string[]) =>
    science.put(`${submissions}/${crypto.randomUUID()}`, { version: 0, form: form(departments) })

  let written: Submission = ok(await start(['kjt', 'lcj']))
  const write = ({ id, version }: Submission, departments: string[]) =>
    science.put(`${submissions}/${id}`, { version, form: form(departments) })
  expect(saidIn(await start(['kjt', 'nowhere']))).toEqual(NO_FORM)
  expect(saidIn(await writeNew(['kjt', 'nowhere']))).toEqual(NO)
  expect(saidIn(await write(written, ['kjt', 'lcj', 'nowhere']))).toEqual(NO)

  ok(await despite((seen) => askForPerson(administrator, 'sun-lei', { active: false }, seen)))
  const without = (seen?: string[]) =>
    askForSettings(
      centre,
      administrator,
      ({ departments }) => ({ departments: departments.filter(({ id }) => id !== 'lcj') }),
      seen,
    )
  ok(await despite(without))
  expect(saidIn(await start(['kjt', 'lcj']))).toEqual(NO_FORM)
  expect(saidIn(await writeNew(['kjt', 'lcj']))).toEqual(NO)
  written = ok(await write(written, ['kjt', 'lcj']))
  expect(written.departments).toEqual(['kjt', 'lcj'])
  // Once it was left out, it does not come back.
  written = ok(await write(written, ['kjt']))
  expect(saidIn(await write(written, ['kjt', 'lcj']))).toEqual(NO)
})
