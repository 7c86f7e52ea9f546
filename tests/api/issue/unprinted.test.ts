/** A character that no font has stops an issue on its way to review, and the answer says which and where. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { PublicationSettings } from '#shared/centre/publication.ts'
import { askForSettings } from '../../support/administering.ts'
import { aWrittenIssue, ok, saying } from '../../support/issue-steps.ts'
import { aFontOf } from '../../support/print/a-font.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, administrator } = await usingCentre({
  people: ['editor', 'administrator'],
  print: 'by-chromium',
})

test('send-to-review names the character, its code point and its place; mended, the issue goes', async () => {
  const issue = await aWrittenIssue(centre, editor)
  const path = `/api/issues/${issue.id}`
  const odd = ok(
    await editor.put(`${path}/content`, {
      version: issue.version,
      sections: saying(issue.sections, '办结\u{1F9FF}件。'),
    }),
  )
  const refused = await editor.post(`${path}/moves`, { version: odd.version, move: 'send-to-review' })
  expect([refused.status, refused.body.code]).toEqual([409, 'no-such-glyph'])
  expect(refused.body.details[0]).toEqual({
    path: 'sections.1.items.0.text',
    message: expect.stringMatching(/^栏目“.+”第 1 条第 3 个字符“\u{1F9FF}”（U\+1F9FF）没有字体可以印出$/u),
  })
  const mended = ok(
    await editor.put(`${path}/content`, { version: odd.version, sections: saying(issue.sections, '办结3件。') }),
  )
  const sent = ok(await editor.post(`${path}/moves`, { version: mended.version, move: 'send-to-review' }))
  expect(sent.state).toBe('review')
})

test('what only the own font that the publication names has goes to review', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'own-fonts-'))
  writeFileSync(join(folder, 'ours.ttf'), aFontOf('办结\u{1F9FF}件。'))
  vi.stubEnv('FONTS_DIR', folder)
  try {
    ok(
      await askForSettings(centre, administrator, (settings) => ({
        page: { ...settings.page, fonts: { body: 'ours.ttf' } },
      })),
    )
    const issue = await aWrittenIssue(centre, editor)
    const sections = saying(issue.sections, '办结\u{1F9FF}件。')
    const path = `/api/issues/${issue.id}`
    const odd = ok(await editor.put(`${path}/content`, { version: issue.version, sections }))
    const sent = ok(await editor.post(`${path}/moves`, { version: odd.version, move: 'send-to-review' }))
    expect(sent.state).toBe('review')
    // The settings themselves: what that font alone has is printed of them, and no more where it is not named.
    const words = '办结\u{1F9FF}件。'
    const naming = (more: string) => (settings: PublicationSettings) => ({
      sections: settings.sections.map((one) =>
        one.kind === 'figures' ? { ...one, text: one.text.replace(words, '') + more } : one,
      ),
    })
    ok(await askForSettings(centre, administrator, naming(words)))
    const without = ({ page }: PublicationSettings) => ({ page: { ...page, fonts: undefined } })
    expect((await askForSettings(centre, administrator, without)).body.code).toBe('no-such-glyph')
    ok(await askForSettings(centre, administrator, (settings) => ({ ...naming('')(settings), ...without(settings) })))
  } finally {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  }
})

test('编号 and 印数 that are left out of the settings are none', async () => {
  const { id, version, period, number, total, issueDate } = await aWrittenIssue(centre, editor)
  const settings = { period, number, total, issueDate }
  const more = { ...settings, securityNumber: '000123', copies: 300 }
  const set = ok(await editor.put(`/api/issues/${id}/settings`, { version, settings: more }))
  expect(set).toMatchObject({ securityNumber: '000123', copies: 300 })
  const unset = ok(await editor.put(`/api/issues/${id}/settings`, { version: set.version, settings }))
  expect([unset.securityNumber, unset.copies]).toEqual([undefined, undefined])
  const refused = await editor.put(`/api/issues/${id}/settings`, {
    version: unset.version,
    settings: { ...settings, copies: 0 },
  })
  expect(refused.body.details).toEqual([{ path: 'settings.copies', message: '印数至少 1 份' }])
})

test('all parts that an issue can have go in by the API and come to print', async () => {
  const issue = await aWrittenIssue(centre, editor)
  const path = `/api/issues/${issue.id}`
  const tables = [{ title: '表1', head: ['窗口', '件'], rows: [['公安', '1']] }]
  const sections = issue.sections.map((section) =>
    section.kind === 'items'
      ? { ...section, items: section.items.map((item) => ({ ...item, points: ['前移窗口。'], tables })) }
      : section,
  )
  const opening = { note: '供参考。', correction: '上期有误，特此更正。' }
  const saved = ok(await editor.put(`${path}/content`, { version: issue.version, ...opening, sections }))
  const sent = ok(await editor.post(`${path}/moves`, { version: saved.version, move: 'send-to-review' }))
  expect(sent.review.contentHash).toMatch(/^[0-9a-f]{64}$/)
  expect([sent.note, sent.correction]).toEqual(['供参考。', '上期有误，特此更正。'])
  expect(sent.sections[1].items[0]).toMatchObject({ points: ['前移窗口。'], tables })
})
