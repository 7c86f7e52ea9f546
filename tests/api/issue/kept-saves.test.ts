/** Every save of an issue's content is kept: shown as it was, restored as a new save, and folded by person and time once it is old. */
import { beforeEach, expect, test } from 'vitest'
import { pictureKey } from '#functions/files/pictures.ts'
import { commit } from '#functions/store/commit.ts'
import { changeIssue } from '#functions/store/rows.ts'
import type { Issue, WorkingSection } from '#shared/issue/issue.ts'
import type { ListedSave } from '#shared/issue/kept-save.ts'
import { isEmpty } from '#shared/issue/working-sections.ts'
import { acknowledge, theOnlyFinding } from '../../support/acknowledging.ts'
import { damageFile } from '../../support/damage.ts'
import { at } from '../../support/issue-page.ts'
import { aCalledIssue, aSubmission, aWrittenIssue, move, ok, saying } from '../../support/issue-steps.ts'
import { handInPicture } from '../../support/picturing.ts'
import { aPng } from '../../support/print/a-picture.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, office, science, read } = await usingCentre({ people: ['editor', 'office', 'science'] })
let issue: Issue
beforeEach(async () => {
  issue = await aWrittenIssue(centre, editor)
})

const writing = ({ sections }: Issue, text: string): WorkingSection[] => saying(sections, text, 'work')
/** The issue once this text is saved. */
const saveText = async (text: string): Promise<Issue> => {
  const body = { version: issue.version, sections: writing(issue, text) }
  issue = ok(await editor.put(`${at(issue)}/content`, body))
  return issue
}
const listed = async (query = ''): Promise<ListedSave[]> => ok(await editor.get(`${at(issue)}/saves${query}`)).saves
const shown = async (version: number) => ok(await editor.get(`${at(issue)}/saves/${version}`)).content
const restore = (saved: number, version = issue.version) =>
  editor.post(`${at(issue)}/saves/${saved}/restorations`, { version })
const byId = (sections: readonly WorkingSection[]) =>
  sections.filter((one) => !isEmpty(one)).toSorted((a, b) => (a.id < b.id ? -1 : 1))

test('each is shown as it was, over frames and after folding; of what was folded the last', async () => {
  const versions = [issue]
  // Long enough for a new frame at every third save or so.
  for (let n = 0; n < 14; n += 1) {
    versions.push(await saveText(`第${n}次。${'办理事项。'.repeat(1000 + n)}`))
    centre.advance(n % 4 === 3 ? 11 * 60_000 : 1000)
  }
  const all = await listed()
  expect(all.slice(0, -1).map(({ version }) => version)).toEqual(versions.map(({ version }) => version).toReversed())
  expect(all.at(-1)).toMatchObject({ what: 'began', version: (versions[0]?.version ?? 0) - 1 })
  const holds = async (of: readonly { version: number }[]) => {
    for (const { version } of of) {
      const was = versions.find((one) => one.version === version)
      expect(byId((await shown(version)).sections)).toEqual(byId(was?.sections ?? []))
    }
  }
  await holds(all)
  await centre.runAllWork()
  const left = await listed()
  expect(left.length).toBeLessThan(all.length)
  expect(left.reduce((sum, { folded }) => sum + (folded?.count ?? 1), 0)).toBe(all.length)
  expect(left.slice(0, 2)).toEqual(all.slice(0, 2))
  await holds(left)
  // A version that was folded away is shown by the newest one before it that is left.
  const page = ok(await editor.get(`${at(issue)}/saves?limit=3`))
  const next = await listed(`?limit=100&after=${page.next}`)
  expect([...page.saves, ...next]).toEqual(left)
})

test('what changes nothing is not kept twice', async () => {
  const before = await listed()
  await saveText('新的一句。')
  await saveText('新的一句。')
  expect((await listed()).length).toBe(before.length + 1)
})

test('what stood there before saves were kept is kept with the first that is', async () => {
  const stood = await read(issue)
  const { kept: _, ...earlier } = stood
  await commit(centre.deps.table, {
    writes: [changeIssue(stood, { ...earlier, sections: writing(stood, '旧版本所写。') })],
  })
  issue = await read(issue)
  const before = issue
  await saveText('此后所写。')
  const [last, began] = await listed()
  expect([last?.what, began?.what, began?.by]).toEqual(['edited', 'began', null])
  expect(byId((await shown(before.version)).sections)).toEqual(byId(before.sections))
})

