/** An issue and its submissions as files of Word and spreadsheets: what its reader may see, on the record of access. */
import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import { readBook } from '#shared/recipients/read-file.ts'
import { at } from '../support/issue-page.ts'
import { aSubmission, aWrittenIssue, ok } from '../support/issue-steps.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor, science, administrator } = await usingCentre({ people: ['editor', 'science', 'administrator'] })
const textOf = async (bytes: Uint8Array) => (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value

test('an issue and what was handed in for it go out, and each is on the record; a draft does not', async () => {
  const issue = await aWrittenIssue(centre, editor)
  await aSubmission(science, issue, '=窗口办了五场培训。', ['kjt'])
  const draft = { departments: ['kjt'], from: null, to: null, text: '还没有写完', contact: '' }
  ok(await science.post(`${at(issue)}/submissions`, draft))
  expect(await textOf(ok(await editor.get(`${at(issue)}/docx`)))).toContain('一、')
  const text = await textOf(ok(await editor.get(`${at(issue)}/submissions-export?format=docx`)))
  expect(text).toContain('=窗口办了五场培训。')
  expect(text).not.toContain('还没有写完')
  const [sheet] = readBook(ok(await editor.get(`${at(issue)}/submissions-export?format=xlsx`))).sheets
  expect(sheet?.rows).toHaveLength(2)
  const month = centre.deps.clock().toISOString().slice(0, 7)
  const { entries } = ok(await administrator.get(`/api/access/${month}/audit?act=exported`))
  expect(entries.map(({ about }: { about: string }) => about.replace(/^.*期/, ''))).toEqual([
    ...['.docx', '来稿.docx', '来稿.xlsx'],
  ])
  expect((await science.get(`${at(issue)}/docx`)).status).toBe(403)
})
