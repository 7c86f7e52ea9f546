/** Each character of the source ends once, whatever the layout: in structure, in furniture or unread, and in its order. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Content } from '#shared/content/content.ts'
import { itemMark, pointMark, sectionMark } from '#shared/content/numbering.ts'
import { readIssue, readLines } from '#shared/import/read-issue.ts'
import { UnreadableText } from '#shared/import/unreadable.ts'
import { layout } from './a-layout.ts'

const solid = (text: string) => text.replace(/[\s\u3000]/g, '')
/** Marks that are printed in one form only, whatever the source has. */
const inOneForm = (line: string) =>
  solid(line)
    .replace(/^[㈠-㈩]/, (mark) => itemMark('㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩'.indexOf(mark) + 1))
    .replace(/^\(([一二三四五]+)\)/, '（$1）')
    .replace(/^([1-9])[.．、](?![0-9])/, (_, digit) => solid(pointMark(Number(digit))))

/** All that the content says, in the order of the page. */
function printed({ masthead, security, note, sections, colophon }: Content): string {
  const [year, month, day] = masthead.issueDate.split('-').map(Number)
  const list = (label: string, groups: Content['colophon']['reporting'] = []) =>
    groups.length > 0 ? label + groups.map(({ name, mark }) => name + mark).join('') : ''
  return solid(
    [
      security?.level,
      security?.number,
      masthead.name,
      masthead.number,
      masthead.issuingUnit,
      `${year}年${month}月${day}日`,
      note && `编者按：${note}`,
      ...sections.flatMap((section, at) => [
        sectionMark(at + 1) + section.title,
        ...(section.kind === 'figures'
          ? [
              section.figures.reduce(
                (text, { id, value, unit }) => text.replace(`{${id}}`, value + unit),
                section.text,
              ),
              section.tables,
            ]
          : section.items.flatMap(({ text, points = [], tables }, item) => [
              itemMark(item + 1) + text,
              ...points.map((point, index) => pointMark(index + 1) + point),
              tables,
            ])
        ).map((one) =>
          Array.isArray(one)
            ? one.flatMap(({ title, head, rows }) => [title, ...head, ...rows.flat()]).join('')
            : (one ?? ''),
        ),
      ]),
      list('报：', colophon.reporting),
      list('送：', colophon.sending),
      list('发：', colophon.distribution),
      colophon.copies && `共印${colophon.copies}份`,
    ].join(''),
  )
}

test('every character of the source ends in one place, and what is read is the source', () => {
  fc.assert(
    fc.property(layout, ({ lines, wrapped, exact, items }) => {
      const source = lines.map(({ raw }) => raw).join('\n')
      const { content, pieces, unread } = readLines(source)

      expect(pieces.map(({ words }) => solid(words)).join('')).toBe(solid(source))
      for (const { line, words } of pieces) expect(solid(lines[line - 1]?.raw ?? '')).toContain(solid(words))

      const placeOf = (number: number) => pieces.filter(({ line }) => line === number).map(({ place }) => place)
      for (const [at, { raw, kind }] of lines.entries()) {
        if (kind === 'furniture') expect([raw, placeOf(at + 1)]).toEqual([raw, ['furniture']])
        else expect([raw, placeOf(at + 1)]).not.toEqual([raw, ['furniture']])
        if (kind === 'foreign') expect([raw, placeOf(at + 1)]).toEqual([raw, ['unread']])
      }

      const told = pieces.filter(({ place }) => place === 'unread')
      expect(told.map(({ line }) => line)).toEqual(
        unread.map(({ line }) => line).toSorted((a, b) => (a ?? 0) - (b ?? 0)),
      )
      expect(content === null).toBe(told.length > 0)
      if (!content) {
        expect(() => readIssue(source)).toThrow(UnreadableText)
        // A text with one line to a paragraph leaves nothing in doubt; lines of a page may.
        if (!wrapped) expect(lines.filter(({ kind }) => kind === 'foreign')).not.toEqual([])
        return
      }
      const structure = pieces.filter(({ place }) => place === 'structure')
      expect(printed(content)).toBe(structure.map(({ words }) => inOneForm(words)).join(''))
      if (!exact) expect(readIssue(source).sections.at(-1)).toEqual({ kind: 'items', title: '窗口动态', items })
    }),
    { numRuns: 60 },
  )
})
