/** The reference issue, where it lies beside the repository: its counts, its figures, and not a character lost. */
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dayInChinese } from '#shared/calendar.ts'
import { printedFigure } from '#shared/content/figures.ts'
import { itemMark, sectionMark } from '#shared/content/numbering.ts'
import { readIssue } from '#shared/import/read-issue.ts'

const SEED = new URL('../../../shared/seed/issue-2026-01.txt', import.meta.url)

test.skipIf(!existsSync(SEED))('the January 2026 issue is read whole (skipped where the seed is not at hand)', () => {
  const source = readFileSync(SEED, 'utf8')
  const { period, masthead, sections, colophon } = readIssue(source)
  expect({ period, date: masthead.issueDate, name: masthead.name, number: masthead.number }).toEqual({
    period: '2026-01',
    date: '2026-02-14',
    name: null,
    number: null,
  })
  expect(
    sections.map((section) => (section.kind === 'figures' ? section.figures.length : section.items.length)),
  ).toEqual([9, 2, 6])
  expect(
    sections
      .flatMap((section) => (section.kind === 'figures' ? section.figures : []))
      .map(({ value, unit }) => value + unit),
  ).toEqual([
    '5.05万件',
    '4.9万件',
    '5.02万件',
    '0.15万件',
    '0.38万件',
    '0.1万件',
    '1365人/次',
    '4598人/次',
    '34件（次）',
  ])
  expect(
    sections.some((section) => section.kind === 'items' && section.items.some(({ text }) => text.includes('\n'))),
  ).toBe(false)
  expect([colophon.reporting.length, colophon.distribution.length]).toEqual([3, 4])
  expect(colophon.distribution.map(({ mark }) => mark).join('')).toBe('，，、。')

  const body = sections.map((section, at) => {
    const title = sectionMark(at + 1) + section.title
    if (section.kind === 'items')
      return title + section.items.map(({ text }, number) => itemMark(number + 1) + text).join('')
    return (
      title +
      section.figures.reduce(
        (text, { id, value, unit }) => text.replace(`{${id}}`, printedFigure(value, unit)),
        section.text,
      )
    )
  })
  const list = (label: string, groups: typeof colophon.reporting) =>
    label + groups.map(({ name, mark }) => name + mark).join('')
  const whole = [
    masthead.issuingUnit,
    dayInChinese(masthead.issueDate),
    ...body,
    list('报：', colophon.reporting),
    list('发：', colophon.distribution),
  ]
  expect(whole.join('').replace(/\s/g, '')).toBe(source.replace(/\s/g, ''))
})
