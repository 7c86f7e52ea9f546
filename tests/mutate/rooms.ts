/** Where faults are put, room by room, and which tests are asked whether they notice. */
import { pureTests, reached } from '../conventions/pure-tests.ts'
import { filesOf } from '../conventions/sources.ts'

export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  workflow: filesOf(['shared/workflow.ts', 'shared/*/*-workflow.ts']),
  permit: ['shared/distribution/permit.ts', 'functions/workers/distribution/scheduled.ts'],
  recipients: filesOf(['shared/recipients/**/*.ts', 'shared/centre/{recipient,mailbox}.ts']),
  proof: filesOf('shared/proof/*.ts'),
  acts: filesOf('functions/acts/**/*.ts'),
  views: filesOf('functions/views/*.ts'),
}

/** By the beginning of a path: the tests on real engines, cheapest first. The first that fits holds. */
const ON_ENGINES: [path: string, tests: string[]][] = [
  ['functions/acts/centre/', ['tests/api/centre/*', 'tests/api/leaves-alone/*']],
  [
    'functions/acts/distribution/',
    [
      'tests/api/distribution/*',
      'tests/api/centre/suppression*',
      'tests/workers/{s,r}e*',
      'tests/workers/scheduled*',
      'tests/api/leaves-alone/*',
    ],
  ],
  ['functions/acts/issue/', ['tests/api/issue/*', 'tests/api/leaves-alone/*', 'tests/api/races*']],
  ['functions/acts/notices/', ['tests/workers/*notices*', 'tests/api/centre/access*', 'tests/api/submission/*']],
  ['functions/acts/submission/', ['tests/api/submission/*', 'tests/api/overtaken*', 'tests/api/leaves-alone/*']],
  [
    'functions/acts/',
    [
      'tests/api/{one-order,overtaken,told-what-happened,races,storage-faults}*',
      'tests/api/centre/access*',
      'tests/api/leaves-alone/*',
    ],
  ],
  [
    'functions/views/',
    ['tests/api/issue/*', 'tests/api/distribution/*', 'tests/api/submission/*', 'tests/api/whole-way*'],
  ],
  ['functions/workers/distribution/', ['tests/workers/{scheduled,time-limits,distribute}*']],
  ['shared/proof/', ['tests/proof/{altered,forged,verify}*']],
  ['shared/recipients/', ['tests/recipients/*', 'tests/api/centre/recipient*']],
  ['shared/distribution/', ['tests/workers/{scheduled,settling,resending}*']],
  ['shared/', ['tests/api/issue/{four-eyes,approval,return}*', 'tests/api/submission/*']],
]

const PURE = pureTests()
const reachedBy = new Map(PURE.map((test) => [test, new Set(reached(test).map(({ path }) => path))]))

/** Those that need no engine and reach the file, and those on engines that are about its subject. */
export function testsOf(path: string): { pure: string[]; onEngines: string[] } {
  const pure = PURE.filter((test) => reachedBy.get(test)?.has(path))
  const patterns = ON_ENGINES.find(([beginning]) => path.startsWith(beginning))?.[1] ?? []
  const onEngines = patterns.flatMap((pattern) => filesOf(`${pattern}.test.ts`))
  return { pure, onEngines: [...new Set(onEngines)].filter((test) => !PURE.includes(test)) }
}
