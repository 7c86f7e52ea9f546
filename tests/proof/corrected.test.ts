/** The issue that a proof's issue corrects must be the one on its record, once, with the very PDF. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkActs } from '#shared/proof/check-audit.ts'
import { openProof } from '#shared/proof/open-proof.ts'
import { readParts } from '#shared/proof/read-part.ts'
import { SYSTEM } from '#shared/system.ts'

const zip = new Uint8Array(await readFile(join(import.meta.dirname, 'kept/format-3.zip')))
const { chain, ledger, entries } = readParts(openProof(zip).parts)
if (!chain || !ledger || !entries) throw new Error('the kept proof cannot be read')

const [HASH, OTHER] = ['a'.repeat(64), 'b'.repeat(64)]
const corrects = { issueId: 'original', label: '2026年第1期', issueDate: '2026-01-14', pdfHash: HASH }
const correct = (issueId: string, pdfHash: string) => ({
  ...{ seq: 0, previous: null, hash: '', who: SYSTEM, at: '', about: '', why: null },
  ...{ what: 'correct' as const, facts: { corrects: issueId, pdfHash } },
})
const right = correct('original', HASH)

test.each([
  ['as it is recorded', corrects, [right], true],
  ['of another PDF', corrects, [correct('original', OTHER)], false],
  ['of another issue', corrects, [correct('other', HASH)], false],
  ['not on the record', corrects, [], false],
  ['on the record twice', corrects, [right, right], false],
  ['beside another one', corrects, [right, correct('other', HASH)], false],
  ['none, and on the record none', undefined, [], true],
  ['none, and on the record one', undefined, [right], false],
])('a correction %s', (_, its, recorded, holds) => {
  const issue = { ...chain.issue, ...(its && { corrects: its }) }
  const findings = checkActs([...recorded, ...entries], { ...chain, issue }, ledger)
  expect(findings.some(({ says }) => says.startsWith('更正的是哪一期'))).toBe(!holds)
})
