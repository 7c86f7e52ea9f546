/** Finding a commented passage again: in the text it was chosen in, in one that was edited around it, and nowhere once it is gone. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CommentableText, commentableTexts } from '#shared/comments/commentable.ts'
import { findPassage, passageAt, wholeOf } from '#shared/comments/passage.ts'
import { standsAt } from '#shared/comments/stands-at.ts'
import type { Content } from '#shared/content/content.ts'
import { readingOf } from '#shared/content/reading.ts'
import { anyContent } from '../support/print/any-content.ts'

/** Few characters, so that the same words stand in a text more than once; some of two UTF-16 units. */
const words = (most: number) => fc.string({ unit: fc.constantFrom(...'窗口办件的的，。𠮷😀'), maxLength: most })
const chosen = fc
  .record({ text: words(60).filter((text) => text !== ''), a: fc.nat(), b: fc.nat() })
  .map(({ text, a, b }) => {
    const [from, to] = [a % text.length, b % text.length]
    return { text, passage: passageAt(text, Math.min(from, to), Math.max(from, to) + 1) }
  })

const REALLY = '窗口办理事项若干件。'

describe('a passage', () => {
  test('is found where it was chosen, whole characters of it', () => {
    fc.assert(
      fc.property(chosen, ({ text, passage }) => {
        expect(passage).not.toBeNull()
        if (!passage) return
        for (const words of [passage.quote, passage.before, passage.after]) expect(words.isWellFormed()).toBe(true)
        expect(findPassage(text, passage)).toEqual({ start: passage.start, end: passage.end })
      }),
    )
  })

  test('is found wherever its words are, and only there', () => {
    fc.assert(
      fc.property(chosen, words(60), ({ passage }, other) => {
        if (!passage) return
        const found = findPassage(other, passage)
        expect(found !== null).toBe(other.includes(passage.quote))
        if (found) expect(other.slice(found.start, found.end)).toBe(passage.quote)
      }),
    )
  })

  test('moves with the text around it', () => {
    fc.assert(
      fc.property(words(40), words(40), words(40), (before, behind, put) => {
        const text = `${before}${REALLY}${behind}`
        const passage = passageAt(text, before.length, before.length + REALLY.length)
        if (!passage) throw new Error('no passage')
        for (const [edited, start] of [
          [put + text, put.length + before.length],
          [text + put, before.length],
          [`${before}${put}${REALLY}`, before.length + put.length],
        ] as const)
          expect(findPassage(edited, passage)).toEqual({ start, end: start + REALLY.length })
      }),
    )
  })

  test('of the same words in two places it is the one with the surroundings that it had', () => {
    const text = '公安窗口办件5件。税务窗口办件5件。'
    const second = text.lastIndexOf('5件')
    const passage = passageAt(text, second, second + 2)
    if (!passage) throw new Error('no passage')
    const edited = `另起一段，办件5件，共5件。${text}`
    expect(findPassage(edited, passage)?.start).toBe(edited.lastIndexOf('5件'))
  })

  test('is none where there are no such words, or too many', () => {
    expect(passageAt('窗口', 1, 1)).toBeNull()
    expect(passageAt('窗口', 1, 5)).toBeNull()
    expect(passageAt('窗'.repeat(600), 0, 501)).toBeNull()
  })
})

