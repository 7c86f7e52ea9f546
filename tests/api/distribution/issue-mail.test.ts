/** The mail of an issue before it goes: as it will look, tried on oneself, and too large before anyone approves it. */
import { beforeAll, describe, expect, test } from 'vitest'
import { listOutbox, readOutbox } from '#functions/mail/outbox-reading.ts'
import { attachedBytes } from '#shared/distribution/mail-size.ts'
import { openCentre } from '../../support/centre.ts'
import { actsOn, at, readIssue } from '../../support/issue-page.ts'
import { anIssueInReview, aWrittenIssue, move, ok, saying } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'

const EDITOR = 'zhoumin@centre.example'
const { centre, editor, read, acts, signed } = await usingCentre({ people: ['editor', 'office', 'head'] })
let outbox: string
beforeAll(async () => {
  outbox = `${centre.folder}/outbox`
  await centre.runAllWork()
})

describe('the mail as it will look', () => {
  test('says what is written now, from whom, and how large it is', async () => {
    const issue = await aWrittenIssue(centre, editor)
    const mail = ok(await editor.get(`${at(issue)}/mail`))
    expect(mail).toMatchObject({
      subject: `〔政务服务工作动态〕2026年第${issue.number}期`,
      from: { address: 'chuangxun@centre.example' },
      pdfBytes: null,
      mostBytes: 10_000_000,
    })
    expect(mail.text).toContain('一月，窗口延长了服务时间')
    expect(mail.bytes).toBeGreaterThan(mail.text.length)
    const changed = saying(issue.sections, '改过的一句话。')
    ok(await editor.put(`${at(issue)}/content`, { version: issue.version, sections: changed }))
    expect(ok(await editor.get(`${at(issue)}/mail`)).text).toContain('改过的一句话')
  })

  test('is a page that may run nothing, load nothing and stand in our own pages only', async () => {
    const issue = await aWrittenIssue(centre, editor)
    const { body, headers, status } = await editor.get(`${at(issue)}/mail/html`)
    expect(status).toBe(200)
    expect(new TextDecoder().decode(body)).toContain('一月，窗口延长了服务时间')
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox",
    )
    expect(headers.get('content-type')).toMatch(/^text\/html/)
  })
})

describe('a test mail', () => {
  const tests = async () => (await listOutbox(outbox, 1000)).filter(({ subject }) => subject.startsWith('【测试】'))

  test('goes to whoever asks for it and to nobody else, and says everywhere that it is one', async () => {
    const issue = await aWrittenIssue(centre, editor)
    await centre.runAllWork()
    const before = (await listOutbox(outbox, 1000)).length
    expect(ok(await editor.post(`${at(issue)}/test-mails`))).toEqual({ to: EDITOR })
    await centre.runAllWork()
    expect((await listOutbox(outbox, 1000)).length).toBe(before + 1)
    const [line] = await tests()
    const letter = await readOutbox(outbox, line?.id ?? '')
    expect(letter?.to.map(({ address }) => address)).toEqual([EDITOR])
    expect(letter?.subject).toBe(`【测试】〔政务服务工作动态〕2026年第${issue.number}期`)
    expect(letter?.text).toMatch(/^【测试】这封邮件只发给您本人/)
    expect(letter?.text).toContain('一月，窗口延长了服务时间')
    expect(letter?.attachments.map(({ name }) => name)).toEqual([`测试-政务服务工作动态2026年第${issue.number}期.pdf`])
    expect(letter?.attachments[0]?.bytes.toString()).toContain('一月，窗口延长了服务时间')
    expect(await acts(issue)).toContain('test-mail')
    expect(await read(issue)).toEqual(issue)
  })

  test('is sent five times in ten minutes, and not a sixth', async () => {
    const issue = await aWrittenIssue(centre, editor)
    for (let n = 0; n < 5; n += 1) ok(await editor.post(`${at(issue)}/test-mails`))
    const { status, body } = await editor.post(`${at(issue)}/test-mails`)
    expect([status, body.code]).toEqual([429, 'too-many-tests'])
    centre.advance(10 * 60_000)
    ok(await editor.post(`${at(issue)}/test-mails`))
    await centre.runAllWork()
  })

  test('is none of an issue that is published', async () => {
    const issue = await signed()
    const { status, body } = await editor.post(`${at(issue)}/test-mails`)
    expect([status, body.code]).toEqual([409, 'wrong-state'])
  })
})

test('a mail that is too large is told when it goes to review, and nobody can approve it', async () => {
  const pdf = new Uint8Array(30_000)
  let printed = 0
  const small = await openCentre({
    mailMostBytes: attachedBytes(pdf.length),
    print: async () => {
      printed += 1
      return { pdf, pages: 1 }
    },
  })
  try {
    const [writer, office] = [await small.as('zhou-min'), await small.as('chen-zhiyuan')]
    const sent = await move(writer, await aWrittenIssue(small, writer), { move: 'send-to-review' })
    await small.runAllWork()
    small.advance(3_600_000)
    await small.runAllWork()
    const issue = await readIssue(writer, sent)
    expect(issue.review).toMatchObject({
      pdf: null,
      renderFailure: expect.stringMatching(/邮件有 (0\.\d+) MB，超过 (?!\1)0\.\d+ MB/),
    })
    expect(printed).toBe(1)
    const seen = { contentHash: issue.review?.contentHash, pdfHash: 'a'.repeat(64) }
    const { body } = await office.post(`${at(issue)}/moves`, {
      move: 'approve',
      version: issue.version,
      comment: '',
      ...seen,
    })
    expect(body.code).toBe('not-rendered')
    expect(await actsOn(writer, issue)).toContain('render-failed')
    expect((await move(writer, issue, { move: 'withdraw' })).state).toBe('department-input')
  } finally {
    await small.close()
  }
})

test('one under review shows the size of its PDF', async () => {
  const issue = await anIssueInReview(centre, editor)
  expect(ok(await editor.get(`${at(issue)}/mail`)).pdfBytes).toBe(issue.review?.pdf?.bytes)
})
