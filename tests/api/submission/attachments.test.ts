/** Attachments at the front door: what is taken and what is refused by its content, who may add and see them, and that nothing is lost. */
import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { attachmentKey } from '#functions/files/kept-attachments.ts'
import { keys } from '#functions/store/keys.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { PART_BYTES } from '#shared/submission/attachment-limits.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { attach } from '../../support/attaching.ts'
import { DAMAGE, damageFile } from '../../support/damage.ts'
import { at } from '../../support/issue-page.ts'
import { aCalledIssue, ok } from '../../support/issue-steps.ts'
import { docx } from '../../support/office-files.ts'
import { aPng } from '../../support/print/a-picture.ts'
import { usingCentre } from '../../support/using-centre.ts'
import { REFUSED, TAKEN } from './files-to-attach.ts'

const { centre, editor, office, science, police, acts } = await usingCentre({
  people: ['editor', 'office', 'science', 'police'],
})
let issue: Issue
beforeAll(async () => {
  issue = await aCalledIssue(centre, editor)
})

async function aStarted(departments = ['kjt']): Promise<{ path: string; submission: Submission }> {
  const form = { departments, from: '2026-01-15', to: null, text: '窗口开通了代办服务。', contact: '' }
  const submission: Submission = ok(await science.post(`${at(issue)}/submissions`, form))
  return { path: `${at(issue)}/submissions/${submission.id}`, submission }
}
const sha256 = (file: Uint8Array) => createHash('sha256').update(file).digest('hex')
describe('what is taken', () => {
  test.each(TAKEN)('%s', async (_, file, given, name) => {
    const { path, submission } = await aStarted()
    const added: Submission = ok(await attach(science, path, file, given))
    expect(added.attachments).toMatchObject([{ name, bytes: file.length, sha256: sha256(file), addedByName: '吴晓岚' }])
    expect(added.version).toBe(submission.version + 1)
    // Twice the same is one.
    expect(ok(await attach(science, path, file, given)).version).toBe(added.version)
    const shown = await science.get(`${path}/attachments/${sha256(file)}`)
    expect(Buffer.from(shown.body).equals(Buffer.from(file))).toBe(true)
    expect(shown.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
    expect(shown.headers.get('content-security-policy')).toContain('sandbox')
  })
})

describe('what is refused', () => {
  test.each(REFUSED)('%s', async (_, file, code) => {
    const { path, submission } = await aStarted()
    const refused = await attach(science, path, file, '来稿.docx')
    expect({ code: refused.body.code, says: refused.body.message }).toEqual({
      code,
      says: expect.stringMatching(/请[^。]*。$/),
    })
    expect(ok(await science.get(path)).submission).toEqual(submission)
  })
})

test('a file comes in parts, up to what the settings say', async () => {
  const { path } = await aStarted()
  const large = docx(['一段。'], { change: { 'word/media/a.png': noise(PART_BYTES + 1000) } })
  expect(ok(await attach(science, path, large, '大.docx')).attachments).toMatchObject([{ bytes: large.length }])
  const shown = await editor.get(`${path}/attachments/${sha256(large)}`)
  expect(shown.status).toBe(404) // a draft is its department's alone
  const tooLarge = await attach(science, path, docx(['一段。'], { change: { 'word/a.png': noise(21_000_000) } }))
  expect(tooLarge.body).toMatchObject({
    code: 'attachment-too-large',
    details: [{ path: 'parts', message: '不能超过 20 MB' }],
  })
})

/** Bytes that do not pack. */
function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  for (let n = 0, x = 1; n < length; n += 1) {
    x = (Math.imul(x, 1_103_515_245) + 12_345) >>> 0
    bytes[n] = x >>> 16
  }
  return bytes
}

