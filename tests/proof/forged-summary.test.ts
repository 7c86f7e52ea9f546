/** The readable page of a proof is held to the parts that it sums up, however well its hashes were made to fit. */
import { beforeAll, expect, test } from 'vitest'
import { checkProof } from '#shared/proof/check-proof.ts'
import { aProof } from '../support/a-proof.ts'
import { forged } from '../support/forger.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre } = await usingCentre()
let zip: Uint8Array
beforeAll(async () => {
  zip = (await aProof(centre)).zip
})

/** What may be altered in the readable page, and which statement is then said to differ. */
const ALTERED: [says: string, from: string | RegExp, to: string, found: string][] = [
  ['another title', '<h1>分发证明：', '<h1>分发证明：副本 ', '说明页的“标题”与审核签发记录（sign-off.json）不一致'],
  [
    'another signer',
    '<p>林国栋于',
    '<p>林国梁于',
    '说明页的“签发与分发概况”与审核签发记录（sign-off.json）、分发记录（deliveries.json）不一致',
  ],
  [
    'another hash',
    /<td>[0-9a-f]{64}/,
    `<td>${'a'.repeat(64)}`,
    '说明页的“签发时绑定的哈希”与审核签发记录（sign-off.json）不一致',
  ],
  ['another approver', '<td>林国栋', '<td>林国梁', '说明页的“审核与签发”与审核签发记录（sign-off.json）不一致'],
  ['another result', '<td>已发出', '<td>已送达', '说明页的“分发结果”与分发记录（deliveries.json）不一致'],
  ['a mailbox less', /<tr><td>[^\n]*director@[^\n]*\n?/, '', '说明页的“分发结果”与分发记录（deliveries.json）不一致'],
  [
    'another end of the record',
    /条哈希 <code>./,
    '条哈希 <code>x',
    '说明页的“审计记录”与审计记录（audit.jsonl）不一致',
  ],
  ['a script', "default-src 'none'", "default-src 'self'", '说明页的“页首”不是系统写出的原样'],
  ['advice of its own', '改动任何', '不必理会改动的任何', '说明页的“如何核验”不是系统写出的原样'],
  ['a sentence more', '<h2>审计', '<p>另有一份补充名单。</p><h2>审计', '说明页中有其他各部分没有的内容，或次序被改动'],
]

test.each(ALTERED)('a summary with %s', async (_, from, to, found) => {
  const { holds, findings } = await checkProof(await forged(zip, 'summary.html', (text) => text.replace(from, to)))
  expect(holds).toBe(false)
  // Nothing else of it was altered, and nothing else is said to be.
  expect(findings.filter((one) => !one.holds)).toEqual([{ part: 'summary.html', holds: false, says: found }])
})

test('every statement that differs is named', async () => {
  const other = await forged(zip, 'summary.html', (text) => text.replaceAll('林国栋', '林国梁'))
  const wrong = (await checkProof(other)).findings.filter((one) => !one.holds)
  expect(wrong.map(({ says }) => /“(.*)”/.exec(says)?.[1])).toEqual(['签发与分发概况', '审核与签发', '分发结果'])
})
