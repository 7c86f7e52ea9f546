/** The outbox folder: one id one file for ever, nothing half-written in sight, newest first on its page. */
import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openOutbox } from '#functions/mail/outbox.ts'
import { listOutbox, readOutbox } from '#functions/mail/outbox-reading.ts'
import { aLetter, BYTES } from './letter.ts'
import { outboxRig } from './rigs.ts'

let rig: Awaited<ReturnType<typeof outboxRig>>
beforeEach(async () => {
  rig = await outboxRig()
})
afterEach(() => rig.close())

test('a second letter of the same id is accepted, said to be there, and leaves the first as it was', async () => {
  await rig.mailer.send(aLetter())
  const before = await readFile(join(rig.folder, 'delivery-1.eml'))
  const message = { subject: '另一封', text: '另一封', html: '另一封' }
  expect(await rig.mailer.send(aLetter({ message }))).toMatchObject({
    kind: 'accepted',
    response: expect.stringContaining('没有重复写入'),
  })
  expect(await readFile(join(rig.folder, 'delivery-1.eml'))).toEqual(before)
})

test('ten senders of one id leave one file, and one of them wrote it', async () => {
  const mailers = await Promise.all(Array.from({ length: 10 }, () => openOutbox(rig.folder)))
  const outcomes = await Promise.all(mailers.map((mailer) => mailer.send(aLetter())))
  expect(outcomes.filter((outcome) => outcome.kind === 'accepted' && outcome.response === '已写入发件箱')).toHaveLength(
    1,
  )
  expect(await readdir(rig.folder)).toEqual(['delivery-1.eml'])
})

test('recall tells what is on disk, to another process too', async () => {
  await rig.mailer.send(aLetter())
  const other = await openOutbox(rig.folder)
  expect([await other.recall('delivery-1'), await other.recall('delivery-2')]).toEqual(['accepted', 'unknown'])
})

test('a folder that takes no files: retry, and no word of where it is', async () => {
  await rm(rig.folder, { recursive: true })
  await writeFile(rig.folder, 'a file where the folder was')
  const outcome = await rig.mailer.send(aLetter())
  expect(outcome).toMatchObject({ kind: 'retry', cause: 'no-record', reason: expect.stringMatching(/^发件箱写不进去/) })
  expect(JSON.stringify(outcome)).not.toContain(rig.folder)
})

test('what is no letter of ours lies in the outbox: it is taken for none, and the page passes over it', async () => {
  for (const [name, content] of [
    ['delivery-1.eml', ''],
    ['delivery-2.eml', 'From: a@b.example\r\nSubject: mine\r\n\r\nhalf'],
    ['notes.eml', Buffer.from([0, 255, 254, 1, 2])],
    ['一封信.eml', 'Subject: x\r\n\r\n'],
    ['date.eml', 'Date: the day before\r\nSubject: y\r\n\r\n'],
  ] as const)
    await writeFile(join(rig.folder, name), content)
  await mkdir(join(rig.folder, 'folder.eml'))
  for (const id of ['delivery-1', 'delivery-2']) {
    expect(await rig.mailer.recall(id)).toBe('unknown')
    expect(await rig.mailer.send(aLetter({ id }))).toMatchObject({
      kind: 'retry',
      reason: expect.stringMatching(/同名的文件.*移走/),
    })
  }
  await rig.mailer.send(aLetter({ id: 'delivery-3' }))
  expect(await rig.mailer.recall('delivery-3')).toBe('accepted')
  const listed = (await listOutbox(rig.folder)).map(({ id }) => id)
  expect(listed).toContain('delivery-3')
  expect(listed).not.toContain('folder')
  for (const id of listed) expect(await readOutbox(rig.folder, id)).not.toBeNull()
})

test('the list is newest first and passes over drafts and strangers', async () => {
  for (const [at, id] of ['delivery-b', 'delivery-a', 'delivery-c'].entries()) {
    await rig.mailer.send(
      aLetter({ id, to: { name: null, address: `${id}@dept.example` }, sentAt: `2026-02-1${at}T00:00:00Z` }),
    )
    await utimes(join(rig.folder, `${id}.eml`), at + 1, at + 1)
  }
  await writeFile(join(rig.folder, '.delivery-d.1234.draft'), 'half a let')
  await writeFile(join(rig.folder, 'notes.txt'), 'notes')
  const list = await listOutbox(rig.folder)
  expect(list.map(({ id }) => id)).toEqual(['delivery-c', 'delivery-a', 'delivery-b'])
  expect(list[0]).toEqual({
    id: 'delivery-c',
    from: { name: '示范市政务服务中心', address: 'bulletin@office.example' },
    to: [{ name: null, address: 'delivery-c@dept.example' }],
    subject: '〔示范简报〕2026年第2期',
    date: '2026-02-12T00:00:00.000Z',
  })
  expect((await listOutbox(rig.folder, 1)).map(({ id }) => id)).toEqual(['delivery-c'])
})

test('a letter opens with both parts and its attachments', async () => {
  await rig.mailer.send(aLetter())
  expect(await readOutbox(rig.folder, 'delivery-1')).toMatchObject({
    subject: '〔示范简报〕2026年第2期',
    text: '全文见附件。\n',
    html: '<p>全文见附件。</p>',
    attachments: [{ name: '示范简报2026年第2期.pdf', type: 'application/pdf', bytes: Buffer.from(BYTES) }],
  })
})

test.each(['delivery-2', '../outbox', '..', '', 'a/b', 'a\0b'])('no letter opens for the id %j', async (id) => {
  expect(await readOutbox(rig.folder, id)).toBeNull()
})

test('an id that climbs out of the folder finds nothing there', async () => {
  const inner = await openOutbox(join(rig.folder, 'inner'))
  await rig.mailer.send(aLetter())
  expect(await readOutbox(join(rig.folder, 'inner'), '../delivery-1')).toBeNull()
  expect(await inner.recall('../delivery-1')).toBe('unknown')
})

test('an outbox that is not there yet lists nothing', async () => {
  expect(await listOutbox(join(rig.folder, 'nowhere'))).toEqual([])
})
