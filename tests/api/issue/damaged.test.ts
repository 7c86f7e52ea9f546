/** A damaged file that is kept under a hash is told as damaged on every way to it, put right where that can be, and never signed. */
import { existsSync, readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { keys } from '#functions/store/keys.ts'
import { sha256 } from '#shared/hash.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { askForSettings } from '../../support/administering.ts'
import type { Caller } from '../../support/caller.ts'
import { DAMAGE, damageFile, damageRow } from '../../support/damage.ts'
import { at } from '../../support/issue-page.ts'
import { anIssueInReview, aWrittenIssue, move, ok, seen } from '../../support/issue-steps.ts'
import { aMailer } from '../../support/mailer.ts'
import { handInPicture } from '../../support/picturing.ts'
import { aPng } from '../../support/print/a-picture.ts'
import { post } from '../../support/reviewing.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, office, head, administrator, science, approved, signed, read, recipientsHash, acts } =
  await usingCentre({ people: ['editor', 'office', 'head', 'administrator', 'science'] })
beforeEach(() => centre.runAllWork())

const DESK: [string, Caller][] = [
  ['editor', editor],
  ['leader of this step', office],
  ['leader of the next step', head],
  ['administrator', administrator],
]
const setReplyTo = (replyTo: string) =>
  askForSettings(centre, administrator, ({ mail }) => ({ mail: { ...mail, replyTo } }))
const pdfOf = (issue: Issue) => `${at(issue)}/revisions/${issue.review?.revision}/pdf`
const keyOf = (issue: Issue) => issue.review?.pdf?.key ?? ''
const refusal = async (asking: Promise<{ status: number; body: { code?: string } }>) => {
  const { status, body } = await asking
  return [status, body.code]
}
const everyDesk = (ask: (caller: Caller) => Promise<{ status: number; body: { code?: string } }>) =>
  Promise.all(DESK.map(async ([role, caller]) => [role, ...(await refusal(ask(caller)))]))
const allRefused = (code: string) => DESK.map(([role]) => [role, 409, code])

describe.each(Object.entries(DAMAGE))('a PDF %s', (_, damage) => {
  test('is shown to nobody, is printed anew as the same file, and can then be read', async () => {
    const issue = await anIssueInReview(centre, editor)
    const { path, before } = damageFile(centre, keyOf(issue), damage)
    expect(await everyDesk((caller) => caller.get(pdfOf(issue)))).toEqual(allRefused('damaged-pdf'))
    expect(await refusal(science.get(pdfOf(issue)))).toEqual([403, 'not-allowed'])
    await centre.runAllWork()
    expect(readFileSync(path).equals(before)).toBe(true)
    for (const [, caller] of DESK) expect(Buffer.from(ok(await caller.get(pdfOf(issue)))).equals(before)).toBe(true)
    expect((await acts(issue)).filter((what) => what === 'restored')).toHaveLength(1)
    expect(await read(issue)).toEqual(issue)
  })

  test('is neither approved nor signed, and is when it is whole again', async () => {
    const issue = await anIssueInReview(centre, editor)
    damageFile(centre, keyOf(issue), damage)
    expect(await refusal(post(office, issue, { move: 'approve', ...seen(issue) }))).toEqual([409, 'damaged-pdf'])
    expect(await read(issue)).toEqual(issue)
    await centre.runAllWork()
    const taken = await move(office, issue, { move: 'approve', comment: '', ...seen(issue) })
    damageFile(centre, keyOf(taken), damage)
    const request = { move: 'sign-off', recipientsHash: await recipientsHash(taken), ...seen(taken) }
    expect(await refusal(post(head, taken, request))).toEqual([409, 'damaged-pdf'])
    expect(await read(taken)).toEqual(taken)
    await centre.runAllWork()
    expect((await post(head, taken, request)).status).toBe(200)
  })

  test('that was signed is not proved, and is printed anew', async () => {
    const issue = await signed()
    await centre.runAllWork()
    const { path, before } = damageFile(centre, keyOf(issue), damage)
    expect(await everyDesk((caller) => caller.get(`${at(issue)}/proof`))).toEqual(allRefused('proof-does-not-hold'))
    await centre.runAllWork()
    expect(readFileSync(path).equals(before)).toBe(true)
    expect((await editor.get(`${at(issue)}/proof`)).status).toBe(200)
  })
})

describe('a PDF that prints as another file now', () => {
  const [, damage] = Object.entries(DAMAGE)[0] ?? []
  const other = async () => ({ pdf: new TextEncoder().encode('%PDF-1.7\n% 另一份'), pages: 1 })

  test.each([
    ['in review', () => anIssueInReview(centre, editor), '请撤回送审'],
    ['signed', signed, '请联系管理员从备份恢复'],
  ])('is not taken, and the editor hears of it once: %s', async (_, made, says) => {
    const issue = await made()
    await centre.runAllWork()
    const { path } = damageFile(centre, keyOf(issue), damage ?? (() => null))
    const damaged = readFileSync(path)
    const mailer = aMailer()
    for (let n = 0; n < 3; n += 1) {
      expect(await refusal(office.get(pdfOf(issue)))).toEqual([409, 'damaged-pdf'])
      await centre.runAllWork({ print: other, mailer })
    }
    expect(readFileSync(path).equals(damaged)).toBe(true)
    expect((await acts(issue)).filter((what) => what === 'restore-failed')).toHaveLength(1)
    expect(mailer.sent()).toEqual([['zhoumin@centre.example', expect.stringContaining('存放的PDF已损坏，请处理')]])
    expect(mailer.text()).toContain(says)
    // Put right after all, it is told anew where it breaks again.
    await office.get(pdfOf(issue))
    await centre.runAllWork({ mailer })
    expect((await office.get(pdfOf(issue))).status).toBe(200)
    damageFile(centre, keyOf(issue), damage ?? (() => null))
    await office.get(pdfOf(issue))
    await centre.runAllWork({ print: other, mailer })
    expect(mailer.letters).toHaveLength(2)
  })
})

describe.each(Object.entries(DAMAGE))('a letter %s', (_, damage) => {
  const letterOf = ({ review }: Issue) => `letters/${review?.letterHash}.json`
  const MAIL = ['mail', 'mail/html']

  test('is shown to nobody, neither approved nor signed, and made anew as the same', async () => {
    const issue = await approved()
    const { path, before } = damageFile(centre, letterOf(issue), damage)
    for (const way of MAIL)
      expect(await everyDesk((caller) => caller.get(`${at(issue)}/${way}`))).toEqual(allRefused('damaged-letter'))
    expect(await refusal(science.get(`${at(issue)}/mail`))).toEqual([403, 'not-allowed'])
    const request = { move: 'sign-off', recipientsHash: await recipientsHash(issue), ...seen(issue) }
    expect(await refusal(post(head, issue, request))).toEqual([409, 'damaged-letter'])
    await centre.runAllWork()
    expect(readFileSync(path).equals(before)).toBe(true)
    for (const way of MAIL) expect((await office.get(`${at(issue)}/${way}`)).status).toBe(200)
    expect((await acts(issue)).filter((what) => what === 'restored')).toHaveLength(1)
    expect((await post(head, issue, request)).status).toBe(200)
  })

  test('that was signed is not proved; where another comes out of it now, that is not taken and the editor hears of it', async () => {
    const issue = await signed()
    await centre.runAllWork()
    const { path, restore } = damageFile(centre, letterOf(issue), damage)
    const damaged = () => (existsSync(path) ? readFileSync(path).toString() : null)
    const was = damaged()
    ok(await setReplyTo('another@centre.example'))
    const mailer = aMailer()
    for (let n = 0; n < 2; n += 1) {
      expect(await everyDesk((caller) => caller.get(`${at(issue)}/proof`))).toEqual(allRefused('proof-does-not-hold'))
      await centre.runAllWork({ mailer })
    }
    expect(damaged()).toBe(was)
    expect(mailer.sent()).toEqual([['zhoumin@centre.example', expect.stringContaining('存放的邮件已损坏，请处理')]])
    ok(await setReplyTo(PUBLICATION.mail.replyTo))
    restore()
    expect((await editor.get(`${at(issue)}/proof`)).status).toBe(200)
  })
})

describe('frozen content', () => {
  test.each<[string, (json: string) => string]>([
    ['with one character changed', (json) => json.replace('一月，窗口', '二月，窗口')],
    ['with a member more', (json) => json.replace('"content":{', '"content":{"note":"添的",')],
    ['without anything', (json) => json.replace(/"content":\{.*\},"contentHash"/, '"content":{},"contentHash"')],
    ['cut short', (json) => json.slice(0, -20)],
  ])('%s is shown to nobody, neither approved nor signed, and told', async (_, change) => {
    const issue = await approved()
    const restore = await damageRow(centre, keys.revision(issue.id, 1), change)
    for (const way of ['content', 'revisions', 'revisions/1/pdf'])
      expect(await everyDesk((caller) => caller.get(`${at(issue)}/${way}`)), way).toEqual(allRefused('damaged-content'))
    const request = { move: 'sign-off', recipientsHash: await recipientsHash(issue), ...seen(issue) }
    expect(await refusal(post(head, issue, request))).toEqual([409, 'damaged-content'])
    expect(await read(issue)).toEqual(issue)
    // It can go back to its editor, who sends it anew.
    const returned = await move(head, issue, { move: 'return', reason: '存档损坏' })
    const again = await move(editor, returned, { move: 'send-to-review' })
    await centre.runAllWork()
    expect((await office.get(pdfOf(again))).status).toBe(200)
    await restore()
  })

  test('that is another one’s, whole in itself, is neither approved nor signed', async () => {
    const [issue, other] = [await approved(), await anIssueInReview(centre, editor)]
    let theirs = ''
    await damageRow(centre, keys.revision(other.id, 1), (json) => {
      theirs = json
      return json
    })
    const restore = await damageRow(centre, keys.revision(issue.id, 1), () => theirs.replaceAll(other.id, issue.id))
    const request = { move: 'sign-off', recipientsHash: await recipientsHash(issue), ...seen(issue) }
    expect(await refusal(post(head, issue, request))).toEqual([409, 'damaged-content'])
    expect(await read(issue)).toEqual(issue)
    await restore()
    expect((await post(head, issue, request)).status).toBe(200)
  })

  test('that was damaged before it was printed is not printed, and the page says why', async () => {
    const sent = await move(editor, await aWrittenIssue(centre, editor), { move: 'send-to-review' })
    await damageRow(centre, keys.revision(sent.id, 1), (json) => json.replace('一月，窗口', '二月，窗口'))
    await centre.runAllWork()
    expect((await read(sent)).review).toMatchObject({ pdf: null, renderFailure: expect.stringContaining('已损坏') })
  })
})

describe.each(Object.entries(DAMAGE))('a picture %s', (how, damage) => {
  test('is shown to nobody, and is there again when it is handed in again', async () => {
    const file = aPng(20 + Object.keys(DAMAGE).indexOf(how), 10)
    const upload = () => handInPicture(editor, file)
    const { sha256: image } = ok(await upload())
    expect(image).toBe(await sha256(new Uint8Array(file)))
    const { path } = damageFile(centre, `pictures/${image}`, damage)
    const told = how === 'gone' ? [404, 'not-found'] : [409, 'damaged-picture']
    expect(await everyDesk((caller) => caller.get(`/api/pictures/${image}`))).toEqual(
      DESK.map(([role]) => [role, ...told]),
    )
    // No content takes it up.
    const issue = await aWrittenIssue(centre, editor)
    const sections = issue.sections.map((section) =>
      section.kind === 'figures' ? { ...section, pictures: [{ image, alt: '图' }] } : section,
    )
    const request = { version: issue.version, sections }
    expect(await refusal(editor.put(`${at(issue)}/content`, request))).toEqual([400, 'bad-request'])
    ok(await upload())
    expect(readFileSync(path).equals(file)).toBe(true)
    expect((await office.get(`/api/pictures/${image}`)).status).toBe(200)
    ok(await editor.put(`${at(issue)}/content`, request))
  })
})
