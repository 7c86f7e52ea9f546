/** A forger who alters a part of a proof, and makes everything fit it that fits without anybody's leave. */
import { expect } from 'vitest'
import { canonicalJson, sha256 } from '#shared/hash.ts'
import { MANIFEST, Manifest, PART_NAMES, type PartName, rootOf } from '#shared/proof/proof-parts.ts'
import { openEntry, packZip } from '#shared/zip.ts'

/** The proof with one part rewritten, or the manifest itself, and a manifest that fits it. */
export async function forged(
  zip: Uint8Array,
  name: PartName | typeof MANIFEST,
  rewrite: (text: string) => string,
): Promise<Uint8Array<ArrayBuffer>> {
  const all = new Map(
    [...PART_NAMES, MANIFEST].map((one) => [one, openEntry(zip, one, zip.length) ?? new Uint8Array()]),
  )
  const before = new TextDecoder().decode(all.get(name))
  const after = rewrite(before)
  expect(after).not.toBe(before)
  const text = name === MANIFEST ? after : new TextDecoder().decode(all.get(MANIFEST))
  const { root: _, ...manifest } = Manifest.parse(JSON.parse(text))
  const bytes = new TextEncoder().encode(after)
  const hash = await sha256(bytes)
  const parts = manifest.parts.map((one) => (one.name === name ? { name, bytes: bytes.length, sha256: hash } : one))
  const other = { ...manifest, parts }
  if (name !== MANIFEST) all.set(name, bytes)
  all.set(MANIFEST, new TextEncoder().encode(canonicalJson({ ...other, root: await rootOf(other) })))
  return packZip(all)
}

export type Forgery = [what: string, part: PartName, rewrite: (text: string) => string, found: string]

// biome-ignore lint/suspicious/noExplicitAny: a forger writes whatever JSON there is
export type Row = any

/** Rewrites a part as JSON. */
export const json = (change: (value: Row) => void) => (text: string) => {
  const value = JSON.parse(text)
  change(value)
  return canonicalJson(value)
}
