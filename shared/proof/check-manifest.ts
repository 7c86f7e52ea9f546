/** Every part against the manifest, and the manifest against itself. */
import { canonicalJson, sha256 } from '../hash.ts'
import { type Finding, fails, holds, labelOf, type Parts } from './open-proof.ts'
import { MANIFEST, Manifest, PART_NAMES, PARTS_WITHOUT_LETTER, rootOf } from './proof-parts.ts'
import { jsonOf } from './read-part.ts'

/** What it says of each part; the manifest is null where it cannot be used. */
export async function checkManifest(parts: Parts): Promise<{ manifest: Manifest | null; findings: Finding[] }> {
  const bytes = parts.get(MANIFEST)
  const manifest = bytes ? jsonOf(bytes, Manifest) : null
  if (!bytes || !manifest)
    return {
      manifest: null,
      findings: [fails(MANIFEST, bytes ? '清单已损坏，读不出来' : '缺少清单'), ...missing(parts)],
    }
  const names = parts.has('letter.json') || listedIn(manifest, 'letter.json') ? PART_NAMES : PARTS_WITHOUT_LETTER
  const sound =
    manifest.root === (await rootOf(manifest)) &&
    canonicalJson(manifest) === new TextDecoder().decode(bytes) &&
    manifest.parts.map(({ name }) => name).join() === names.join()
  const findings = [
    sound ? holds(MANIFEST, `清单完好，总哈希 ${manifest.root}`) : fails(MANIFEST, '清单被改动，与其总哈希不一致'),
  ]
  for (const name of names) {
    const part = parts.get(name)
    const listed = listedIn(manifest, name)
    if (!part) findings.push(fails(name, `缺少${labelOf(name)}，或已损坏`))
    else if (listed?.bytes !== part.length || listed.sha256 !== (await sha256(part)))
      findings.push(fails(name, `${labelOf(name)}被改动，与清单中的哈希不一致`))
    else findings.push(holds(name, `${labelOf(name)}与清单一致`))
  }
  return { manifest, findings }
}

const listedIn = ({ parts }: Manifest, name: string) => parts.find((one) => one.name === name)

const missing = (parts: Parts): Finding[] =>
  PARTS_WITHOUT_LETTER.filter((name) => !parts.has(name)).map((name) => fails(name, `缺少${labelOf(name)}，或已损坏`))
