/** The contract of every keeper of files, held against the disk and against S3's protocol on the wire. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { S3Client } from '@aws-sdk/client-s3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { diskFiles } from '#functions/files/disk.ts'
import { type Files, KeyTaken } from '#functions/files/port.ts'
import { s3Files } from '#functions/files/s3.ts'
import { serveS3 } from '../support/aws/s3-server.ts'

const SITE = 'https://briefing.example'

type Rig = { files: Files; close: () => Promise<void> }

async function diskRig(): Promise<Rig & { folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'chuangxun-files-'))
  return { folder, files: diskFiles(folder), close: () => rm(folder, { recursive: true, force: true }) }
}

async function s3Rig(): Promise<Rig & { server: Awaited<ReturnType<typeof serveS3>> }> {
  const server = await serveS3()
  const client = new S3Client({
    endpoint: server.url,
    region: 'test-region-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    forcePathStyle: true,
  })
  return { server, files: s3Files('bucket', SITE, client), close: server.close }
}

const pdf = 'application/pdf'
const bytesOf = (text: string) => new TextEncoder().encode(text)
const EVERY_BYTE = Uint8Array.from({ length: 256 }, (_, n) => n)

describe.each([
  { name: 'disk', open: diskRig },
  { name: 'S3', open: s3Rig },
] satisfies { name: string; open: () => Promise<Rig> }[])('files on $name', ({ open }) => {
  let rig: Rig
  beforeEach(async () => {
    rig = await open()
  })
  afterEach(() => rig.close())

  test.each([
    ['every byte', EVERY_BYTE],
    ['nothing', new Uint8Array()],
    ['line ends and what looks like a frame', bytesOf('a\r\n0\r\n\r\nb\n5\r\nhello\r\n')],
    ['2 MB', new Uint8Array(randomBytes(2_000_000))],
    ['a part of a larger buffer', new Uint8Array(randomBytes(100).buffer, 8, 20)],
  ])('%s comes back as it was put', async (_, bytes) => {
    await rig.files.put('issues/1/2-abc.pdf', bytes, pdf)
    const held = await rig.files.get('issues/1/2-abc.pdf')
    expect(held && Buffer.compare(held, bytes)).toBe(0)
  })

  test.each(['期/2026 年 1 月.pdf', 'a+b&c=d?e#f%20g.pdf', "it's (one)!*.pdf"])(
    'the key %s holds what was put under it',
    async (key) => {
      await rig.files.put(key, bytesOf(key), pdf)
      expect(await rig.files.get(key)).toEqual(bytesOf(key))
    },
  )

  test('a key that holds nothing gives null', async () => {
    await rig.files.put('there/a', EVERY_BYTE, pdf)
    expect(await rig.files.get('there/b')).toBeNull()
    expect(await rig.files.get('not-there/a')).toBeNull()
  })

  test('the same bytes may be put again', async () => {
    await rig.files.put('a', EVERY_BYTE, pdf)
    await rig.files.put('a', EVERY_BYTE, pdf)
    expect(await rig.files.get('a')).toEqual(EVERY_BYTE)
  })

  test.each([
    ['others', bytesOf('others')],
    ['more', Uint8Array.from([...EVERY_BYTE, 0])],
    ['fewer', EVERY_BYTE.slice(1)],
    ['none', new Uint8Array()],
  ])('%s under a taken key are refused, and the first stay', async (_, bytes) => {
    await rig.files.put('a', EVERY_BYTE, pdf)
    await expect(rig.files.put('a', bytes, pdf)).rejects.toBeInstanceOf(KeyTaken)
    expect(await rig.files.get('a')).toEqual(EVERY_BYTE)
  })

  test('what is damaged is replaced, and what is gone is there again', async () => {
    await rig.files.put('a', bytesOf('damaged'), pdf)
    for (const key of ['a', 'never/there']) {
      await rig.files.mend(key, EVERY_BYTE, pdf)
      expect(await rig.files.get(key)).toEqual(EVERY_BYTE)
    }
  })

  test('of twenty who put different bytes at once, one wins and the others hear so', async () => {
    const all = Array.from({ length: 20 }, (_, n) => bytesOf(`writer ${n}`))
    const results = await Promise.allSettled(all.map((bytes) => rig.files.put('one', bytes, pdf)))
    const winners = all.filter((_, n) => results[n]?.status === 'fulfilled')
    expect(winners).toHaveLength(1)
    expect(await rig.files.get('one')).toEqual(winners[0])
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(KeyTaken)
  })
})

describe('files on disk', () => {
  test.each(['../outside', 'a/../../outside', '..', '', 'a/..', '.'])(
    'the key "%s", which names no file inside, is refused',
    async (key) => {
      const { files, close } = await diskRig()
      await expect(files.put(key, EVERY_BYTE, pdf)).rejects.toBeInstanceOf(RangeError)
      await expect(files.get(key)).rejects.toBeInstanceOf(RangeError)
      await close()
    },
  )

  test('no draft is left beside a file, whether it was put or refused', async () => {
    const { files, folder, close } = await diskRig()
    await files.put('a', EVERY_BYTE, pdf)
    await expect(files.put('a', bytesOf('others'), pdf)).rejects.toBeInstanceOf(KeyTaken)
    expect(await readdir(folder)).toEqual(['a'])
    await close()
  })
})

describe('files on S3', () => {
  let rig: Awaited<ReturnType<typeof s3Rig>>
  beforeEach(async () => {
    rig = await s3Rig()
  })
  afterEach(() => rig.close())

  test('the type goes along', async () => {
    await rig.files.put('a/b.pdf', EVERY_BYTE, pdf)
    expect(rig.server.objects.get('/bucket/a/b.pdf')?.type).toBe(pdf)
  })

  test('a link is the site’s, signed for a minute, and brings the file under its name', async () => {
    await rig.files.put('handed-out/a', EVERY_BYTE, 'application/octet-stream')
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent('分发证明.zip')}`
    const link = new URL(
      (await rig.files.link?.('handed-out/a', { type: 'application/zip', disposition, cache: 'no-store' })) ?? '',
    )
    expect(link.origin).toBe(SITE)
    expect(Object.fromEntries(link.searchParams)).toMatchObject({
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Expires': '60',
      // Nothing but the bucket's own name, which CloudFront asks by: nothing else that a browser sends is signed.
      'X-Amz-SignedHeaders': 'host',
    })
    const answer = await fetch(`${rig.server.url}${link.pathname}${link.search}`)
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(EVERY_BYTE)
    expect(answer.headers.get('content-type')).toBe('application/zip')
    expect(answer.headers.get('content-disposition')).toBe(disposition)
  })

  test('a put whose answer was lost is tried again and finds its own bytes', async () => {
    rig.server.conducts.push('lose the reply')
    await rig.files.put('a', EVERY_BYTE, pdf)
    expect(rig.server.state.requests).toBeGreaterThan(1)
    expect(await rig.files.get('a')).toEqual(EVERY_BYTE)
  })

  test.each(['503 SlowDown', '500 InternalError', '409 ConditionalRequestConflict'] as const)(
    '%s is tried again',
    async (conduct) => {
      rig.server.conducts.push(conduct)
      await rig.files.put('a', EVERY_BYTE, pdf)
      expect(await rig.files.get('a')).toEqual(EVERY_BYTE)
    },
  )

  test.each(['403 AccessDenied', '404 NoSuchBucket'] as const)(
    '%s is an error, not an absent file',
    async (conduct) => {
      rig.server.conducts.push(conduct, conduct)
      await expect(rig.files.get('a')).rejects.toThrow('said the test')
      await expect(rig.files.put('a', EVERY_BYTE, pdf)).rejects.toThrow('said the test')
    },
  )

  test('a file that arrives cut short is an error, not a shorter file', async () => {
    await rig.files.put('a', new Uint8Array(randomBytes(100_000)), pdf)
    rig.server.conducts.push('cut the body short')
    await expect(rig.files.get('a')).rejects.toThrow()
  })
})
