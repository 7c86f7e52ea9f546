/** Canonical JSON and hashes: of what is said, not of how it happens to be written. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, hashOf, sha256 } from '#shared/hash.ts'

/** The same value with the keys of every object in reverse. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  )
}

test('the order of keys makes no difference, anything else does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (a, b) => {
      expect(await hashOf(reversed(a))).toBe(await hashOf(a))
      expect(JSON.parse(canonicalJson(a))).toEqual(JSON.parse(JSON.stringify(a)))
      expect(canonicalJson(a) === canonicalJson(b)).toBe(canonicalJson(reversed(b)) === canonicalJson(reversed(a)))
    }),
    { numRuns: 200 },
  )
})

test('one changed character changes the hash', async () => {
  const value = { text: '办理5.05万件', list: [1, 2] }
  expect(await hashOf({ ...value, text: '办理5.06万件' })).not.toBe(await hashOf(value))
  expect(await hashOf({ ...value, list: [2, 1] })).not.toBe(await hashOf(value))
})

test('a member without a value is none', () => {
  expect(canonicalJson({ b: undefined, a: [null, 'x"', true] })).toBe('{"a":[null,"x\\"",true]}')
})

test('sha256 is the well-known one, of bytes and of text', async () => {
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  expect(await sha256('abc')).toBe(abc)
  expect(await sha256(new TextEncoder().encode('abc'))).toBe(abc)
})
