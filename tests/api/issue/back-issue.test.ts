/** A back issue at the API: from its text to the archive, without a mail. */
import { describe, expect, test } from 'vitest'
import { listOutbox } from '#functions/mail/outbox-reading.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { at } from '../../support/issue-page.ts'
import { ok } from '../../support/issue-steps.ts'
import { saidIn, unfit } from '../../support/said-in-answer.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, read } = await usingCentre({ people: ['editor'] })

describe('a back issue', () => {
  const TEXT = `省政务服务中心 2025年3月14日
一、2025年2月总体运行情况
2月，省本级共办理政务服务事项4.31万件，接听电话咨询1200人/次。
二、政务工作动态
（一）省里印发新的办事指南。各窗口同步更新。
三、窗口资讯
（一）2月5日，科技厅窗口办了培训。
（二）2月6日，公安厅窗口上门服务。
报：省政务管理办公室。
发：省中心各处（室）。`

  test('is read from its text, brought in as published, and sent to nobody', async () => {
    const content = ok(await editor.post('/api/imports', { text: TEXT }))
    expect(content.period).toBe('2025-02')
    const before = (await listOutbox(centre.outbox)).length
    const path = `/api/publications/${PUBLICATION.id}/imports`
    const issue: Issue = ok(await editor.post(path, { content, number: 3, total: null }))
    expect(issue).toMatchObject({ state: 'published', origin: 'imported', signOff: null, issueDate: '2025-03-14' })
    await centre.runAllWork()
    expect((await read(issue)).review).toMatchObject({ approvals: [], pdf: { pages: 1 } })
    const { distribution, deliveries } = ok(await editor.get(`${at(issue)}/deliveries`))
    expect([distribution, deliveries]).toEqual([null, []])
    expect((await listOutbox(centre.outbox)).length).toBe(before)
    const { entries, brokenAt } = ok(await editor.get(`${at(issue)}/audit`))
    expect(entries.map(({ what }: { what: string }) => what)).toEqual(['import', 'rendered'])
    expect(brokenAt).toBeNull()
    expect((await editor.get(`${at(issue)}/revisions/1/pdf`)).status).toBe(200)
    expect((await editor.post(path, { content, number: 3, total: null })).body.code).toBe('number-taken')
  })

  test("reasons why findings stand are nobody's here: content that carries them is refused with their place", async () => {
    const content = ok(await editor.post('/api/imports', { text: TEXT }))
    const path = `/api/publications/${PUBLICATION.id}/imports`
    const { status, body } = await editor.post(path, {
      content: { ...content, acknowledged: [] },
      number: 4,
      total: null,
    })
    expect([status, body.code]).toEqual([400, 'bad-request'])
    expect(JSON.stringify(body.details)).toContain('acknowledged')
    ok(await editor.post(path, { content, number: 4, total: null }))
  })

  test('a picture that nobody handed in is told where the request has the content', async () => {
    const content = ok(await editor.post('/api/imports', { text: TEXT }))
    const pictures = [{ image: '0'.repeat(64), alt: '办件走势图' }]
    const [figures, ...others] = content.sections
    const path = `/api/publications/${PUBLICATION.id}/imports`
    const pictured = { ...content, sections: [{ ...figures, pictures }, ...others] }
    expect(saidIn(await editor.post(path, { content: pictured, number: 5, total: null }))).toEqual(
      unfit(['content.sections', '系统中没有图片 00000000，请重新上传']),
    )
  })

  test('text that is no issue is refused', async () => {
    const { status, body } = await editor.post('/api/imports', { text: '你好' })
    expect([status, body.code]).toEqual([400, 'unreadable-text'])
  })
})
