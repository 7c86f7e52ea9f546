/** Proofs that were given out before still hold, each by the words of its day; and none holds by the words of another. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { canonicalJson } from '#shared/hash.ts'
import { checkProof } from '#shared/proof/check-proof.ts'
import { FORMATS } from '#shared/proof/proof-parts.ts'
import { aProof } from '../support/a-proof.ts'
import { usingCentre } from '../support/using-centre.ts'
import { forged } from './forger.ts'

const kept = async (name: string) => new Uint8Array(await readFile(join(import.meta.dirname, 'kept', name)))
const { centre } = await usingCentre()

test.each([
  ['first format, with a mailbox in each end and one added late', 'format-1.zip'],
  ['second format, from before findings were acknowledged', 'format-2.zip'],
])('a proof of the %s', async (_, name) => {
  const { holds, findings } = await checkProof(await kept(name))
  expect(findings.filter((one) => !one.holds)).toEqual([])
  expect(holds).toBe(true)
})

test('the newest format is what is given out', async () => {
  const { zip } = await aProof(centre)
  expect(new TextDecoder().decode(zip)).toContain(`"format":"${FORMATS.at(-1)}"`)
})

test.each(FORMATS.slice(0, -1))('a proof that says it is of %s has its page', async (older) => {
  const { zip } = await aProof(centre)
  const passedOff = await forged(zip, 'manifest.json', (text) => canonicalJson({ ...JSON.parse(text), format: older }))
  const wrong = (await checkProof(passedOff)).findings.filter((one) => !one.holds)
  expect(wrong.map(({ part }) => part)).toContain('summary.html')
})
