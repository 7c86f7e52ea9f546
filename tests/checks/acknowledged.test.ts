/** An acknowledgement stands as long as what it was said of is the same, and no longer; a hash of the content is one of it, too. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mustBeSettled } from '#functions/acts/checks/must-be-settled.ts'
import type { Acknowledgement } from '#shared/checks/acknowledgement.ts'
import { acknowledgementOf } from '#shared/checks/acknowledgement-of.ts'
import { checkContent } from '#shared/checks/check-content.ts'
import type { PastMonth } from '#shared/checks/figures/history.ts'
import { aboutIn, type Keyed, keyOf, withKeys } from '#shared/checks/finding-key.ts'
import { knowledgeOf } from '#shared/checks/knowledge.ts'
import { standingOf } from '#shared/checks/open-findings.ts'
import { placeInWords } from '#shared/checks/place-in-words.ts'
import { Content } from '#shared/content/content.ts'
import { hashOf } from '#shared/hash.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { aBriefing, pastMonths } from '../support/a-briefing.ts'

const known = (content: Content, history: PastMonth[]) =>
  withKeys(checkContent(content, knowledgeOf(PUBLICATION, { history })), aboutIn(content, history))

const AT = { by: { id: 'zhou-min', name: '周敏' }, at: new Date('2026-04-01T01:00:00Z'), reason: '已与窗口核实' }

async function acknowledgedAll(content: Content, history: PastMonth[]): Promise<Acknowledgement[]> {
  const keyed = await known(content, history)
  return keyed.map((one) => acknowledgementOf(one, { ...AT, where: placeInWords(content, one.finding) }))
}

const LEAK = '请与值班人员联系，电话13812345678。'
const faulty = () =>
  aBriefing({
    values: { calls: '13770', 'online-received': '4.2', enterprise: '0' },
    items: [LEAK, '2月31日，窗口延长了服务时间。', '3月6日，窗口办结了一批事项。'],
    table: {
      head: ['窗口', '件数'],
      rows: [
        ['甲', '3'],
        ['乙', '4'],
        ['合计', '8'],
      ],
    },
  })

/** The content with another thing of it; what was acknowledged of that thing falls. */
const CHANGES: Record<string, [change: (content: Content) => void, falls: string[]]> = {
  'a letter more in an item': [
    ({ sections: [, items] }) => {
      if (items?.kind === 'items')
        items.items = items.items.map((one, n) => (n === 0 ? { text: `${LEAK}谢谢。` } : one))
    },
    ['leak-mobile'],
  ],
  'another value': [(content) => put(content, 'calls', { value: '13771' }), ['unit-slip']],
  'another unit': [(content) => put(content, 'calls', { unit: '人' }), ['unit-slip']],
  'another name': [(content) => put(content, 'calls', { name: '来电' }), ['unit-slip']],
  'another part of a sum': [(content) => put(content, 'counter-received', { value: '0.16' }), ['sum-mismatch']],
  'another figure that one is held against': [
    (content) => put(content, 'online-received', { value: '4.1' }),
    ['sum-mismatch', 'closed-above-received'],
  ],
  'another cell of the table': [
    ({ sections: [section] }) => {
      const [row] = section?.kind === 'figures' ? (section.tables?.[0]?.rows ?? []) : []
      if (row) row[1] = '2'
    },
    ['sum-mismatch table'],
  ],
}

function put({ sections: [section] }: Content, id: string, change: object) {
  if (section?.kind === 'figures')
    section.figures = section.figures.map((one) => (one.id === id ? { ...one, ...change } : one))
}

const nameOf = ({ kind, part = '' }: { kind: string; part?: string | undefined }) =>
  part.startsWith('tables') ? `${kind} table` : kind

describe('falls, and nothing else does', () => {
  test.each(Object.entries(CHANGES))('%s', async (_, [change, falls]) => {
    const history = pastMonths()
    const before = await acknowledgedAll(faulty(), history)
    expect(before.map(nameOf)).toEqual(expect.arrayContaining(falls))
    const content = faulty()
    change(content)
    const { standing } = standingOf(await known(content, history), before)
    const fallen = before.filter(({ key }) => !standing.some((one) => one.key === key)).map(nameOf)
    expect(new Set(fallen)).toEqual(new Set(falls))
  })

  test('another month before', async () => {
    const before = await acknowledgedAll(faulty(), pastMonths())
    const other = pastMonths(12, { calls: (value, n) => (n === 11 ? value + 1 : value) })
    const { standing } = standingOf(await known(faulty(), other), before)
    expect(before.filter(({ key }) => !standing.some((one) => one.key === key)).map(nameOf)).toEqual(['unit-slip'])
  })
})

test('an item that moved keeps what was said of it, with the place that it has now', async () => {
  const history = pastMonths()
  const before = await acknowledgedAll(faulty(), history)
  const content = faulty()
  const [, section] = content.sections
  if (section?.kind === 'items') section.items.reverse()
  const { standing, open } = standingOf(await known(content, history), before)
  expect(open).toEqual([])
  expect(standing.find(({ kind }) => kind === 'leak-mobile')?.item).toBe(2)
  const whereOf = ({ finding }: Keyed) => placeInWords(content, finding)
  const signed = mustBeSettled({ blocks: [], keyed: await known(content, history), whereOf }, before)
  const ofLeak = ({ kind }: Acknowledgement) => kind === 'leak-mobile'
  expect([before, signed].map((list) => list.find(ofLeak)?.where)).toEqual(
    [1, 3].map((n) => expect.stringContaining(`第 ${n} 条`)),
  )
})

