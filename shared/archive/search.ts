/** The search of the archive: every passage that holds all that was typed, the best first (docs/decisions/0043). */
import { dayInChinese, monthInChinese } from '../calendar.ts'
import { type Excerpt, excerptOf } from './excerpt.ts'
import { atMost, folded, termsOf, wordsOf } from './folded.ts'
import type { IndexedIssue, Passage } from './shard.ts'

/** A passage with what it is compared by. */
export type Searched = { issue: IndexedIssue; passage: Passage; text: string; about: string }

/** Once for each shard; a search does not fold anything anew. */
export const searchedOf = (issues: readonly IndexedIssue[]): Searched[] =>
  issues.flatMap((issue) =>
    issue.passages.map((passage) => ({
      issue,
      passage,
      text: folded(passage.text),
      about: folded(aboutOf(issue, passage)),
    })),
  )

/** What is not in the text and may be asked for. */
const aboutOf = ({ label, period, issueDate, corrects }: IndexedIssue, { place, departments }: Passage): string =>
  [
    ...[place, label, period, monthInChinese(period), issueDate, dayInChinese(issueDate)],
    ...departments,
    ...(corrects ? [`更正${corrects.label}`] : []),
  ].join('\n')

export type Asked = {
  typed: string
  department?: string | undefined
  from?: string | undefined
  until?: string | undefined
}

export type Hit = { issue: IndexedIssue; passage: Passage; excerpt: Excerpt }

/** `words`: what was looked for instead, where what was typed stands nowhere as it is; `unused`: what was too many to be looked for. */
export type Found = { hits: Hit[]; words: string[] | null; unused: string[] }

/** `from` and `until` are the months in which an issue came out; without words typed, all passages of a department or a time, the newest first. */
export function searchIn(all: readonly Searched[], { typed, department, from, until }: Asked): Found {
  const asked = all.filter(
    ({ issue, passage }) =>
      (from === undefined || issue.issueDate.slice(0, 7) >= from) &&
      (until === undefined || issue.issueDate.slice(0, 7) <= until) &&
      (department === undefined || passage.departments.includes(department) || passage.text.includes(department)),
  )
  const { used: terms, unused } = termsOf(typed)
  const whole = ranked(asked, terms)
  if (whole.length > 0 || terms.length === 0) return { hits: hitsOf(whole, terms), words: null, unused }
  const { used: words, unused: more } = atMost(
    terms.flatMap((term) => {
      const parts = wordsOf(term)
      return parts.length === 0 || asked.some((one) => holds(one, term)) ? [term] : parts
    }),
  )
  const byWords = words.length > terms.length ? ranked(asked, words) : []
  if (byWords.length === 0) return { hits: [], words: null, unused }
  return { hits: hitsOf(byWords, words), words, unused: [...more, ...unused] }
}

const holds = ({ text, about }: Searched, term: string): boolean => text.includes(term) || about.includes(term)

const hitsOf = (found: readonly Searched[], terms: readonly string[]): Hit[] =>
  found.map(({ issue, passage, text }) => ({
    issue,
    passage,
    get excerpt() {
      return excerptOf(passage.text, text, terms)
    },
  }))

/** As BM25 weighs (Robertson and Zaragoza 2009): rare words more, the first occurrence most, long texts less; what a passage is about counts as much again. */
const K1 = 1.2
const B = 0.5

function ranked(asked: readonly Searched[], terms: readonly string[]): Searched[] {
  const newest = (a: Searched, b: Searched) =>
    a.issue.issueDate < b.issue.issueDate ? 1 : a.issue.issueDate > b.issue.issueDate ? -1 : 0
  if (terms.length === 0) return asked.toSorted(newest)
  const found = terms.reduce((left, term) => left.filter((one) => holds(one, term)), asked)
  const mean = found.reduce((sum, { text }) => sum + text.length, 0) / (found.length || 1)
  const weights = terms.map((term) => {
    const having = asked.reduce((count, one) => count + (holds(one, term) ? 1 : 0), 0)
    return Math.log(1 + (asked.length - having + 0.5) / (having + 0.5))
  })
  const joined = terms.length > 1 ? terms.join('') : null
  const scored = found.map((one) => {
    const long = K1 * (1 - B + (B * one.text.length) / mean)
    const words = terms.reduce((sum, term, n) => {
      const times = occurrences(one.text, term)
      const isAbout = one.about.includes(term) ? 1 : 0
      return sum + (weights[n] ?? 0) * ((times * (K1 + 1)) / (times + long) + isAbout)
    }, 0)
    return { one, score: words * (joined !== null && one.text.includes(joined) ? 2 : 1) }
  })
  return scored.toSorted((a, b) => b.score - a.score || newest(a.one, b.one)).map(({ one }) => one)
}

function occurrences(text: string, term: string): number {
  let count = 0
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) count += 1
  return count
}
