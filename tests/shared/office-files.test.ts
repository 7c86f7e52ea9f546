/** Word files are read back by another reader, word for word; a text that looks like markup or a formula stays one. */
import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import type { Content } from '#shared/content/content.ts'
import { issueDocx } from '#shared/office/issue-docx.ts'
import { toDocx } from '#shared/office/to-docx.ts'
import { readBook } from '#shared/recipients/read-file.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { submissionsDocx, submissionsXlsx } from '#shared/submission/submissions-file.ts'

const htmlOf = async (bytes: Uint8Array) => (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value
const textOf = async (bytes: Uint8Array) => (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value

const CONTENT: Content = {
  period: '2026-01',
  masthead: { name: '窗口简讯', number: '第2期', issuingUnit: '省中心', issueDate: '2026-02-14' },
  sections: [
    {
      ...{ kind: 'figures', title: '总体运行情况', text: '办理{n}。' },
      figures: [{ id: 'n', name: '办件', value: '5.05', unit: '万件' }],
      tables: [{ title: '各窗口', head: ['窗口', '件数'], rows: [['一号', '<b>&']] }],
      pictures: [{ image: 'a'.repeat(64), alt: '大厅' }],
    },
    { kind: 'items', title: '动态', items: [{ text: '首段。\n次段。', points: ['要点。'] }] },
  ],
  colophon: { reporting: [{ name: '省政府', mark: '。' }], distribution: [] },
}

test('an issue is read back with its headings, numbers, tables and colophon', async () => {
  const html = await htmlOf(issueDocx(CONTENT))
  expect(html).toContain('<h1>一、总体运行情况</h1>')
  expect(html).toContain('<p>办理5.05万件。</p>')
  expect(html).toContain('<td><p>&lt;b&gt;&amp;</p></td>')
  const text = await textOf(issueDocx(CONTENT))
  for (const said of [
    '窗口简讯',
    '第2期',
    '2026年2月14日',
    '（一）首段。',
    '次段。',
    '1.要点。',
    '［图片：大厅',
    '报：省政府。',
  ])
    expect(text).toContain(said)
})

test.each(['=1+1', '<w:p/>&amp;', '\u0000\uD800甲', ']]>', '{PAGE}'])('%s stays a text', async (text) => {
  const kept = text.toWellFormed().replaceAll('\u0000', '')
  expect((await textOf(toDocx([{ kind: 'paragraph', text }]))).trim()).toBe(kept)
})

const SUBMISSION: Submission = {
  ...{ id: 's', issueId: 'i', version: 2, state: 'adopted', ownerDepartment: 'kjt', departments: ['kjt', 'gat'] },
  ...{ from: '2026-01-05', to: null, text: '=HYPERLINK("x")\n次段。', contact: '-1', createdBy: 'p', writers: ['p'] },
  ...{
    saves: [],
    createdByName: '吴晓岚',
    createdAt: '2026-01-05T00:00:00.000Z',
    updatedAt: '2026-01-05T00:00:00.000Z',
  },
  ...{ submittedAt: '2026-01-05T16:30:00.000Z', late: true, reason: null, itemId: 'n' },
}
const ROSTER = {
  departments: [
    { id: 'kjt', name: '科技厅' },
    { id: 'gat', name: '公安厅' },
  ],
}

test('submissions are read back, and nothing in the spreadsheet is worked out', async () => {
  const rows = readBook(submissionsXlsx([SUBMISSION], ROSTER)).sheets[0]?.rows ?? []
  const cells = rows[1]?.cells ?? []
  expect(cells.map(({ text }) => text).slice(0, 3)).toEqual(['1', '科技厅', '公安厅'])
  expect(cells[12]).toEqual({ text: '=HYPERLINK("x")\n次段。', problem: null })
  expect(cells[7]?.text).toBe('2026年1月6日 00:30')
  const text = await textOf(submissionsDocx('来稿', [SUBMISSION], ROSTER))
  for (const said of ['1. 科技厅、公安厅（', '=HYPERLINK("x")', '次段。', '事件日期：2026-01-05'])
    expect(text).toContain(said)
})