test('of two items that say the same, each is acknowledged for itself', async () => {
  const twice = aBriefing({ items: [LEAK, LEAK] })
  const [first, ...others] = await acknowledgedAll(twice, [])
  expect(others).toHaveLength(1)
  const { open } = standingOf(await known(twice, []), first ? [first] : [])
  expect(open.map(({ finding }) => finding.item)).toEqual([1])
})

test('of texts that say the same, what was said of one never goes over to another', async () => {
  const OTHER = '3月6日，窗口办结了一批事项。'
  const said = await acknowledgedAll(aBriefing({ items: [LEAK, OTHER, LEAK] }), [])
  expect(said.map(({ nth, alike }) => [nth, alike])).toEqual([
    [undefined, 2],
    [1, 2],
  ])
  const alone = await acknowledgedAll(aBriefing({ items: [LEAK, OTHER] }), [])
  const again = async (items: string[], of = said) => standingOf(await known(aBriefing({ items }), []), of)
  // One is deleted; one is put before the only one; one is put between.
  for (const [items, of] of [
    [[OTHER, LEAK], said],
    [[LEAK, OTHER], said],
    [[LEAK, LEAK, OTHER], alone],
    [[LEAK, LEAK, OTHER, LEAK], said],
  ] as const) {
    const { standing, open } = await again([...items], of)
    expect([standing, open.length]).toEqual([[], items.filter((one) => one === LEAK).length])
  }
  // Deleted and brought back, they are what they were.
  expect((await again([LEAK, LEAK, OTHER])).open).toEqual([])
})

test('the key of the only one is what it always was, and that of an older proof, too', async () => {
  const content = aBriefing({ items: [LEAK] })
  const [one] = await known(content, [])
  if (!one) throw new Error('nothing found')
  const about = aboutIn(content)(one.finding)
  const { kind, start, end, message } = one.finding
  const before = { kind, start, end, message, ...about }
  expect(one.key).toBe(await hashOf(before))
  expect(await keyOf(one.finding, about, { nth: 1 })).toBe(await hashOf({ ...before, nth: 1 }))
})

const aText = fc.array(fc.constantFrom(...'窗口13812345678，。2月30日（', LEAK, '2月31日，', '5.05万万件'), {
  maxLength: 8,
})
const aValue = fc.constantFrom('5.05', '50500', '0', '505', '4.9', '1377', '13770')

test('never outlives its text or figure, whatever is changed', async () => {
  const history = pastMonths()
  const contents = fc
    .record({ texts: fc.array(aText, { minLength: 1, maxLength: 3 }), calls: aValue, handled: aValue })
    .map(({ texts, ...values }) => aBriefing({ items: texts.map((pieces) => `窗口${pieces.join('')}`), values }))
  await fc.assert(
    fc.asyncProperty(contents, contents, async (before, after) => {
      const said = await acknowledgedAll(before, history)
      const { standing } = standingOf(await known(after, history), said)
      for (const one of standing) {
        const was = said.find(({ key }) => key === one.key)
        if (!was) throw new Error('nobody said so')
        expect(aboutIn(after, history)(one)).toEqual(aboutIn(before, history)(was))
      }
    }),
    { numRuns: 60 },
  )
})

test('a content’s hash covers all that is acknowledged in it', async () => {
  const content = faulty()
  const acknowledged = await acknowledgedAll(content, pastMonths())
  const whole = Content.parse({ ...content, acknowledged })
  const hash = await hashOf(whole)
  expect(await hashOf(content)).not.toBe(hash)
  await fc.assert(
    fc.asyncProperty(fc.nat(acknowledged.length - 1), fc.nat(12), fc.string({ minLength: 1 }), async (at, n, other) => {
      const one = acknowledged[at]
      const name = Object.keys(one ?? {})[n % Object.keys(one ?? {}).length] ?? ''
      const changed = acknowledged.map((said) => (said === one ? { ...said, [name]: other } : said))
      expect(await hashOf({ ...content, acknowledged: changed })).not.toBe(hash)
      expect(await hashOf({ ...content, acknowledged: acknowledged.toSpliced(at, 1) })).not.toBe(hash)
    }),
    { numRuns: 40 },
  )
})

test('a place is told in the same words as at the desk', () => {
  const content = faulty()
  const say = (place: Parameters<typeof placeInWords>[1]) => placeInWords(content, place)
  const [figures, items] = content.sections.map(({ title }) => title)
  expect([
    say({ section: 1, item: 1 }),
    say({ section: 1, item: 0, part: 'points[1]' }),
    say({ section: 0, part: 'tables[0].rows[2][1]' }),
    say({ section: 1, part: 'title' }),
    say({ part: 'note' }),
  ]).toEqual([
    `栏目“${items}”第 2 条`,
    `栏目“${items}”第 1 条第 2 点`,
    `栏目“${figures}”表格 1 第 3 行第 2 列`,
    `栏目“${items}”的标题`,
    '编者按',
  ])
})
