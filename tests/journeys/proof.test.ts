/** An editor takes the proof of distribution home, hears of a PDF whether it is the issued one, and corrects the issue. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { checkProof } from '#shared/proof/check-proof.ts'
import { openEntry, packZip } from '#shared/zip.ts'
import { move, ok, seen } from '../support/issue-steps.ts'
import { DESKTOP, PHONE, type Someone, widerBy } from '../support/someone.ts'
import { usingApp } from './using-app.ts'

const { app, folder, signIn } = await usingApp({ DEMO: 'full' })
let editor: Someone
let december: Issue
beforeAll(async () => {
  editor = await signIn('zhou-min')
  const { issues } = ok(await (await app.as('zhou-min')).get('/api/publications/briefing/issues'))
  december = issues.find(({ period }: Issue) => period === '2025-12')
}, 180_000)

test('the proof is saved from the deliveries, and the PDF in it is known again', async () => {
  const session = await editor.page.createCDPSession()
  const browserContextId = editor.page.browserContext().id ?? ''
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder, browserContextId })
  await editor.goTo(`/issues/${december.id}/deliveries`)
  await editor.press('下载分发证明')
  const saved = join(folder, '政务服务工作动态2026年第1期分发证明.zip')
  await expect.poll(() => existsSync(saved), { timeout: 30_000 }).toBe(true)
  const zip = new Uint8Array(readFileSync(saved))
  expect((await checkProof(zip)).findings.filter(({ holds }) => !holds)).toEqual([])
  await editor.picture('proof-1-deliveries')

  const pdf = openEntry(zip, 'issue.pdf', zip.length) ?? new Uint8Array()
  writeFileSync(join(folder, '收到的.pdf'), pdf)
  const altered = new Uint8Array(pdf)
  altered[altered.length >> 1] = (altered[altered.length >> 1] ?? 0) ^ 1
  writeFileSync(join(folder, '改过的.pdf'), altered)
  const alteredZip = new Uint8Array(zip)
  alteredZip[zip.length >> 1] = (zip[zip.length >> 1] ?? 0) ^ 1
  writeFileSync(join(folder, '改过的.zip'), alteredZip)
  writeFileSync(join(folder, '别的.zip'), packZip(new Map([['a.txt', new TextEncoder().encode('别的')]])))
  await editor.follow('核验')
  for (const viewport of [DESKTOP, PHONE]) {
    await editor.page.setViewport(viewport)
    await editor.page.reload()
    const field = await editor.page.locator('input[type=file]').waitHandle()
    await field.uploadFile(join(folder, '收到的.pdf'))
    await editor.sees('收到的.pdf：是签发的文件')
    await editor.sees('〔政务服务工作动态〕2026年第1期')
    await editor.sees('林国栋，2026年1月14日')
    await field.uploadFile(join(folder, '改过的.pdf'))
    await editor.sees('改过的.pdf：不是签发的文件')
    await field.uploadFile(saved)
    await editor.sees('政务服务工作动态2026年第1期分发证明.zip：分发证明完好，其中的 PDF 是签发的文件')
    await field.uploadFile(join(folder, '改过的.zip'))
    await editor.sees('改过的.zip：分发证明与记录不符')
    await field.uploadFile(join(folder, '别的.zip'))
    await editor.sees('这个压缩包不是分发证明')
    await editor.picture(`proof-2-verify-${viewport.width}`)
    expect(await widerBy(editor.page)).toBeLessThanOrEqual(0)
  }
  expect(editor.faults).toEqual([])
})

test('the issue is corrected by one of its own, and archive and 核验 tell of it both ways', async () => {
  await editor.page.setViewport(DESKTOP)
  await editor.goTo(`/issues/${december.id}`)
  await editor.press('开更正')
  await editor.fill('更正内容（可稍后填写）', '第一部分“收件”应为“受理”。')
  await editor.picture('correction-1-dialog')
  await editor.press('确认开更正')
  await editor.readsPage('版面', '本刊2026年第1期（2026年1月14日印发）更正如下：第一部分“收件”应为“受理”。')
  await editor.picture('correction-2-desk')
  await editor.press('送审')
  await editor.press('确认送审')
  await editor.sees('送审的 PDF（第 1 稿）')

  const corrections = ok(await (await app.as('zhou-min')).get(`/api/issues/${december.id}/corrections`)).corrections
  const { issueId, label } = corrections[0]
  const [office, head] = await Promise.all([app.as('chen-zhiyuan'), app.as('lin-guodong')])
  const read = async (): Promise<Issue> => ok(await head.get(`/api/issues/${issueId}`))
  await expect.poll(async () => (await read()).review?.pdf, { timeout: 30_000 }).not.toBeNull()
  const approved = await move(office, await read(), { move: 'approve', comment: '', ...seen(await read()) })
  const { hash: recipientsHash } = ok(await head.get(`/api/issues/${issueId}/recipients`))
  await move(head, approved, { move: 'sign-off', comment: '', recipientsHash, ...seen(approved) })

  await editor.follow('政务服务工作动态')
  await editor.sees('已更正，见')
  await editor.picture('correction-3-archive')
  await editor.follow('2026年第1期')
  await editor.sees('已由')
  await editor.follow(label)
  await editor.sees('合计相符')
  await editor.picture('correction-4-deliveries')
  await editor.follow('核验')
  const field = await editor.page.locator('input[type=file]').waitHandle()
  await field.uploadFile(join(folder, '收到的.pdf'))
  await editor.sees('收到的.pdf：是签发的文件，但已被更正')
  await editor.picture('correction-5-verify')
  for (const path of ['/issues', `/issues/${december.id}`]) {
    await editor.page.setViewport(PHONE)
    await editor.goTo(path)
    await editor.sees('2026年第1期')
    await editor.picture(`correction-6-phone${path.replaceAll('/', '-').slice(0, 12)}`)
    expect(await widerBy(editor.page)).toBeLessThanOrEqual(0)
  }
  expect(editor.faults).toEqual([])
})
