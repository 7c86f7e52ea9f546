/** Where faults are put, room by room, and which tests are asked whether they notice. */
import { matchesGlob } from 'node:path'
import { pureTests, reached } from '../conventions/pure-tests.ts'
import { filesOf } from '../conventions/sources.ts'

export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  workflow: filesOf(['shared/workflow.ts', 'shared/*/*-workflow.ts']),
  permit: [
    'shared/distribution/permit.ts',
    'functions/acts/distribution/late-for-permit.ts',
    'functions/workers/distribution/scheduled.ts',
  ],
  recipients: filesOf(['shared/recipients/**/*.ts', 'shared/centre/{recipient,mail-address}.ts']),
  proof: filesOf('shared/proof/*.ts'),
  acts: filesOf('functions/acts/**/*.ts'),
  views: filesOf('functions/views/*.ts'),
}

/** Each act, tried beside what it must leave alone. */
const LEFT_ALONE = 'tests/api/leaves-alone/*'

/** By the beginning of a path: the few tests on real engines that are about it. The first that fits holds. */
const ON_ENGINES: [path: string, tests: string[]][] = [
  [
    'functions/acts/centre/{recipients,import-recipients}',
    ['tests/api/centre/{recipient,recipients,kept}*', LEFT_ALONE],
  ],
  [
    'functions/acts/centre/{publication,printed,holds}',
    [
      'tests/api/centre/{settings,changed,administration,first}*',
      'tests/api/issue/{own-settings,unprinted}*',
      'tests/api/submission/head-signs*',
      LEFT_ALONE,
    ],
  ],
  [
    'functions/acts/centre/people',
    ['tests/api/centre/{administration,told,last}*', 'tests/api/issue/substitut*', 'tests/api/session*', LEFT_ALONE],
  ],
  ['functions/acts/centre/rebuild', ['tests/api/issue/archive*', LEFT_ALONE]],
  ['functions/acts/comments/', ['tests/api/issue/comments*', 'tests/workers/comment-notices*', LEFT_ALONE]],
  ['functions/acts/centre/{substitute,hand-over,end-subst}', ['tests/api/issue/substitut*', LEFT_ALONE]],
  [
    'functions/acts/centre/person-holds',
    ['tests/api/centre/{last,told,settings}*', 'tests/api/issue/substitut*', 'tests/api/submission/head-signs*'],
  ],
  ['functions/acts/centre/', ['tests/api/centre/{administration,last,access,records,first,told}*', LEFT_ALONE]],
  [
    'functions/acts/checks/',
    ['tests/checks/refused*', 'tests/api/issue/acknowledged*', 'tests/api/submission/bad*', LEFT_ALONE],
  ],
  [
    'functions/acts/distribution/settle',
    ['tests/workers/{settling,settling-many,resending,earlier-rounds,delivery-events}*', LEFT_ALONE],
  ],
  ['functions/acts/distribution/suppressions', ['tests/api/centre/suppression*', LEFT_ALONE]],
  ['functions/acts/distribution/test-mail', ['tests/api/distribution/issue-mail*', LEFT_ALONE]],
  [
    'functions/acts/distribution/',
    [
      'tests/workers/{scheduled,stopped,resending,frozen-letter}*',
      'tests/api/issue/{correction,four-eyes}*',
      LEFT_ALONE,
    ],
  ],
  ['functions/acts/issue/{absent,takable}', ['tests/api/issue/{substitute,nobody,four-eyes}*']],
  ['functions/acts/issue/keep-picture', ['tests/api/issue/pictures*']],
  ['functions/acts/issue/import-issue', ['tests/api/issue/back-issue*', LEFT_ALONE]],
  ['functions/acts/issue/extend', ['tests/api/submission/own-deadline*', LEFT_ALONE]],
  ['functions/acts/issue/{open-issue-of-month,call-by-plan}', ['tests/workers/planned-openings*']],
  ['functions/acts/issue/discard', ['tests/api/issue/discarded*', LEFT_ALONE]],
  ['functions/acts/issue/restore-save', ['tests/api/issue/kept-saves*', LEFT_ALONE]],
  ['functions/acts/issue/say-present', ['tests/api/issue/presence*', LEFT_ALONE]],
  ['functions/acts/issue/open', ['tests/api/issue/{issue-number,correction,two-corrections}*', LEFT_ALONE]],
  [
    'functions/acts/issue/edit-issue',
    [
      'tests/api/issue/{text-kept,bad-content,desk-to-page,kept-saves,issue-number}*',
      'tests/api/submission/{saves,taken-out,unfinished}*',
      LEFT_ALONE,
    ],
  ],
  [
    'functions/acts/issue/{kept,freeze}',
    ['tests/api/issue/{damaged,approval,return,restored}*', 'tests/workers/frozen-letter*'],
  ],
  [
    'functions/acts/issue/issue-effects',
    [
      'tests/api/submission/{brief,own-deadline}*',
      'tests/api/issue/{end-of-call,approval,return,correction}*',
      'tests/workers/scheduled*',
      LEFT_ALONE,
    ],
  ],
  [
    'functions/acts/issue/',
    [
      'tests/api/issue/{four-eyes,approval,return,end-of-call,nobody}*',
      'tests/api/submission/own-deadline*',
      'tests/workers/{scheduled,corrected-meanwhile}*',
      LEFT_ALONE,
      'tests/api/one-order*',
    ],
  ],
  ['functions/acts/notices/person-changed', ['tests/api/centre/{told-of-person,administration}*']],
  ['functions/acts/notices/substitutes', ['tests/api/issue/substitut*', 'tests/workers/of-no-issue*']],
  ['functions/acts/notices/people', ['tests/api/submission/{head,reminders}*', 'tests/workers/notices*']],
  [
    'functions/acts/notices/',
    [
      'tests/workers/{of-no-issue,notices,review-notices,which-editor,comment-notices,who-left,digests,mail-faults}*',
      'tests/api/{centre/administration,issue/{substitute,end-of-call},submission/reminders}*',
    ],
  ],
  ['functions/acts/submission/attach', ['tests/api/submission/attachments*', LEFT_ALONE]],
  ['functions/acts/submission/discard', ['tests/api/submission/discarded*', LEFT_ALONE]],
  ['functions/acts/submission/report-zero', ['tests/api/submission/zero*', LEFT_ALONE]],
  [
    'functions/acts/submission/plan-task',
    ['tests/workers/planned-reminders*', 'tests/api/submission/own-deadline*', LEFT_ALONE],
  ],
  ['functions/acts/submission/head', ['tests/api/submission/head-signs*', LEFT_ALONE]],
  ['functions/acts/submission/handed-in', ['tests/api/submission/{bad,deadline,joint,zero}*', LEFT_ALONE]],
  ['functions/acts/submission/adopting', ['tests/api/submission/{joint,split,taken-out,lineage}*', LEFT_ALONE]],
  [
    'functions/acts/submission/remind',
    ['tests/api/submission/reminders*', 'tests/workers/planned-reminders*', LEFT_ALONE],
  ],
  ['functions/acts/submission/settled', ['tests/api/issue/acknowledged*', LEFT_ALONE]],
  ['functions/acts/submission/submission-effects', ['tests/api/{overtaken,submission/given-back}*', LEFT_ALONE]],
  ['functions/acts/submission/write', ['tests/api/{issue/four-eyes,submission/saves}*', LEFT_ALONE]],
  [
    'functions/acts/submission/',
    ['tests/api/submission/{bad,deadline,released,saves,unfinished}*', 'tests/workers/notices*', LEFT_ALONE],
  ],
  ['functions/acts/on-behalf', ['tests/api/issue/substitute*', 'tests/workers/scheduled*']],
  ['functions/acts/facts', ['tests/api/centre/{changed,settings,records}*', LEFT_ALONE]],
  ['functions/acts/access', ['tests/api/centre/access*', 'tests/api/sign-in*']],
  ['functions/acts/with-settings', ['tests/api/issue/substitute*', 'tests/api/centre/settings*', LEFT_ALONE]],
  [
    'functions/acts/take-move',
    ['tests/api/{one-order,issue/end-of-call}*', 'tests/workers/settling-many*', LEFT_ALONE],
  ],
  ['functions/acts/{decide-anew,retry}', ['tests/store/tried-again*', 'tests/api/{races,crowd}*']],
  ['functions/acts/', ['tests/api/{one-order,overtaken,told-{of-wrong,what-happened},races}*', LEFT_ALONE]],
  [
    'functions/views/{before-review,departments}',
    ['tests/api/issue/{nobody,end-of-call}*', 'tests/api/submission/{reminders,deadline}*'],
  ],
  ['functions/views/{calls,printed-of}', ['tests/api/submission/*', 'tests/api/issue/end-of-call*']],
  [
    'functions/views/{content,letter}',
    ['tests/api/distribution/issue-mail*', 'tests/api/issue/{approval,damaged,correction}*'],
  ],
  ['functions/views/issue-list', ['tests/api/issue/issue-list*', 'tests/api/requests-to*']],
  ['functions/views/prove', ['tests/api/distribution/{proof,handed-out}*', 'tests/api/issue/damaged*']],
  ['functions/views/recipient', ['tests/api/centre/{recipients-page,suppression}*']],
  ['functions/views/{archive,search}', ['tests/api/issue/archive*']],
  ['functions/views/devices', ['tests/api/{devices,session}*']],
  ['functions/views/{own-tally,tallies}', ['tests/api/{tallies,office-files}*']],
  ['functions/views/{figure,past,issues-of}', ['tests/api/{figure-months,tallies}*', 'tests/api/issue/months-before*']],
  ['functions/views/record', ['tests/api/centre/records*', 'tests/api/issue/{four-eyes,kept-saves}*']],
  ['functions/views/', ['tests/api/issue/{printed-before,damaged,return,approval,acknowledged,review-figures}*']],
  ['functions/workers/distribution/', ['tests/workers/{scheduled,time-limits,distribute}*']],
  ['shared/proof/', ['tests/proof/{altered,forged,forged-summary,verify-command,formats,acknowledged}*']],
  ['shared/recipients/', ['tests/recipients/*', 'tests/api/centre/recipient*']],
  ['shared/distribution/', ['tests/workers/{scheduled,settling,resending}*']],
  ['shared/issue/issue-w', ['tests/api/issue/{four-eyes,own-settings,substitut,approval,return,nobody}*']],
  ['shared/', ['tests/api/issue/{four-eyes,approval,return}*', 'tests/api/submission/deadline*']],
]

/** Each piece of a sentence of any act is read there, and the place that it names. */
const SENTENCES = filesOf('tests/api/*/*-sentences.test.ts')

const PURE = pureTests()
const reachedBy = new Map(PURE.map((test) => [test, new Set(reached(test).map(({ path }) => path))]))

const BEYOND = filesOf('tests/{api,workers}/**/*.test.ts')

/** Those that need no engine and reach the file, those on engines that are about its subject, and all others of the API and the workers. */
export function testsOf(path: string): Record<'pure' | 'onEngines' | 'beyond', string[]> {
  const pure = PURE.filter((test) => reachedBy.get(test)?.has(path))
  const patterns = ON_ENGINES.find(([beginning]) => matchesGlob(path, `${beginning}{*,*/**}`))?.[1] ?? []
  const ofSubject = patterns.flatMap((pattern) => filesOf(`${pattern}.test.ts`))
  const sentences = path.startsWith('functions/acts/') ? SENTENCES : []
  const onEngines = [...new Set([...ofSubject, ...sentences])].filter((test) => !PURE.includes(test))
  const isAsked = new Set([...PURE, ...onEngines])
  return { pure, onEngines, beyond: BEYOND.filter((test) => !isAsked.has(test)) }
}
