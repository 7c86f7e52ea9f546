/** A proof holds as it is given out, and no byte of it can be other than it was without being found and named. */
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '#shared/hash.ts'
import { checkProof } from '#shared/proof/check-proof.ts'
import { NotAProof } from '#shared/proof/open-proof.ts'
import { MANIFEST, PART_NAMES } from '#shared/proof/proof-parts.ts'
import { listZip, openEntry, packZip } from '#shared/zip.ts'
import { aProof } from '../support/a-proof.ts'
import { usingCentre } from '../support/using-centre.ts'

const NAMES = [...PART_NAMES, MANIFEST]
const { centre } = await usingCentre()
let zip: Uint8Array<ArrayBuffer>
const parts = new Map<string, Uint8Array<ArrayBuffer>>()
beforeAll(async () => {
  zip = (await aProof(centre)).zip
  for (const name of NAMES) parts.set(name, openEntry(zip, name, zip.length) ?? new Uint8Array())
})

const broken = async (bytes: Uint8Array<ArrayBuffer>) =>
  (await checkProof(bytes)).findings.filter(({ holds }) => !holds).map(({ part }) => part)

/** The bytes with one bit or more of one byte turned. */
const flipped = (bytes: Uint8Array, at: number, by: number) => {
  const other = new Uint8Array(bytes)
  other[at] = (other[at] ?? 0) ^ by
  return other
}
const aFlip = fc.record({
  where: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  by: fc.integer({ min: 1, max: 255 }),
})

test('the proof as it is given out holds, part by part', async () => {
  const verdict = await checkProof(zip)
  expect(verdict.findings.filter(({ holds }) => !holds)).toEqual([])
  expect(verdict).toMatchObject({
    holds: true,
    title: expect.stringMatching(/^〔政务服务工作动态〕2026年第\d+期$/),
    signedBy: '林国栋',
  })
  expect(new Set(verdict.findings.map(({ part }) => part))).toEqual(new Set(['zip', ...NAMES]))
  expect(listZip(zip)?.map(({ name }) => name)).toEqual(NAMES)
})

test('flipping any byte of the zip is found', async () => {
  await fc.assert(
    fc.asyncProperty(aFlip, async ({ where, by }) => {
      const other = flipped(zip, Math.floor(where * zip.length), by)
      expect(await broken(other)).not.toEqual([])
    }),
    { numRuns: 100 },
  )
})

test('flipping any byte around the parts (headers, directory, end) is found', async () => {
  const inside = new Set<number>()
  let at = 0
  for (const [name, bytes] of parts) {
    at += 30 + name.length
    for (let n = 0; n < bytes.length; n += 1) inside.add(at + n)
    at += bytes.length
  }
  const around = [...zip.keys()].filter((index) => !inside.has(index))
  expect(around.length).toBeGreaterThan(500)
  for (const index of around)
    expect(await broken(flipped(zip, index, 1 << (index % 8))), `byte ${index}`).not.toEqual([])
}, 240_000)

describe('flipping any byte of a part is found, and the part named', () => {
  test.each(NAMES)('%s', async (name) => {
    const bytes = parts.get(name) ?? new Uint8Array()
    expect(bytes.length).toBeGreaterThan(0)
    await fc.assert(
      fc.asyncProperty(aFlip, async ({ where, by }) => {
        const other = packZip(new Map(parts).set(name, flipped(bytes, Math.floor(where * bytes.length), by)))
        expect(await broken(other)).toContain(name)
      }),
      { numRuns: 25 },
    )
  })

  test.each(NAMES)('%s left out', async (name) => {
    const fewer = new Map(parts)
    fewer.delete(name)
    expect(await broken(packZip(fewer))).toContain(name)
  })
})

test.each([
  ['something added', () => packZip(new Map(parts).set('extra.txt', new TextEncoder().encode('x')))],
  ['something after the end', () => new Uint8Array([...zip, 0])],
  ['the end cut off', () => zip.slice(0, -1)],
  ['the parts in another order', () => packZip(new Map([...parts].reverse()))],
])('a zip with %s is not as it was', async (_, make) => {
  expect(await broken(make())).toContain('zip')
})

test.each([
  ['nothing', new Uint8Array()],
  ['a text', new TextEncoder().encode('分发证明')],
  ['another zip', packZip(new Map([['a.txt', new Uint8Array([1])]]))],
])('%s is no proof', async (_, bytes) => {
  await expect(checkProof(bytes)).rejects.toThrow(NotAProof)
})

test('a PDF held against it is the one that was sent, or is not', async () => {
  const pdf = parts.get('issue.pdf') ?? new Uint8Array()
  expect((await checkProof(zip, pdf)).findings.at(-1)).toMatchObject({ part: 'file', holds: true })
  expect(await checkProof(zip, flipped(pdf, 20, 1))).toMatchObject({ holds: false })
  expect((await checkProof(zip, flipped(pdf, 20, 1))).findings.at(-1)).toMatchObject({ part: 'file', holds: false })
})

test('the root stands for the whole', async () => {
  const { root } = await checkProof(zip)
  expect(root).toMatch(/^[0-9a-f]{64}$/)
  expect(new TextDecoder().decode(parts.get(MANIFEST))).toContain(await sha256(parts.get('audit.jsonl') ?? ''))
})
