/** The answer to a move is lost, and its maker asks again: they are told that it was done, and nothing is done twice. */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { askForSettings } from '../support/administering.ts'
import type { Caller } from '../support/caller.ts'
import { ok } from '../support/issue-steps.ts'
import { handInPicture } from '../support/picturing.ts'
import { aPng, imageOf } from '../support/print/a-picture.ts'
import { usingCentre } from '../support/using-centre.ts'
import { ACKNOWLEDGE_TRIALS } from './leaves-alone/acknowledge-trials.ts'
import { COMMENT_TRIALS } from './leaves-alone/comment-trials.ts'
import { EXTENSION_TRIALS } from './leaves-alone/extension-trials.ts'
import { writtenBy } from './leaves-alone/full-issue.ts'
import { ISSUE_TRIALS } from './leaves-alone/issue-trials.ts'
import { MAIL_TRIALS } from './leaves-alone/mail-trials.ts'
import { SUBMISSION_TRIALS } from './leaves-alone/submission-trials.ts'
import type { Stage, Trial } from './leaves-alone/trial.ts'

const { centre, mailboxes, signInAgain, ...people } = await usingCentre({
  people: ['editor', 'office', 'head', 'science', 'police', 'administrator'],
})

/** What was asked last, to be asked again. */
let again: (() => ReturnType<Caller['post']>) | null = null

const watched = (caller: Caller): Caller => ({
  ...caller,
  post: (path, body) => {
    again = () => caller.post(path, body)
    return caller.post(path, body)
  },
})

const stage: Stage = {
  ...{ centre, mailboxes, signInAgain, watched },
  ...{ editor: watched(people.editor), office: watched(people.office), head: watched(people.head) },
  ...{ science: watched(people.science), police: watched(people.police) },
  administrator: watched(people.administrator),
}

const MOVES = /\/(moves|acknowledgements|acknowledgements\/removals)$/
/** Sending goes on, and what they ask for may be asked for again: `resend` and `add-late` make a letter once, by its own rules. */
const AS_OFTEN_AS_ASKED = ['try-now', 'resend', 'add-late']

const trials: Record<string, Trial[]> = {
  ...{ ...ISSUE_TRIALS, ...EXTENSION_TRIALS, ...ACKNOWLEDGE_TRIALS },
  ...{ ...COMMENT_TRIALS, ...SUBMISSION_TRIALS, ...MAIL_TRIALS },
}
const moves = Object.entries(trials)
  .filter(([name]) => !AS_OFTEN_AS_ASKED.includes(name))
  .flatMap(([name, all]) => all.filter(({ by }) => MOVES.test(by)).map((trial) => ({ name, trial })))

const PICTURE = aPng(60, 40)

beforeAll(async () => {
  ok(await handInPicture(people.editor, PICTURE))
  ok(await askForSettings(centre, people.administrator, () => ({ page: { security: '内部资料' } })))
})

test.each(moves)('$name', async ({ trial }) => {
  await centre.runAllWork()
  const [written] = fc.sample(writtenBy(imageOf(PICTURE)), { numRuns: 1, seed: 1 })
  if (!written) throw new Error('nothing written')
  const { does } = await trial.ready(stage, written)
  await does()
  const before = await centre.rows()
  const answer = await again?.()
  expect([answer?.status, answer?.body.code, answer?.body.details]).toEqual([
    409,
    'done-already',
    [{ path: 'happened', message: expect.stringMatching(/^您已于\d+年\d+月\d+日 \d\d:\d\d.+。$/) }],
  ])
  expect(answer?.body.message).not.toMatch(/没有(办理|保存|办成)/)
  expect(await centre.rows()).toEqual(before)
})
