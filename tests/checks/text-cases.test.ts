/** Each kind of finding in a text, over faulty and clean cases: found in nearly all of the first, in none of the second. */
import { describe, expect, test } from 'vitest'
import { KINDS } from '#shared/checks/kinds.ts'
import { mended } from '#shared/checks/mended.ts'
import { checkText } from '#shared/checks/text-checks.ts'
import { MARCH } from '../support/check-knowledge.ts'
import { OF_FACTS } from './cases-of-facts.ts'
import { OF_MARKS } from './cases-of-marks.ts'
import { OF_WORDS } from './cases-of-words.ts'

const kindsIn = (text: string) => checkText(text, MARCH, { form: 'paragraphs' }).map(({ kind }) => kind)

describe.each(Object.entries({ ...OF_MARKS, ...OF_WORDS, ...OF_FACTS }))('%s', (kind, { faulty, clean }) => {
  test('there are ten of each', () => {
    expect(Object.keys(KINDS)).toContain(kind)
    expect([faulty.length, clean.length].every((count) => count >= 10)).toBe(true)
  })
  test.each(faulty)('found: %s', (text) => {
    expect(kindsIn(text)).toContain(kind)
  })
  test.each(clean)('nothing wrong: %s', (text) => {
    // A short sentence of a case may lack what is not its point.
    const others = new Set(['missing-full-stop'])
    expect(kindsIn(text).filter((found) => found === kind || !others.has(found))).toEqual([])
  })
  test.each(faulty)('mended with its own fix: %s', (text) => {
    for (const finding of checkText(text, MARCH, { form: 'paragraphs' })) {
      if (finding.fix === undefined) continue
      const count = (of: string) => kindsIn(of).filter((one) => one === finding.kind).length
      expect(count(mended(text, finding)), JSON.stringify(finding)).toBeLessThan(count(text))
    }
  })
})
