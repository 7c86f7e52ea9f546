/** After a rollback: rows of a later release are shown or refused one by one, and nothing of them is lost. */
import { beforeAll, expect, test } from 'vitest'
import { commit } from '#functions/store/commit.ts'
import { keys, subjects } from '#functions/store/keys.ts'
import { loadRecord } from '#functions/store/record.ts'
import type { Keys } from '#functions/store/table.ts'
import { type Act, AuditEntry } from '#shared/audit.ts'
import { actLabel } from '#shared/audit-labels.ts'
import type { Delivery } from '#shared/distribution/delivery.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import type { Answer, Caller } from '../support/caller.ts'
import { ok } from '../support/issue-steps.ts'
import { anAct } from '../support/store/acts.ts'
import { broken, type Json, json, laterShape, usingNewestRows } from '../support/store/newer-release.ts'

const { old, centre, itemAt, changed, rowsOf } = await usingNewestRows()
const { proved, open } = old.issues
const people = new Map<string, Caller>()
beforeAll(async () => {
  for (const id of ['zhou-min', 'he-jing']) people.set(id, await centre.as(id))
})
const by = (id: string): Caller => {
  const caller = people.get(id)
  if (!caller) throw new Error(`${id} is not signed in`)
  return caller
}

type Kind = {
  /** A row of it, by what the rows of before say. */
  keys: Keys
  list: string
  /** What the list is called in its answer; how many are in it without this one. */
  name: string
  /** An act on this one. */
  act: () => Promise<Answer>
  /** A value that only a later release has; left out where no member has such values. */
  value?: (row: Json) => Json
  /** Where it is not told as other damage is. */
  damaged?: { list: number; code: string }
}

const publication = `/api/publications/${PUBLICATION.id}`
const [submission]: Submission[] = rowsOf(subjects.issue(open), 'SUBMISSION#').filter(
  ({ state }) => state === 'returned',
)
const [delivery]: Delivery[] = rowsOf(subjects.issue(proved), 'DELIVERY#').filter(({ state }) => state === 'bounced')
const [recipient] = rowsOf(subjects.publication(PUBLICATION.id), 'RECIPIENT#')
const [link] = rowsOf(subjects.issue(proved), 'CORRECTION#')
const [suppression] = rowsOf(subjects.suppressions, 'MAILBOX#')

const KINDS: Record<string, Kind> = {
  issue: {
    keys: keys.issue(open, '', ''),
    list: `${publication}/issues`,
    name: 'issues',
    act: () => by('zhou-min').post(`/api/issues/${open}/moves`, { move: 'close-input', version: 1 }),
    value: (row) => ({ ...row, state: 'archived' }),
  },
  submission: {
    keys: keys.submission(open, submission?.id ?? ''),
    list: `/api/issues/${open}/submissions`,
    name: 'submissions',
    act: () =>
      by('zhou-min').post(`/api/issues/${open}/submissions/${submission?.id}/moves`, {
        move: 'decline',
        version: 1,
        reason: '不采用',
      }),
    value: (row) => ({ ...row, state: 'forwarded' }),
  },
  person: {
    keys: keys.person('liu-yang', ''),
    list: '/api/people',
    name: 'people',
    act: () => by('zhou-min').post('/api/sign-in', { email: 'liuyang@gat.example' }),
    value: (row) => ({ ...row, roles: ['auditor'] }),
  },
  recipient: {
    keys: keys.recipient(PUBLICATION.id, recipient?.address),
    list: `${publication}/recipients`,
    name: 'recipients',
    // Whom the issue would go to: a list that lacks one is none.
    act: () => by('zhou-min').get(`/api/issues/${open}/recipients`),
    value: (row) => ({ ...row, lists: ['press'] }),
  },
  suppression: {
    keys: keys.suppression(suppression?.address),
    list: '/api/suppressions',
    name: 'suppressions',
    act: () =>
      by('he-jing').post('/api/suppressions/removals', { address: suppression?.address, version: 1, reason: '已恢复' }),
    value: (row) => ({ ...row, for: 'by-law' }),
  },
  delivery: {
    keys: keys.delivery(proved, delivery?.id ?? '', '', ''),
    list: `/api/issues/${proved}/deliveries`,
    name: 'deliveries',
    act: () => by('zhou-min').get(`/api/issues/${proved}/deliveries/export?format=csv`),
    value: (row) => ({ ...row, state: 'quarantined' }),
  },
  'link to a correction': {
    keys: keys.correction(proved, link?.issueId),
    list: `/api/issues/${proved}/corrections`,
    name: 'corrections',
    // Whom a second one would go beside: a list that lacks one is none.
    act: () =>
      by('zhou-min').post(`/api/issues/${proved}/corrections`, {
        settings: { period: '2026-01', number: 90, total: null, issueDate: '2026-02-20' },
        correction: '“5.05万件”应为“5.50万件”。',
        whole: false,
      }),
  },
  revision: {
    keys: keys.revision(proved, 1),
    list: `/api/issues/${proved}/revisions`,
    name: 'revisions',
    act: () => by('zhou-min').get(`/api/issues/${proved}/revisions/1/pdf`),
    damaged: { list: 409, code: 'damaged-content' },
  },
  publication: {
    keys: keys.publication(PUBLICATION.id),
    list: '/api/publications',
    name: 'publications',
    act: () => by('zhou-min').get(`/api/issues/${open}`),
    value: (row) => ({ ...row, sections: [{ ...row.sections[0], kind: 'chart' }] }),
  },
}

