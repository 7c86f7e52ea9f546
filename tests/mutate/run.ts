/** `npm run mutate -- --sample 60 --seed 1`: puts single faults into the rules and tells which of them no test notices. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { sha256 } from '#shared/hash.ts'
import { textOf } from '../conventions/sources.ts'
import { type Mutation, mutationsOf } from './mutations.ts'
import { ROOMS, testsOf } from './rooms.ts'

const { values: given } = parseArgs({
  options: {
    /** So many over all rooms, alike in each; left out: all there are, a night long and more. */
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    /** So many of the sample are passed over in each room: they were tried before. */
    from: { type: 'string', default: '0' },
    /** Only faults in what holds this text. */
    holding: { type: 'string', default: '' },
    rooms: { type: 'string', default: Object.keys(ROOMS).join(',') },
    /** Of one fault, in seconds; what takes longer is told apart: an endless loop, or a busy machine. */
    limit: { type: 'string', default: '300' },
    /** Only with the tests that need no engine. */
    pure: { type: 'boolean', default: false },
    /** What the tests of its subject leave unseen is asked of all of the API and the workers: some minutes each. */
    whole: { type: 'boolean', default: false },
  },
})

type Mutant = Mutation & { path: string }

async function sampled(room: string, most: number, from: number): Promise<Mutant[]> {
  const all = (ROOMS[room] ?? []).flatMap((path) =>
    mutationsOf(path, textOf(path))
      .filter((one) => textOf(path).slice(one.start, one.end).includes(given.holding))
      .map((one) => ({ ...one, path })),
  )
  const keyed = await Promise.all(
    all.map(async (one) => ({
      one,
      key: await sha256(`${given.seed} ${one.path} ${one.start} ${one.end} ${one.text}`),
    })),
  )
  return keyed
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(from, from + most)
    .map(({ one }) => one)
}

/** What becomes of these tests with the fault in it; `no end`: they were stopped at the limit, and nobody knows. */
type Outcome = 'noticed' | 'unseen' | 'no end'

async function outcomeOf(mutant: Mutant, tests: readonly string[]): Promise<Outcome> {
  const child = spawn(
    'npx',
    [
      'vitest',
      'run',
      '--config',
      'tests/mutate/vitest.config.ts',
      '--root',
      '.',
      '--bail',
      '1',
      '--retry',
      '0',
      '--maxWorkers',
      '1',
      ...tests,
    ],
    {
      env: { ...process.env, MUTANT: JSON.stringify(mutant) },
      stdio: 'ignore',
      detached: true,
    },
  )
  const timer = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), Number(given.limit) * 1000)
  const [code] = await once(child, 'exit')
  clearTimeout(timer)
  // Without a code it was stopped.
  return code === null ? 'no end' : code === 0 ? 'unseen' : 'noticed'
}

async function tried(mutant: Mutant): Promise<Outcome> {
  const { pure, onEngines, beyond } = testsOf(mutant.path)
  const asked = given.pure ? [pure] : given.whole ? [pure, onEngines, beyond] : [pure, onEngines]
  for (const tests of asked) {
    const outcome = tests.length > 0 ? await outcomeOf(mutant, tests) : 'unseen'
    if (outcome !== 'unseen') return outcome
  }
  return 'unseen'
}

const lineOf = ({ path, start }: Mutant) => `${path}:${textOf(path).slice(0, start).split('\n').length}`

const rooms = given.rooms.split(',')
const most = given.sample ? Math.ceil(Number(given.sample) / rooms.length) : Number.POSITIVE_INFINITY
const table: string[] = []
for (const room of rooms) {
  const mutants = await sampled(room, most, Number(given.from))
  const count: Record<Outcome, number> = { noticed: 0, unseen: 0, 'no end': 0 }
  for (const mutant of mutants) {
    const outcome = await tried(mutant)
    count[outcome] += 1
    process.stdout.write(
      `${outcome === 'unseen' ? 'UNSEEN' : outcome} ${lineOf(mutant)} ${mutant.what} → ${mutant.text.slice(0, 60)}\n`,
    )
  }
  table.push(
    `| ${room} | ${mutants.length} | ${count.noticed} | ${count['no end']} | ${Math.round((100 * count.noticed) / mutants.length)} % |`,
  )
}
process.stdout.write(`\n| room | faults | noticed | no end | |\n| --- | --- | --- | --- | --- |\n${table.join('\n')}\n`)
