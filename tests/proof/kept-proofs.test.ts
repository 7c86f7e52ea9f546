/** Proofs of each format that were given out before hold for ever, and say the same of each part, word for word. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkProof } from '#shared/proof/check-proof.ts'
import { FORMATS, MANIFEST } from '#shared/proof/proof-parts.ts'
import { listZip, openEntry, packZip } from '#shared/zip.ts'

/** The statements of a proof that holds, with `#` for each hash; before letters were signed there was none. */
const said = ({ frozen, entries, letter }: { frozen: number; entries: number; letter: boolean }, late: string) => [
  'zip 压缩包完好，没有多余的内容',
  'manifest.json 清单完好，总哈希 #',
  'issue.pdf 签发的 PDF与清单一致',
  'content.json 签发的内容与清单一致',
  ...(letter ? ['letter.json 签发的邮件与清单一致'] : []),
  'sign-off.json 审核签发记录与清单一致',
  'recipients.json 冻结的收件名单与清单一致',
  'deliveries.json 分发记录与清单一致',
  'audit.jsonl 审计记录与清单一致',
  'summary.html 说明页与清单一致',
  'issue.pdf PDF就是签发的那一份（SHA-256 #）',
  'content.json 内容就是签发的那一份（SHA-256 #）',
  ...(letter ? ['letter.json 邮件就是签发的那一份（SHA-256 #）'] : []),
  'recipients.json 收件名单就是签发的那一份（SHA-256 #）',
  'sign-off.json 审核签发环节齐全，由不同的人按次序办理：处室审核 陈志远，中心领导签发 林国栋',
  `deliveries.json 冻结的 ${frozen} 个邮箱${late}各有且只有一条分发记录，都有结果，记录的附件都是签发的 PDF`,
  `audit.jsonl 审计记录 ${entries} 条前后相连，没有缺失`,
  'audit.jsonl 审核、签发和分发都记在审计记录中，内容一致',
  'sign-off.json 证明的是〔政务服务工作动态〕2026年第1期',
  'summary.html 说明页与其他各部分所记一致，一字不差',
]
const kept = async (format: string) =>
  new Uint8Array(
    await readFile(join(import.meta.dirname, 'kept', `${format.replace('chuangxun-proof', 'format')}.zip`)),
  )
/** As the schema has it; of nothing that the proof holds. */
const AN_ACKNOWLEDGEMENT = {
  ...{ key: '0'.repeat(64), kind: 'leak-mobile', start: 0, end: 1, where: '第 1 处', message: '有手机号码' },
  ...{ by: { id: 'zhou-min', name: '周敏' }, at: '2026-02-01T01:00:00.000Z', reason: '已核实' },
}
const LATE = '和补发的 1 个邮箱'

test.each(
  FORMATS.map((format) => {
    const frozen = format === 'chuangxun-proof-3' ? 37 : 6
    const entries = format === 'chuangxun-proof-1' ? 13 : 11
    return { format, says: said({ frozen, entries, letter: format !== 'chuangxun-proof-1' }, LATE) }
  }),
)('$format', async ({ format, says }) => {
  const { holds, findings } = await checkProof(await kept(format))
  expect(findings.map((one) => `${one.part} ${one.says.replace(/[\da-f]{64}/, '#')}`)).toEqual(says)
  expect(holds).toBe(true)
})

test.each(FORMATS)(
  '%s, of which a part cannot be read: that is told, and the others are still looked at',
  async (format) => {
    const zip = await kept(format)
    const names = (listZip(zip) ?? []).map(({ name }) => name)
    const parts = new Map(names.map((name) => [name, openEntry(zip, name, zip.length) ?? new Uint8Array()]))
    const content = JSON.parse(new TextDecoder().decode(parts.get('content.json')))
    const acknowledged = [AN_ACKNOWLEDGEMENT]
    const said = parts.set('content.json', new TextEncoder().encode(JSON.stringify({ ...content, acknowledged })))
    for (const name of names.filter((one) => one !== MANIFEST && one !== 'issue.pdf')) {
      const { holds, findings } = await checkProof(packZip(new Map(said).set(name, new Uint8Array([0xff]))))
      expect(holds).toBe(false)
      expect(findings).toContainEqual({ part: name, holds: false, says: expect.stringContaining('读不出来') })
    }
  },
)