const UNKNOWN = { newer: 1, damaged: 0 }
const CASES = Object.entries(KINDS).flatMap(([kind, of]) => [
  { kind, of, way: 'a later shape', how: laterShape, code: 'newer-row', unread: UNKNOWN, status: 200 },
  ...(of.value
    ? [{ kind, of, way: 'an unknown value', how: json(of.value), code: 'newer-row', unread: UNKNOWN, status: 200 }]
    : []),
  {
    ...{ kind, of, way: 'broken JSON', how: broken, code: of.damaged?.code ?? 'damaged-row' },
    ...{ unread: { newer: 0, damaged: 1 }, status: of.damaged?.list ?? 200 },
  },
])

test.each(CASES)(
  '$kind with $way: the list shows the others, an act on it is refused, nothing is lost',
  async (one) => {
    const { of, how, code, unread, status } = one
    const whole = ok(await by('zhou-min').get(of.list))
    expect(whole.unread).toBeUndefined()
    await changed(of.keys, how, async (item) => {
      const shown = await by('zhou-min').get(of.list)
      expect(shown.status).toBe(status)
      if (status === 200) {
        expect(shown.body[of.name]).toHaveLength(whole[of.name].length - 1)
        expect(shown.body.unread).toEqual(unread)
      }
      const refused = await of.act()
      expect(refused).toMatchObject({
        status: 409,
        body: { code, message: expect.stringMatching(/原样保留|从备份恢复/) },
      })
      expect(await itemAt(of.keys)).toEqual(item)
    })
  },
)

test.each([
  ['a later shape', laterShape, UNKNOWN],
  ['broken JSON', broken, { newer: 0, damaged: 1 }],
])(
  'the row that names a person, with %s: the list tells of it and shows everyone, and others are acted on',
  async (_, how, unread) => {
    const whole = ok(await by('he-jing').get('/api/people'))
    await changed(keys.member('liu-yang'), how, async () => {
      expect(ok(await by('he-jing').get('/api/people'))).toEqual({ ...whole, unread })
      const [other] = whole.people.filter(({ id }: { id: string }) => id === 'wu-xiaolan')
      const { id, version, substitute: _, ...person } = other
      ok(await by('he-jing').put(`/api/people/${id}`, { version, person }))
    })
  },
)

test('an act of a later release stands on the record under its own name, and the chain holds', async () => {
  const subject = subjects.issue(open)
  // Only a later release can write it.
  const act = { ...anAct('2026年第3期'), what: 'archive', by: { office: '档案室' } } as unknown as Act
  await commit(centre.deps.table, { writes: [], record: { subject, act } })
  const { entries, brokenAt, unread } = ok(await by('zhou-min').get(`/api/issues/${open}/audit`))
  expect([brokenAt, unread]).toEqual([null, undefined])
  expect(entries.at(-1)).toMatchObject({ what: 'archive', by: { office: '档案室' } })
  expect(actLabel(AuditEntry.parse(entries.at(-1)).what)).toBe('较新版本的操作（archive）')
  ok(await by('zhou-min').post(`/api/issues/${open}/reminders`, { departments: ['gat'], again: ['gat'] }))
  expect((await loadRecord(centre.deps, subject)).brokenAt).toBeNull()
})