test('who may: the department adds and removes while it writes, the editor sees what was handed in, nobody else', async () => {
  const { path } = await aStarted(['kjt', 'gat'])
  const file = docx(['一段。'])
  for (const other of [police, editor, office, centre.stranger])
    expect((await attach(other, path, file)).status).toBeGreaterThanOrEqual(401)
  let submission: Submission = ok(await attach(science, path, file, '说明.docx'))
  const address = `${path}/attachments/${sha256(file)}`
  for (const other of [police, editor, office, centre.stranger])
    expect([401, 403, 404]).toContain((await other.get(address)).status)
  submission = ok(await science.post(`${path}/moves`, { move: 'hand-in', version: submission.version }))
  for (const reader of [science, police, editor]) expect((await reader.get(address)).status).toBe(200)
  for (const other of [office, centre.stranger]) expect([401, 403]).toContain((await other.get(address)).status)
  // Handed in it is as it was handed in.
  expect((await attach(science, path, aPng(8, 8))).body.code).toBe('wrong-state')
  expect((await science.post(`${path}/attachments/removals`, { sha256: sha256(file) })).body.code).toBe('wrong-state')
  submission = ok(await science.post(`${path}/moves`, { move: 'take-back', version: submission.version }))
  submission = ok(await science.post(`${path}/attachments/removals`, { sha256: sha256(file) }))
  expect(submission.attachments).toEqual([])
  expect((await science.get(address)).status).toBe(404)
  // Removed twice is removed.
  expect(ok(await science.post(`${path}/attachments/removals`, { sha256: sha256(file) })).version).toBe(
    submission.version,
  )
  expect(await acts(issue)).toEqual(expect.arrayContaining(['attach', 'detach']))
})

test('a part of more than 4 MB is refused as that, with and without the length said beforehand', async () => {
  const { path } = await aStarted()
  const send = (length: number, headers: Record<string, string> = {}) =>
    science.raw(`${path}/attachments/parts`, {
      method: 'POST',
      body: new Uint8Array(length),
      headers: { 'content-type': 'application/octet-stream', ...headers },
    })
  const most = await send(PART_BYTES)
  const [counted, said] = [await send(PART_BYTES + 1), await send(1, { 'content-length': String(PART_BYTES + 1) })]
  expect([most, counted, said].map(({ status, body }) => [status, body.code])).toEqual([
    [200, undefined],
    [413, 'attachment-part-too-large'],
    [413, 'attachment-part-too-large'],
  ])
})

test('one of an earlier release, with half a character in its name, is handed out', async () => {
  const { path, submission } = await aStarted()
  const file = aPng(14, 7)
  ok(await attach(science, path, file, '图.png'))
  const { pk, sk } = keys.submission(issue.id, submission.id)
  await centre.changeRow([pk, sk], (row) => ({
    ...row,
    attachments: [{ ...row.attachments[0], name: '图\ud842.png' }],
  }))
  const shown = await science.get(`${path}/attachments/${sha256(file)}`)
  expect(shown.headers.get('content-disposition')).toContain(encodeURIComponent('图\ufffd.png'))
  expect(Buffer.from(shown.body).equals(file)).toBe(true)
})

describe('a kept file', () => {
  test.each(Object.entries(DAMAGE))('%s is not handed out, and adding it again mends it', async (_, damage) => {
    const { path } = await aStarted()
    const file = aPng(13, 7)
    ok(await attach(science, path, file))
    const address = `${path}/attachments/${sha256(file)}`
    damageFile(centre, attachmentKey(sha256(file)), damage)
    const refused = await science.get(address)
    expect([refused.status, refused.body.code]).toEqual([409, 'damaged-attachment'])
    ok(await attach(science, path, file))
    expect(Buffer.from((await science.get(address)).body).equals(file)).toBe(true)
  })
})

test('what is typed meanwhile and what is attached do not undo each other', async () => {
  const { path, submission } = await aStarted()
  const added = ok(await attach(science, path, aPng(9, 9)))
  const { departments, from, to, contact } = submission
  const form = { departments, from, to, contact, text: '又写了一段。' }
  expect((await science.put(path, { version: submission.version, form })).body.code).toBe('stale')
  const saved = ok(await science.put(path, { version: added.version, form }))
  expect(saved).toMatchObject({ text: '又写了一段。', attachments: added.attachments })
})

test('no more than ten, and none whose parts did not come', async () => {
  const { path } = await aStarted()
  for (let n = 1; n <= 10; n += 1) ok(await attach(science, path, aPng(10 + n, 10), `${n}.png`))
  expect((await attach(science, path, aPng(99, 9))).body.code).toBe('too-many-attachments')
  const missing = await science.post(`${path}/attachments`, { name: 'a.png', parts: ['0'.repeat(64)] })
  expect(missing.body.code).toBe('attachment-part-missing')
})
