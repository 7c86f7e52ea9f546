/** Acknowledgements in a proof hold as they were signed and recorded, and in no other way. */
import { describe, expect, test } from 'vitest'
import type { AuditEntry } from '#shared/audit.ts'
import type { Acknowledgement } from '#shared/checks/acknowledgement.ts'
import { acknowledgementOf } from '#shared/checks/acknowledgement-of.ts'
import { checkContent } from '#shared/checks/check-content.ts'
import { aboutIn, withKeys } from '#shared/checks/finding-key.ts'
import type { Content } from '#shared/content/content.ts'
import { checkAcknowledged } from '#shared/proof/check-acknowledged.ts'
import type { SignOffChain } from '#shared/proof/proof-parts.ts'
import { aBriefing, pastMonths } from '../support/a-briefing.ts'

const CONTENT = aBriefing({ values: { calls: '13770' }, items: ['联系电话13812345678。', '联系电话13812345678。'] })
const history = pastMonths()
const keyed = await withKeys(checkContent(CONTENT, { history }), aboutIn(CONTENT, history))
const BY = { id: 'zhou-min', name: '周敏' }
const AT = new Date('2026-04-01T01:00:00Z')
const SAID = keyed.map((one) => acknowledgementOf(one, { where: '第 1 处', by: BY, at: AT, reason: '已核实' }))

const entry = (seq: number, what: string, of: Partial<AuditEntry>): AuditEntry => ({
  ...{ seq, previous: null, hash: '', who: BY, at: AT.toISOString(), what, about: '', why: null, facts: {}, ...of },
})
const said = ({ key }: Acknowledgement, n: number) =>
  entry(n + 1, 'acknowledge', { why: '已核实', facts: { finding: key } })
const sent = entry(10, 'send-to-review', { facts: { contentHash: 'c' } })
const RECORD = [...SAID.map(said), sent]
// Of the chain only these two are looked at.
const CHAIN = { authors: ['zhou-min'], signOff: { contentHash: 'c' } } as SignOffChain

const wrongOf = async (content: Partial<Content>, chain = CHAIN, record = RECORD) =>
  (await checkAcknowledged({ ...CONTENT, acknowledged: SAID, ...content }, chain, record))
    .filter(({ holds }) => !holds)
    .map(({ says }) => says)

const [FIRST] = SAID
const other = (change: Partial<Acknowledgement>) => ({
  acknowledged: SAID.map((one) => (one === FIRST ? { ...one, ...change } : one)),
})

test('holds as it was signed, of a figure with its past and of two texts that say the same', async () => {
  expect(SAID.map(({ kind }) => kind).toSorted()).toEqual(['leak-mobile', 'leak-mobile', 'unit-slip'])
  expect(await wrongOf({})).toEqual([])
  expect(await checkAcknowledged(CONTENT, CHAIN, RECORD)).toEqual([])
})

describe('does not hold', () => {
  test.each<[string, () => Promise<string[]>, string]>([
    ['of another text', () => wrongOf(aBriefing({ values: { calls: '13770' } })), '与这一处的内容不符'],
    ['of another value', () => wrongOf({ sections: aBriefing({ values: { calls: '13771' } }).sections }), '内容不符'],
    ['with another past', () => wrongOf(other({ past: [{ period: '2026-02', value: '9' }] })), '内容不符'],
    ['with another sentence', () => wrongOf(other({ message: '这里没有问题' })), '内容不符'],
    ['with another reason', () => wrongOf(other({ reason: '不必核实' })), '审计记录中没有周敏'],
    ['by another', () => wrongOf(other({ by: { id: 'zhou-min', name: '周民' } })), '审计记录中没有周民'],
    ['at another hour', () => wrongOf(other({ at: '2026-04-01T02:00:00.000Z' })), '审计记录中没有周敏'],
    ['said by nobody', () => wrongOf({}, CHAIN, [sent]), '审计记录中没有周敏'],
    ['said after it was sent', () => wrongOf({}, CHAIN, [sent, ...RECORD.slice(0, -1)]), '审计记录中没有周敏'],
    [
      'taken back before it was sent',
      () => {
        const back = entry(9, 'take-back-acknowledgement', { why: '已核实', facts: { finding: FIRST?.key ?? '' } })
        return wrongOf({}, CHAIN, [...RECORD.slice(0, -1), back, sent])
      },
      '审计记录中没有周敏',
    ],
    ['by one who is no author', () => wrongOf({}, { ...CHAIN, authors: [] }), '不在编写人之列'],
  ])('%s', async (_, wrong, found) => {
    expect((await wrong()).join()).toContain(found)
  })
})
