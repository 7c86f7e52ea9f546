/** Pictures at the front door: what is taken, what is refused and in which words, how they are shown, and who names them. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { aWrittenIssue, ok } from '../../support/issue-steps.ts'
import { handInPicture } from '../../support/picturing.ts'
import { aJpeg } from '../../support/print/a-jpeg.ts'
import { aPng } from '../../support/print/a-picture.ts'
import { usingCentre } from '../../support/using-centre.ts'
import { hadNoFault } from '../bad-input.ts'

const { centre, editor, office: leader } = await usingCentre({ people: ['editor', 'office'] })
let issue: Issue
beforeAll(async () => {
  issue = await aWrittenIssue(centre, editor)
})
afterAll(() => hadNoFault(centre))

const upload = (file: Uint8Array, type?: string) => handInPicture(editor, file, type)
const sha256 = (file: Uint8Array) => createHash('sha256').update(file).digest('hex')

test.each([
  ['a PNG', aPng(30, 20), 'image/png', { width: 30, height: 20 }],
  ['a JPEG', aJpeg(), 'image/jpeg', { width: 24, height: 16 }],
])('%s is kept under its hash and shown to the desk as what it is', async (_, file, type, size) => {
  // What the caller says it is does not count; twice the same is one.
  for (const said of ['image/png', 'image/jpeg'])
    expect(ok(await upload(file, said))).toEqual({ sha256: sha256(file), ...size })
  const shown = await leader.get(`/api/pictures/${sha256(file)}`)
  expect(shown.status).toBe(200)
  expect(Buffer.from(shown.body).equals(Buffer.from(file))).toBe(true)
  expect(shown.headers.get('content-type')).toBe(type)
  expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
  expect(shown.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox; frame-ancestors 'none'")
})

/** The same PNG, claiming another size; the checksum of its head is mended by nobody. */
function claiming(width: number, height: number): Buffer {
  const file = Buffer.from(aPng(4, 4))
  file.writeUInt32BE(width, 16)
  file.writeUInt32BE(height, 20)
  return file
}

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
const PNG = aPng(40, 30)
const JPEG = aJpeg()

const REFUSED: [name: string, file: Uint8Array, status: number, code: string][] = [
  ['an SVG named .png', Buffer.from(SVG), 415, 'not-a-picture'],
  ['a web page', Buffer.from('<!doctype html><img src=x onerror=alert(1)>'), 415, 'not-a-picture'],
  ['a GIF', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'), 415, 'not-a-picture'],
  ['a PDF', Buffer.from('%PDF-1.7\n'), 415, 'not-a-picture'],
  ['nothing', Buffer.alloc(0), 415, 'not-a-picture'],
  ['the mark of a PNG and no more', PNG.subarray(0, 8), 415, 'not-a-picture'],
  ['a PNG that claims 100,000 × 100,000', claiming(100_000, 100_000), 413, 'picture-too-many-pixels'],
  ['a PNG that claims 12,000 × 12,000', claiming(12_000, 12_000), 413, 'picture-too-many-pixels'],
  ['a PNG of no height', claiming(10, 0), 413, 'picture-too-many-pixels'],
  ['a PNG cut off in its last chunk', PNG.subarray(0, PNG.length - 6), 400, 'picture-damaged'],
  ['a PNG cut off after its head', PNG.subarray(0, 33), 400, 'picture-damaged'],
  ['a PNG with a bit turned over', PNG.with(60, (PNG[60] ?? 0) ^ 1), 400, 'picture-damaged'],
  ['a PNG with a web page behind it', Buffer.concat([PNG, Buffer.from(SVG)]), 400, 'picture-damaged'],
  ['a PNG with a zip behind it', Buffer.concat([PNG, Buffer.from('PK\x03\x04')]), 400, 'picture-damaged'],
  ['a JPEG cut off', JPEG.subarray(0, JPEG.length - 20), 400, 'picture-damaged'],
  ['a JPEG with a script behind it', Buffer.concat([JPEG, Buffer.from('<script>')]), 400, 'picture-damaged'],
  ['more than 4 MB', Buffer.concat([PNG, Buffer.alloc(4_000_000)]), 413, 'picture-too-large'],
]

describe('is refused in words that say what to do, and not kept', () => {
  test.each(REFUSED)('%s', async (_, file, status, code) => {
    const { status: answered, body } = await upload(file)
    expect([answered, body.code]).toEqual([status, code])
    expect(body.message).toMatch(/请.*。$/)
    expect((await editor.get(`/api/pictures/${sha256(file)}`)).status).toBe(404)
  })

  test.each(['text/plain', 'multipart/form-data; boundary=x', 'image/svg+xml', 'application/octet-stream'])(
    'a picture that is sent as %s, as a foreign form could',
    async (type) => {
      expect((await upload(PNG, type)).body.code).toBe('unsupported-type')
    },
  )

  test('a picture where JSON is asked for, however large', async () => {
    const send = (path: string, method: string, file: Uint8Array) =>
      editor.raw(path, { method, body: new Uint8Array(file), headers: { 'content-type': 'image/png' } })
    for (const file of [PNG, Buffer.alloc(3_900_000)])
      expect((await send(`/api/issues/${issue.id}/content`, 'PUT', file)).status).toBeOneOf([413, 415])
  })

  test('an address that is no hash', async () => {
    for (const name of ['..%2f..%2fsecret', 'A'.repeat(64), 'a'.repeat(63)])
      expect((await editor.get(`/api/pictures/${name}`)).status).toBe(400)
  })
})

describe('content names only pictures that are there', () => {
  const withPicture = (image: string) => ({
    version: issue.version,
    sections: issue.sections.map((section) =>
      section.id === 'figures' ? { ...section, pictures: [{ image, alt: '' }] } : section,
    ),
  })

  test('one that nobody handed in is refused, and nothing changes', async () => {
    const before = await centre.rows()
    const { status, body } = await editor.put(`/api/issues/${issue.id}/content`, withPicture('0'.repeat(64)))
    expect([status, body.code]).toEqual([400, 'bad-request'])
    expect(body.details[0].message).toContain('请重新上传')
    expect(await centre.rows()).toEqual(before)
  })

  test('one that is there is taken, without words at first; they are asked for before review', async () => {
    const { sha256: image } = ok(await upload(PNG))
    issue = ok(await editor.put(`/api/issues/${issue.id}/content`, withPicture(image)))
    const move = { move: 'send-to-review', version: issue.version }
    expect((await editor.post(`/api/issues/${issue.id}/moves`, move)).body.code).toBe('not-ready-for-review')
  })
})