test('restored is a save like any other: told on the record, on the version that was read, and itself undone so', async () => {
  const first = issue
  const second = await saveText('改写过的一句。')
  expect((await restore(first.version, first.version)).body.code).toBe('stale')
  issue = ok(await restore(first.version))
  expect(issue.sections).toEqual(first.sections)
  const [latest] = await listed()
  expect(latest).toMatchObject({ version: issue.version, what: 'restored', restored: first.version })
  const { entries } = ok(await editor.get(`${at(issue)}/audit`))
  expect(entries.at(-1)).toMatchObject({ what: 'content', facts: { restored: first.version } })
  expect(entries.at(-1).why).toContain('周敏保存的内容')
  issue = ok(await restore(second.version))
  expect(issue.sections).toEqual(second.sections)
})

test('nobody restores who may not save, nor while it is reviewed', async () => {
  const first = issue
  await saveText('改写过的一句。')
  const asked = { version: issue.version }
  expect((await office.post(`${at(issue)}/saves/${first.version}/restorations`, asked)).status).toBe(403)
  issue = await move(editor, issue, { move: 'send-to-review' })
  expect((await restore(first.version)).body.code).toBe('wrong-state')
  expect((await editor.get(`${at(issue)}/saves/1`)).body.code).toBe('not-found')
})

test('an acknowledgement falls where the text that it stood for goes, and stands where the text is the same again', async () => {
  const first = await saveText('窗口共办理 13 月 2 日的事项。')
  const finding = await theOnlyFinding(editor, issue)
  ok(await acknowledge(editor, issue, finding))
  await saveText('窗口延长了服务时间。')
  const gone = issue
  issue = ok(await restore(first.version))
  expect((await theOnlyFinding(editor, issue)).key).toBe(finding.key)
  issue = ok(await restore(gone.version))
  await expect(theOnlyFinding(editor, issue)).rejects.toThrow('not one finding but 0')
})

test('a submission whose item goes with it waits again, and one that was set free is not adopted anew', async () => {
  issue = await aCalledIssue(centre, editor)
  const before = issue
  const submission = await aSubmission(science, issue, '科技厅窗口的一件事。', ['kjt'])
  const adopt = { move: 'adopt', issueVersion: issue.version, sectionId: 'windows', itemId: null }
  const path = `${at(issue)}/submissions/${submission.id}`
  ok(await editor.post(`${path}/moves`, { version: submission.version, ...adopt }))
  issue = await read(issue)
  const adopted = issue
  issue = ok(await restore(before.version))
  expect(ok(await editor.get(path)).submission).toMatchObject({ state: 'submitted', itemId: null })
  issue = ok(await restore(adopted.version))
  expect(ok(await editor.get(path)).submission).toMatchObject({ state: 'submitted', itemId: null })
  const [item] = issue.sections.flatMap((one) => (one.kind === 'items' ? one.items : []))
  expect(item).toMatchObject({ text: '科技厅窗口的一件事。', from: [] })
})

test('a save whose picture is gone is not restored: it names the save, says what can be done, and nothing changes', async () => {
  const { sha256: image } = ok(await handInPicture(editor, aPng(43, 30)))
  const showing = (pictures: { image: string; alt: string }[]) => ({
    version: issue.version,
    sections: issue.sections.map((one) => (one.kind === 'figures' ? { ...one, pictures } : one)),
  })
  const pictured = ok(await editor.put(`${at(issue)}/content`, showing([{ image, alt: '办件量' }])))
  issue = pictured
  issue = ok(await editor.put(`${at(issue)}/content`, showing([])))
  for (const [damage, said] of [
    [(bytes: Buffer) => bytes.subarray(1), `系统中的图片 ${image.slice(0, 8)} 已损坏`],
    [() => null, `系统中没有图片 ${image.slice(0, 8)}`],
  ] as const) {
    damageFile(centre, pictureKey(image), damage)
    const { status, body } = await restore(pictured.version)
    expect([status, body.code]).toEqual([400, 'bad-request'])
    const message = `${said}，请恢复另一次保存，或把其中的文字复制到正文`
    expect(body.details).toEqual([{ path: 'saved', message }])
    expect(await read(issue)).toEqual(issue)
  }
})
