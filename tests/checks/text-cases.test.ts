/** Each kind of finding in a text, over faulty and clean cases: found in nearly all of the first, in none of the second. */
import { describe, expect, test } from 'vitest'
import { checkLines } from '#shared/checks/check-lines.ts'
import { KINDS } from '#shared/checks/kinds.ts'
import { mended } from '#shared/checks/mended.ts'
import { wordingsOf } from '#shared/checks/text/own-wordings.ts'
import { checkText } from '#shared/checks/text-checks.ts'
import { readWordings } from '#shared/checks/words/read-wordings.ts'
import { MARCH } from '../support/check-knowledge.ts'
import { OF_FACTS } from './cases-of-facts.ts'
import { OF_MARKS } from './cases-of-marks.ts'
import OF_MORE from './cases-of-more.json' with { type: 'json' }
import { OF_WORDS } from './cases-of-words.ts'

/** The cases of the other kinds begin with numbers too. */
const findingsIn = (text: string, of: string) =>
  checkText(text, MARCH, { form: 'paragraphs', numbered: of === 'leading-number' })
const kindsIn = (text: string, of: string) => findingsIn(text, of).map(({ kind }) => kind)

/** Of each kind the first cases, and those that were written later, against the checks; all made up. */
const CASES = Object.entries({ ...OF_MARKS, ...OF_WORDS, ...OF_FACTS }).map(([kind, { faulty, clean }]) => {
  const more = Object.entries(OF_MORE).find(([one]) => one === kind)?.[1]
  return [kind, { faulty: [...faulty, ...(more?.faulty ?? [])], clean: [...clean, ...(more?.clean ?? [])] }] as const
})

describe.each(CASES)('%s', (kind, { faulty, clean }) => {
  test('there are ten of each', () => {
    expect(Object.keys(KINDS)).toContain(kind)
    expect([faulty.length, clean.length].every((count) => count >= 10)).toBe(true)
  })
  test.each(faulty)('found: %s', (text) => {
    expect(kindsIn(text, kind)).toContain(kind)
  })
  test.each(clean)('nothing wrong: %s', (text) => {
    // A short sentence of a case may lack what is not its point.
    const others = new Set(['missing-full-stop'])
    expect(kindsIn(text, kind).filter((found) => found === kind || !others.has(found))).toEqual([])
  })
  test.each(faulty)('mended with its own fix: %s', (text) => {
    for (const finding of findingsIn(text, kind)) {
      if (finding.fix === undefined) continue
      const count = (of: string) => kindsIn(of, kind).filter((one) => one === finding.kind).length
      expect(count(mended(text, finding)), JSON.stringify(finding)).toBeLessThan(count(text))
    }
  })
})

const OWN = ['老百姓', '上户', '打卡', '放水养鱼', '高大上', '接地气', '一刀切', '拍脑袋', '走过场', '大干快上']
const listed = (kind: string) =>
  wordingsOf(readWordings(`词语,改为,类型\n${OWN.map((word) => `${word},某词,${kind}`).join('\n')}`))

describe.each([
  ['forbidden-wording', listed('禁用')],
  ['preferred-wording', listed('不推荐')],
])('%s', (kind, wordings) => {
  const kinds = (text: string) => checkText(text, { wordings }, { form: 'paragraphs' }).map((found) => found.kind)
  test.each(OWN)('found: %s', (word) => expect(kinds(`窗口不再说${word}等词。`)).toEqual([kind]))
  test.each(OWN)('nothing wrong: a part of %s', (word) => expect(kinds(`窗口不再说${word.slice(1)}等词。`)).toEqual([]))
})

test.each([
  ['各进驻部门(单位）窗口全部到位。', '各进驻部门（单位）窗口全部到位。'],
  ['各进驻部门（单位)窗口全部到位。', '各进驻部门（单位）窗口全部到位。'],
  ['展厅名称为Hall（A)。', '展厅名称为Hall（A）。'],
])('brackets of two widths become one: %s', (text, both) => {
  const [finding] = checkText(text, MARCH, { form: 'paragraphs' })
  expect(finding && mended(text, finding)).toBe(both)
})

test('in a file of lines, numbers are held against those of the section of figures', () => {
  const lines = (item: string) =>
    [
      '一、2026年3月总体运行情况',
      '省本级办理政务服务事项5.24万件，窗口出件0.38万件，电话咨询1365人/次。',
      '二、窗口资讯',
      item,
    ].join('\n')
  const found = (item: string) => checkLines(lines(item), MARCH).map(({ kind, line }) => `${line} ${kind}`)
  expect(found('（一）3月，省本级办理政务服务事项4.90万件，群众满意。')).toEqual(['4 contradicting-number'])
  expect(found('（一）3月，省本级办理政务服务事项5.24万件，群众满意。')).toEqual([])
  expect(found('（一）3月，中心窗口出件0.83万件。')).toEqual(['4 contradicting-number'])
  expect(found('（一）3月，出件860件，省税务局窗口提供电话咨询320人/次。')).toEqual([])
  expect(found('（一）2月，省本级办理政务服务事项4.90万件，群众满意。')).not.toContain('4 contradicting-number')
})
