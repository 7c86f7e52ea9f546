/** A setting that may be left out is told on the record as empty where it is, and by what it says where it is set. */
import { expect, test } from 'vitest'
import { changedFacts, settingsFacts } from '#functions/acts/facts.ts'
import type { Person } from '#shared/centre/person.ts'
import type { PublicationSettings } from '#shared/centre/publication.ts'
import { USUAL_SCORE_RULES } from '#shared/tallies/usual-score.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'

const NOBODY = new Map()
const { name, issuingUnit, mail, sections, steps, colophon, departments } = PUBLICATION
/** With nothing that may be left out. */
const LEAST: PublicationSettings = { name, issuingUnit, mail, sections, steps, colophon, departments }

const OPENING = { day: 1, workingDays: 0, at: '09:00', period: 'this-month', issuedAfter: 14 } as const
const SET: [Partial<PublicationSettings>, said: unknown][] = [
  [{ digestMinutes: 30 }, 30],
  [{ recommendedLength: { from: 100, to: 400 } }, '100—400'],
  [{ attachmentMb: 20 }, 20],
  [{ phrases: { approve: ['同意'], return: [] } }, expect.stringContaining('同意')],
  [{ reminders: { before: [1], after: [], at: '09:00', workingDays: true } }, '截稿前 1 个工作日，09:00'],
  [{ opening: OPENING }, expect.stringContaining('每月 1 日')],
  [{ score: USUAL_SCORE_RULES }, expect.stringMatching(/\S/)],
  [{ checks: { jump: 0.5, relations: [], wordings: [] } }, expect.stringContaining('0.5')],
]

test.each(SET)('%j', (one, said) => {
  const [fact = ''] = Object.keys(one)
  const [least, set] = [LEAST, { ...LEAST, ...one }].map((settings) => settingsFacts(settings, NOBODY))
  expect(changedFacts(least ?? {}, set ?? {})).toEqual({ [fact]: said, [`${fact}Was`]: '' })
  expect(changedFacts(set ?? {}, least ?? {})).toEqual({ [fact]: '', [`${fact}Was`]: said })
})

test('every setting that may be left out has its row', () => {
  const known = SET.flatMap(([one]) => Object.keys(one))
  const empty = Object.entries(settingsFacts(LEAST, NOBODY)).flatMap(([fact, value]) => (value === '' ? [fact] : []))
  expect(empty.filter((fact) => !known.includes(fact))).toEqual(['headsSign'])
})

test('what is never left out stands there word for word', () => {
  const settings = {
    ...LEAST,
    steps: [
      { id: 'one', name: '处室审核', approvers: ['a', 'b'] },
      { id: 'two', name: '中心领导签发', approvers: ['c'] },
    ],
    departments: [
      { id: 'kjt', name: '科技厅', headSigns: true },
      { id: 'gat', name: '公安厅' },
      { id: 'zjt', name: '住房城乡建设厅', headSigns: true },
    ],
    sections: sections.slice(0, 2),
  }
  const [first, second] = settings.sections
  const person: Person = {
    ...{ id: 'a', version: 1, name: '陈志远', title: '', email: 'a@centre.example' },
    ...{ roles: ['leader'], departmentId: null, active: true },
  }
  expect(settingsFacts(settings, new Map([['a', person]]))).toMatchObject({
    ...{ name, issuingUnit, fromName: mail.fromName, replyTo: mail.replyTo },
    steps: '处室审核（陈志远、b），中心领导签发（c）',
    roster: '科技厅、公安厅、住房城乡建设厅',
    headsSign: 'kjt zjt',
    sections: `${JSON.stringify(first)}\n${JSON.stringify(second)}`,
    colophon: JSON.stringify(colophon),
    page: '{}',
  })
})
