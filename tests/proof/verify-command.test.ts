/** `cx verify` as it is run: JSON and exit code 0 or 1, one line on stderr and 2 for what cannot be checked. */
import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { openEntry } from '#shared/zip.ts'
import { aProof } from '../support/a-proof.ts'
import { usingCentre } from '../support/using-centre.ts'

const CX = join(import.meta.dirname, '../../functions/cli/cx.ts')
const { centre } = await usingCentre()
const path = (name: string) => join(centre.folder, name)

beforeAll(async () => {
  const { zip } = await aProof(centre)
  const pdf = openEntry(zip, 'issue.pdf', zip.length) ?? new Uint8Array()
  const altered = new Uint8Array(zip)
  const at = new TextDecoder('latin1').decode(zip).indexOf('%PDF') + 20
  altered[at] = (altered[at] ?? 0) ^ 1
  await writeFile(path('proof.zip'), zip)
  await writeFile(path('altered.zip'), altered)
  await writeFile(path('issue.pdf'), pdf)
  await writeFile(path('other.pdf'), '%PDF-1.7')
})

const verify = (...names: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CX, 'verify', ...names.map(path)], {
    encoding: 'utf8',
  })
  return { status, stdout, stderr, verdict: stdout ? JSON.parse(stdout) : null }
}

test.each([[['proof.zip']], [['proof.zip', 'issue.pdf']]])('%j holds', (names) => {
  const { status, stderr, verdict } = verify(...names)
  expect({ status, stderr, holds: verdict.holds }).toEqual({ status: 0, stderr: '', holds: true })
  for (const { says } of verdict.findings) expect(says).toMatch(/\p{Script=Han}/u)
})

test.each([
  [['altered.zip'], ['zip', 'issue.pdf', 'issue.pdf'], '签发的 PDF（issue.pdf）或其文件头被改动'],
  [['proof.zip', 'other.pdf'], ['file'], '这份 PDF 不是签发并分发的那一份'],
])('%j does not hold, and it says where', (names, where, says) => {
  const { status, stderr, verdict } = verify(...names)
  const wrong = verdict.findings.filter(({ holds }: { holds: boolean }) => !holds)
  expect({ status, stderr, holds: verdict.holds }).toEqual({ status: 1, stderr: '', holds: false })
  expect(wrong.map(({ part }: { part: string }) => part)).toEqual(where)
  expect(wrong[0].says).toContain(says)
})

test.each([
  [['missing.zip'], '没有这个文件'],
  [['issue.pdf'], '这不是分发证明'],
  [['proof.zip', 'missing.pdf'], '没有这个文件'],
  [['proof.zip', 'issue.pdf', 'issue.pdf'], '用法'],
  [[], '用法'],
])('%j cannot be checked', (names, says) => {
  const { status, stdout, stderr } = verify(...names)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(/^cx: .*\n$/)
  expect(stderr).toContain(says)
})