describe('a comment', () => {
  const content = (...texts: string[]): Content => ({
    period: '2026-01',
    masthead: { name: '刊', number: '第1期', issuingUnit: '中心', issueDate: '2026-02-14' },
    note: '编者按的话。',
    sections: [
      {
        kind: 'figures',
        title: '运行',
        text: '办理{a}。',
        figures: [{ id: 'a', name: '办理', value: '5', unit: '件' }],
      },
      { kind: 'items', title: '资讯', items: texts.map((text) => ({ text, points: ['第一点。'] })) },
    ],
    colophon: { reporting: [], distribution: [] },
  })
  const textsOf = (ids: string[], ...texts: string[]) =>
    commentableTexts(content(...texts), [
      { section: 'figures', items: [] },
      { section: 'news', items: ids },
    ])
  const on = ({ sectionId, itemId, part, text }: CommentableText, words: string | null) => {
    const start = text.indexOf(words ?? '')
    const passage = words === null ? wholeOf(text) : passageAt(text, start, start + words.length)
    if (!passage) throw new Error('no passage')
    return { sectionId, itemId, part, whole: words === null, passage }
  }
  const first = textsOf(['a', 'b'], '甲处窗口延长了服务时间。', '乙处开展培训。')
  const itemA = first.find(({ itemId, part }) => itemId === 'a' && part === 'text')
  const said = (words: string | null, of = itemA) => {
    if (!of) throw new Error('no text')
    return on(of, words)
  }

  test.each<[string, ReturnType<typeof said>, string[], string[], { where: string; words: string | null } | null]>([
    [
      'its item moved',
      said('延长了'),
      ['b', 'a'],
      ['乙处开展培训。', '甲处窗口延长了服务时间。'],
      { where: '资讯（二）', words: '延长了' },
    ],
    ['its words are gone', said('延长了'), ['a'], ['甲处窗口缩短了服务时间。'], { where: '资讯（一）', words: null }],
    ['few words do not lead to another item', said('服务'), ['b'], ['乙处的服务。'], null],
    [
      'many do',
      said('窗口延长了服务时间'),
      ['b'],
      ['乙处、甲处窗口延长了服务时间。'],
      { where: '资讯（一）', words: '窗口延长了服务时间' },
    ],
    [
      'its item stands with other words, which stand in another item now',
      said('窗口延长了服务时间'),
      ['a', 'b'],
      ['甲处改了办法。', '乙处、甲处窗口延长了服务时间。'],
      { where: '资讯（一）', words: null },
    ],
    [
      'the whole, untouched',
      said(null),
      ['a'],
      ['甲处窗口延长了服务时间。'],
      { where: '资讯（一）', words: '甲处窗口延长了服务时间。' },
    ],
    ['the whole, edited', said(null), ['a'], ['甲处窗口延长了服务时间，好。'], { where: '资讯（一）', words: null }],
    [
      'a figure as it is printed',
      said(
        '5件',
        first.find(({ sectionId }) => sectionId === 'figures'),
      ),
      ['a'],
      ['其他。'],
      { where: '运行', words: '5件' },
    ],
    [
      'a text before the sections',
      said(
        '的话',
        first.find(({ part }) => part === 'note'),
      ),
      [],
      [],
      { where: '编者按', words: '的话' },
    ],
  ])('%s', (_, comment, ids, texts, expected) => {
    const found = standsAt(comment, textsOf(ids, ...texts))
    const words = found?.place ? found.of.text.slice(found.place.start, found.place.end) : null
    expect(found && { where: found.of.where, words }).toEqual(expected)
  })

  test('in a revision without ids, few words are found in a text of the same sort, and only there', () => {
    const found = (words: string, ...texts: string[]) =>
      standsAt(said(words), commentableTexts(content(...texts)))?.of.where
    expect(found('延长了', '乙处。', '甲处窗口延长了服务时间。')).toBe('资讯（二）')
    expect(found('延长了', '乙处。')).toBeUndefined()
  })
})

test('the lines of the reading view are those of the texts that may be commented on, from where they say', () => {
  fc.assert(
    fc.property(anyContent(['a'.repeat(64)]), (content) => {
      const texts = commentableTexts(content)
      const lines = readingOf(content).flatMap((part) => part.lines)
      for (const { at, block } of lines) {
        if (!at || block.kind !== 'text') continue
        const of = texts.find((one) => one.section === at.section && one.item === at.item && one.part === at.part)
        expect(of?.text.slice(at.from, at.from + block.text.length)).toBe(block.text)
      }
      const covered = new Set(lines.flatMap(({ at }) => (at?.part ? [`${at.section} ${at.item} ${at.part}`] : [])))
      const wanted = texts
        .filter(({ text }) => text !== '')
        .map(({ section, item, part }) => `${section} ${item} ${part}`)
      expect(wanted.filter((one) => !covered.has(one))).toEqual([])
    }),
    { numRuns: 60 },
  )
})
