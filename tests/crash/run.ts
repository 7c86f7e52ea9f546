/** `npm run crash -- --rounds 200`: workers killed after any number of tries of a distribution to 500, round after round; its table on the screen, exit code 1 where one does not hold. */
import { parseArgs } from 'node:util'
import { openCentre } from '../support/centre.ts'
import { aSignedIssue, threeAt } from '../support/issue-steps.ts'
import { keepRecipients } from '../support/many-recipients.ts'
import { quickPrint } from '../support/print/quick-print.ts'
import { LEASE_MS, outcomeOf, runWorker, SENDERS, triesOf } from './run-worker.ts'

const { rounds: given } = parseArgs({ options: { rounds: { type: 'string', default: '20' } } }).values
const rounds = Number(given)
const RECIPIENTS = 500
/** A worker is killed until one has come to its end; the clock of each begins when the claims of the one before are over. */
const MOST_RUNS = 4

const centre = await openCentre({ print: quickPrint })
await keepRecipients(centre.deps.table, RECIPIENTS)
const [editor, office, head] = await threeAt(centre)

let failed = 0
process.stdout.write('round | killed after tries | sent | ambiguous | sent twice | lost\n')
for (let round = 0; round <= rounds; round += 1) {
  const issue = await aSignedIssue(centre, editor, office, head)
  const kills: number[] = []
  const before = triesOf(centre).length
  for (let runs = 0; ; runs += 1) {
    const aheadMs = runs * (LEASE_MS + 5000)
    // The first round is not disturbed.
    if (round === 0 || runs === MOST_RUNS) {
      await runWorker(centre, { aheadMs })
      break
    }
    const done = triesOf(centre).length - before
    const killAt = done + Math.ceil(Math.random() * (RECIPIENTS - done))
    if (!(await runWorker(centre, { aheadMs, killAtTry: before + killAt })).killed) break
    kills.push(killAt)
  }
  const { sent, ambiguous, twice, lost } = await outcomeOf(centre, editor, issue)
  const holds = lost === 0 && twice === 0 && ambiguous <= SENDERS * kills.length && sent + ambiguous === RECIPIENTS
  if (!holds) failed += 1
  process.stdout.write(
    `${[round, kills.join(' ') || '–', sent, ambiguous, twice, lost].join(' | ')}${holds ? '' : '  DOES NOT HOLD'}\n`,
  )
}
await centre.close()
process.stdout.write(`${rounds} rounds, ${failed} that do not hold\n`)
process.exitCode = failed > 0 ? 1 : 0
