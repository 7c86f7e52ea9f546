/** The sentences about settings that people and issues rest on, whole and in their places, each beside the nearest case in which it is not said. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PublicationSettings } from '#shared/centre/publication.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { aPerson, askForPerson, askForSettings, despite, withApprovers } from '../../support/administering.ts'
import type { Caller } from '../../support/caller.ts'
import type { Centre } from '../../support/centre.ts'
import { hashOfRecipients } from '../../support/issue-page.ts'
import {
  aCalledIssue,
  aDraft,
  anApprovedIssue,
  aWrittenIssue,
  FIGURES,
  move,
  ok,
  seen,
} from '../../support/issue-steps.ts'
import { DONE, follows, saidIn, stillNeeded } from '../../support/said-in-answer.ts'
import { openedCentre } from '../../support/using-centre.ts'

let centre: Centre
let editor: Caller
let office: Caller
let head: Caller
let administrator: Caller
beforeEach(async () => {
  ;({ centre, editor, office, head, administrator } = await openedCentre({
    people: ['editor', 'office', 'head', 'administrator'],
  }))
})
afterEach(() => centre.close())

const [OFFICE, HEAD] = ['chen-zhiyuan', 'lin-guodong']
type Change = (settings: PublicationSettings) => Partial<PublicationSettings>
const ask = async (change: Change, who = administrator) => saidIn(await askForSettings(centre, who, change))

describe('approvers', () => {
  test('of whom a review has nobody left; with another, or once it is withdrawn, it is not said', async () => {
    const author = await aPerson(centre, administrator, 'xie', ['leader', 'editor'])
    const { id, sections, version } = await aWrittenIssue(centre, editor)
    const written: Issue = ok(await author.caller.put(`/api/issues/${id}/content`, { version, sections }))
    const sent = await move(editor, written, { move: 'send-to-review' })
    expect(await ask(withApprovers([author.id]))).toEqual(
      stillNeeded([
        'settings.steps',
        `2026年第${sent.number}期正在审核，这样修改后“处室审核”没有人可以办理（xie参与了本期的编写），请另选审核人`,
      ]),
    )
    expect(await ask(withApprovers([author.id, OFFICE]))).toEqual(DONE)
    await move(editor, sent, { move: 'withdraw' })
    expect(await ask(withApprovers([author.id]))).toEqual(DONE)
  })

  test('who write what is printed hear which steps they lose; others, or of what is not printed, do not', async () => {
    const both = await aPerson(centre, administrator, 'shuang', ['leader', 'administrator'])
    const loses = (names: string) =>
      follows(
        `这次修改会印在刊物上或写进邮件。在用到它的一期（不含更正）由他人签发之前，${names}不能由您办理，请确认另有审核人。`,
      )
    const renamed: Change = ({ name }) => ({ name: `${name}之二` })
    expect(await ask(withApprovers([OFFICE, both.id]))).toEqual(DONE)
    expect(await ask(renamed, both.caller)).toEqual(loses('“处室审核”'))
    expect(await ask(withApprovers([OFFICE, both.id], [HEAD, both.id]))).toEqual(DONE)
    expect(await ask(renamed, both.caller)).toEqual(loses('“处室审核”、“中心领导签发”'))
    const more: Change = ({ departments }) => ({ departments: [...departments, { id: 'new', name: '新单位' }] })
    expect(await ask(more, both.caller)).toEqual(DONE)
    expect(await ask(renamed)).toEqual(DONE)
    expect(await ask(withApprovers([OFFICE], [HEAD]))).toEqual(DONE)
    expect(await ask(renamed, both.caller)).toEqual(DONE)
  })
})

describe('a department', () => {
  const without =
    (gone: string): Change =>
    ({ departments }) => ({ departments: departments.filter(({ id }) => id !== gone) })
  const DEPARTMENTS = 'settings.departments'

  test('that has people; once they left it is not said', async () => {
    const has = (names: string) => stillNeeded([DEPARTMENTS, `科技厅还有在用人员：${names}，请先在“人员”中调整`])
    expect(await ask(without('kjt'))).toEqual(has('吴晓岚'))
    const other = await aPerson(centre, administrator, 'er', ['contributor'], 'kjt')
    expect(await ask(without('kjt'))).toEqual(has('er、吴晓岚'))
    ok(await askForPerson(administrator, 'wu-xiaolan', { active: false }))
    expect(await ask(without('kjt'))).toEqual(has('er'))
    ok(await askForPerson(administrator, other.id, { departmentId: 'gat' }))
    expect(await ask(without('kjt'))).toEqual(DONE)
  })

  test('that was called; once the issue is signed it is not said', async () => {
    const called = (label: string) =>
      stillNeeded([DEPARTMENTS, `${label}已向科技厅约稿，还没有签发，请待签发后再移除科技厅`])
    const approved = await anApprovedIssue(centre, editor, office)
    ok(await askForPerson(administrator, 'wu-xiaolan', { active: false }))
    await aCalledIssue(centre, editor, { departments: ['gat'] })
    expect(await ask(without('kjt'))).toEqual(called(`2026年第${approved.number}期`))
    const recipientsHash = await hashOfRecipients(head, approved)
    await move(head, approved, { move: 'sign-off', comment: '', recipientsHash, ...seen(approved) })
    expect(await ask(without('kjt'))).toEqual(DONE)
  })

  test('that begins to hand in by its head and has none who is here; with one, or once it is so, it is not said', async () => {
    const signs: Change = ({ departments }) => ({
      departments: departments.map((one) => (one.id === 'kjt' ? { ...one, headSigns: true } : one)),
    })
    const nobody = follows('科技厅还没有登记负责人，设为由负责人审签后，来稿送不出去。请随即在“人员”中登记。')
    expect(await ask(signs)).toEqual(nobody)
    ok(await askForPerson(administrator, 'wu-xiaolan', { head: true, active: false }))
    expect(await ask(signs)).toEqual(nobody)
    ok(await askForPerson(administrator, 'wu-xiaolan', { active: true }))
    expect(await ask(signs)).toEqual(DONE)
    ok(await despite((seenOnes) => askForPerson(administrator, 'wu-xiaolan', { head: false }, seenOnes)))
    expect(await ask(signs)).toEqual(DONE)
  })
})

describe('what an issue in work holds', () => {
  const withoutWork: Change = ({ sections }) => ({ sections: sections.filter(({ id }) => id !== 'work') })
  const notPrinted = ({ number }: Issue, title: string) =>
    `2026年第${number}期的“${title}”里已有内容，栏目移除后不会印出，须由责任编辑移到其他栏目或删除。`

  test('in a section that is taken out, by its title of that month; in review, or empty, it is not said', async () => {
    const { sections: before } = PUBLICATION
    expect(
      await ask(() => ({
        sections: before.map((section) => (section.id === 'work' ? { ...section, title: '{month}月动态' } : section)),
      })),
    ).toEqual(DONE)
    const written = await aWrittenIssue(centre, editor)
    await aDraft(editor)
    const other = await aWrittenIssue(centre, editor)
    expect(await ask(withoutWork)).toEqual(follows(notPrinted(written, '1月动态'), notPrinted(other, '1月动态')))
    await move(editor, other, { move: 'send-to-review' })
    expect(await ask(withoutWork)).toEqual(follows(notPrinted(written, '1月动态')))
    const sections = written.sections.map((section) => (section.id === 'work' ? { ...section, items: [] } : section))
    ok(await editor.put(`/api/issues/${written.id}/content`, { version: written.version, sections }))
    expect(await ask(withoutWork)).toEqual(DONE)
  })

  test('in a section of figures: its numbers are in nobody’s way, its tables are to be taken out', async () => {
    const figures = PUBLICATION.sections.find(({ kind }) => kind === 'figures')
    const withoutFigures: Change = ({ sections }) => ({ sections: sections.filter(({ id }) => id !== figures?.id) })
    const written = await aWrittenIssue(centre, editor)
    const said = (more: string) =>
      follows(`2026年第${written.number}期的“2026年1月总体运行情况”里已有内容，栏目移除后不会印出${more}。`)
    expect(await ask(withoutFigures)).toEqual(said(''))
    const table = { title: '办件', head: ['窗口', '件'], rows: [['科技厅', '3']] }
    const sections = written.sections.map((section) =>
      section.kind === 'figures' ? { ...section, tables: [table] } : section,
    )
    ok(await editor.put(`/api/issues/${written.id}/content`, { version: written.version, sections }))
    expect(await ask(withoutFigures)).toEqual(said('，其中的表格和图片须由责任编辑删除'))
  })

  test('of a figure that is taken out; where it was not typed, or only its name changes, it is not said', async () => {
    const calls =
      (change: 'out' | 'renamed'): Change =>
      ({ sections }) => ({
        sections: sections.map((section) =>
          section.kind === 'figures'
            ? {
                ...section,
                text: change === 'out' ? section.text.replace('{calls}', '若干') : section.text,
                figures: section.figures.flatMap((figure) =>
                  figure.id !== 'calls' ? [figure] : change === 'out' ? [] : [{ ...figure, name: '来电' }],
                ),
              }
            : section,
        ),
      })
    const written = await aWrittenIssue(centre, editor)
    expect(await ask(calls('out'))).toEqual(
      follows(`2026年第${written.number}期已填写指标“电话咨询”1365，移除后不再印出，也不再保存。`),
    )
    expect(await ask(calls('renamed'))).toEqual(DONE)
    const sections = written.sections.map((section) =>
      section.kind === 'figures' ? { ...section, values: { ...FIGURES, calls: '' } } : section,
    )
    ok(await editor.put(`/api/issues/${written.id}/content`, { version: written.version, sections }))
    expect(await ask(calls('out'))).toEqual(DONE)
  })

  test('while it is called, with no section for what comes; with one, or once the call is closed, it is not said', async () => {
    const takenBy =
      (...ids: string[]): Change =>
      ({ sections }) => ({
        sections: sections.map((section) =>
          section.kind === 'items' ? { ...section, takesSubmissions: ids.includes(section.id) } : section,
        ),
      })
    const issue = await aCalledIssue(centre, editor)
    expect(await ask(takenBy())).toEqual(
      follows(`2026年第${issue.number}期正在征稿，但刊物不再有收录来稿的栏目，来稿将无法采用。`),
    )
    expect(await ask(takenBy('work'))).toEqual(DONE)
    await move(editor, issue, { move: 'close-input' })
    expect(await ask(takenBy())).toEqual(DONE)
  })
})
