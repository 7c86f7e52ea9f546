/** Each act changes what it is about and nothing else, of issues that have every member an issue can have. */
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ActName } from '#shared/audit-labels.ts'
import { askForSettings } from '../../support/administering.ts'
import { ok } from '../../support/issue-steps.ts'
import { handInPicture } from '../../support/picturing.ts'
import { aPng, imageOf } from '../../support/print/a-picture.ts'
import { emptyFacts } from '../../support/store/empty-facts.ts'
import { watchingCommits } from '../../support/store/looked-at.ts'
import { usingCentre } from '../../support/using-centre.ts'
import { describedRoutes } from '../described.ts'
import { ACKNOWLEDGE_TRIALS } from './acknowledge-trials.ts'
import { CENTRE_TRIALS } from './centre-trials.ts'
import { COMMENT_TRIALS } from './comment-trials.ts'
import { entriesSince, misnamed, missaved, nowhere, unbegun, untold } from './entries.ts'
import { EXTENSION_TRIALS } from './extension-trials.ts'
import { writtenBy } from './full-issue.ts'
import { nobodys, unlike } from './held-to.ts'
import { ISSUE_TRIALS } from './issue-trials.ts'
import { MAIL_TRIALS } from './mail-trials.ts'
import { SAY_PRESENT } from './presence-trial.ts'
import { RESTORE } from './restore-trial.ts'
import { changedBeyond } from './rows.ts'
import { staleFirst, versionsOf } from './stale.ts'
import { RELEASE, SUBMISSION_TRIALS, UNRECORDED_TRIALS } from './submission-trials.ts'
import { nameless } from './told.ts'
import type { Stage, Trial } from './trial.ts'
import { forgotten, withAnotherWriter } from './writers.ts'

const commits = watchingCommits()
const { centre, editor, office, head, science, police, administrator, mailboxes, signInAgain } = await usingCentre({
  people: ['editor', 'office', 'head', 'science', 'police', 'administrator'],
  around: commits.around,
})
const stale = staleFirst((answer) => expect(nameless(answer)).toEqual([]))
const stage: Stage = {
  ...{ centre, mailboxes, signInAgain, watched: stale.watched },
  ...{ editor: stale.watched(editor), office: stale.watched(office), head: stale.watched(head) },
  ...{ science: stale.watched(science), police: stale.watched(police), administrator: stale.watched(administrator) },
}

/** What is only written down: it changes nothing that people work on (tests/api/centre/access.test.ts). */
type OfAccess = (`sign${string}` & ActName) | 'refused' | 'exported'

/** An act without a trial does not compile. */
const TRIALS: Record<Exclude<ActName, OfAccess>, Trial[]> = {
  ...ISSUE_TRIALS,
  ...EXTENSION_TRIALS,
  ...ACKNOWLEDGE_TRIALS,
  ...COMMENT_TRIALS,
  content: [...ISSUE_TRIALS.content, RELEASE, RESTORE],
  ...SUBMISSION_TRIALS,
  ...MAIL_TRIALS,
  ...CENTRE_TRIALS,
}

const UNRECORDED = [...UNRECORDED_TRIALS, SAY_PRESENT]

/** Routes that write no row of the centre's: they read, print, keep a file, or sign someone in or out. */
const WRITE_NOTHING = [
  'POST /imports',
  'POST /issues/{issueId}/submissions/{submissionId}/attachments/parts',
  'POST /pictures',
  'POST /preview',
  'POST /sessions/{sessionId}/end',
  'POST /sign-in',
  'POST /sign-in/code',
  'POST /sign-out',
  'POST /sign-out/everywhere',
]

const PICTURE = aPng(60, 40)
const written = writtenBy(imageOf(PICTURE))

beforeAll(async () => {
  ok(await handInPicture(editor, PICTURE))
  ok(
    await askForSettings(centre, administrator, ({ colophon }) => ({
      page: { security: '内部资料' },
      colophon: { ...colophon, sending: [{ name: '省级有关部门', mark: '。' }], copies: 120 },
    })),
  )
})

/** Workers index what was published before, whatever else they are to do. */
const INDEXED = ['** ARCHIVE**']

const tried = (name: string, act: ActName | null, { by, runs = 1, ready }: Trial) =>
  fc.assert(
    fc.asyncProperty(written, async (of) => {
      await centre.runAllWork()
      const { does, mayChange } = await ready(stage, of)
      await withAnotherWriter(centre)
      const before = await centre.rows()
      commits.begin()
      await stale.during(by, does)
      expect(unlike(name, act, commits.since(act))).toEqual([])
      const after = await centre.rows()
      const entries = entriesSince(before, after)
      expect(misnamed(before, after)).toEqual([])
      expect(forgotten(before, after)).toEqual([])
      expect([...missaved(before, after), ...unbegun(before, after)]).toEqual([])
      expect([...emptyFacts(entries), ...nowhere(before, after, entries)]).toEqual([])
      if (act) {
        const own = entries.filter(({ what }) => what === act)
        expect(own).not.toEqual([])
        expect(untold(before, after, own)).toEqual([])
      }
      expect(changedBeyond([...mayChange, ...(by === 'workers' ? INDEXED : [])], before, after)).toEqual([])
    }),
    // A smaller issue that fails as well says no more than the first.
    { numRuns: runs, endOnFailure: true },
  )

describe('leaves everything else alone', () => {
  const acts = Object.keys(TRIALS) as (keyof typeof TRIALS)[] // Object.keys loses the key type; the table is closed
  const recorded = acts.flatMap((act) =>
    TRIALS[act].map((trial) => ({ name: trial.what ? `${act} (${trial.what})` : act, act, trial })),
  )
  const unrecorded = UNRECORDED.map((trial) => ({ name: trial.what ?? '', act: null, trial }))
  const trials = [...recorded, ...unrecorded]

  test.each(trials)('$name', ({ name, act, trial }) => tried(name, act, trial))

  test('no trial is named that is none', () => {
    expect(nobodys(trials.flatMap(({ name, act }) => [name, act ?? '']))).toEqual([])
  })
})

test('every request that carries a version was asked as of another one, and refused', async () => {
  expect([...stale.tried].sort()).toEqual(versionsOf(await describedRoutes(centre.stranger)).sort())
})

test('every route that may write is tried, or known to write nothing', async () => {
  const { paths } = ok(await centre.stranger.get('/api/openapi.json')) as { paths: Record<string, object> } // OpenAPI 3.1
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((method) => method !== 'get')
      .map((method) => `${method.toUpperCase()} ${path.replace(/^\/api/, '')}`),
  )
  const by = [...Object.values(TRIALS).flat(), ...UNRECORDED].map((trial) => trial.by)
  expect(new Set([...by.filter((one) => one !== 'workers'), ...WRITE_NOTHING])).toEqual(new Set(routes))
})
