/** A proof that is given out is of the newest format, and none holds by the words of another one. Those of before: kept-proofs.test.ts. */
import { expect, test } from 'vitest'
import { canonicalJson } from '#shared/hash.ts'
import { checkProof } from '#shared/proof/check-proof.ts'
import { FORMATS } from '#shared/proof/proof-parts.ts'
import { aProof } from '../support/a-proof.ts'
import { forged } from '../support/forger.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre } = await usingCentre()

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
