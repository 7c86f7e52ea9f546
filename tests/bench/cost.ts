/** `npm run cost`: dollars an issue and a month on AWS, from what a run of the template asks of each service at 100 and at 1,000 recipients. */
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import type { Described } from '../support/aws/account/as-described.ts'
import { openDeployedCentre } from '../support/aws/account/deployed-centre.ts'
import type { Seen } from '../support/aws/account/rights-guard.ts'
import { hashOfRecipients } from '../support/issue-page.ts'
import { aWrittenIssue, move, seen, sentToReview, threeAt } from '../support/issue-steps.ts'
import { keepRecipients } from '../support/many-recipients.ts'
import { readLedger } from '../support/store/ledger.ts'
import { type Amounts, combined, dollarsOf, NOTHING, STANDING } from './prices.ts'

const GB = 1024 ** 3
/** What SES lets a new account out of the sandbox send; here letters go as fast as they can, and the time is reckoned. */
const LETTERS_A_SECOND = 14
const MINUTES_A_MONTH = 43_800

let now: Amounts = { ...NOTHING }

function saw({ service, operation, request, answer }: Seen): void {
  if (service === 's3') now[operation === 'PUT' ? 's3Writes' : 's3Reads'] += 1
  if (service === 'secretsmanager') now.secretCalls += 1
  if (service === 'ses' && operation === 'SendRawEmail') {
    now.mails += 1
    now.mailGb += request.body.length / GB
    // Two events of each mail: into the queue one by one, out of it ten at a time, twice asked.
    now.queueRequests += 2 * 1.2
  }
  if (service !== 'dynamodb') return
  const { ConsumedCapacity } = JSON.parse(answer.toString())
  const units = [ConsumedCapacity ?? []].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0)
  now[/^(?:Get|Query|BatchGet)/.test(operation) ? 'readUnits' : 'writeUnits'] += units
}

function invoked({ name, memoryMb, architecture }: Described, ms: number): void {
  now.invocations += 1
  if (name === 'api' || name === 'preview') now.apiRequests += 1
  now[architecture === 'arm64' ? 'gbSecondsArm' : 'gbSecondsX86'] += (memoryMb / 1024) * (ms / 1000)
}

const counted = async (act: () => Promise<unknown>): Promise<Amounts> => {
  now = { ...NOTHING }
  await act()
  return now
}

const centre = await openDeployedCentre({ saw, invoked })
const { account, system } = centre
account.quota.MaxSendRate = 500
const [editor, office, head] = await threeAt(centre)

async function anIssue(): Promise<void> {
  const issue = await sentToReview(system, editor, await aWrittenIssue(system, editor))
  const approved = await move(office, issue, { move: 'approve', comment: '', ...seen(issue) })
  const recipientsHash = await hashOfRecipients(head, approved)
  await move(head, approved, { move: 'sign-off', comment: '', recipientsHash, ...seen(approved) })
  await account.run()
  // What takes longer than the stream's worker gives it, the sweep goes on with.
  while ((await readLedger(editor, issue)).distribution?.state !== 'done') {
    await account.minute()
    await account.run()
  }
}

const measured = new Map<number, Amounts>()
for (const count of [100, 1000]) {
  await keepRecipients(account.table, count)
  measured.set(count, await counted(anIssue))
}
// The first is for what is left over.
await account.minute()
const sweeping = await counted(account.minute)
await account.close()

const [few = NOTHING, many = NOTHING] = [...measured.values()]
/** In a straight line through both, and no worker faster than SES lets it be. */
function issueOf(recipients: number): Amounts {
  const line = combined((name) => few[name] + ((many[name] - few[name]) / 900) * (recipients - 100))
  const sending = 2 * (recipients / LETTERS_A_SECOND)
  return { ...line, gbSecondsX86: line.gbSecondsX86 + sending }
}
const standing = Object.values(STANDING).reduce((sum, dollars) => sum + dollars, 0)
const sweeps = dollarsOf(combined((name) => sweeping[name] * MINUTES_A_MONTH))

const dollars = (amount: number) => `$${amount.toFixed(amount < 1 ? 3 : 2)}`
const row = (recipients: number) => {
  const issue = issueOf(recipients)
  const parts = [issue.writeUnits, issue.readUnits, issue.mails, issue.gbSecondsX86 + issue.gbSecondsArm]
  const numbers = parts.map((one) => Math.round(one).toLocaleString('en'))
  return [
    recipients.toLocaleString('en'),
    ...numbers,
    dollars(dollarsOf(issue)),
    dollars(dollarsOf(issue) + sweeps + standing),
  ]
}
process.stdout.write(`${PUBLICATION.name}: at rest ${dollars(sweeps + standing)} a month (sweep ${dollars(sweeps)}, ${Object.entries(
  STANDING,
)
  .map(([what, cost]) => `${what} ${dollars(cost)}`)
  .join(', ')})

| recipients | write units | read units | mails | GB-seconds | dollars an issue | dollars a month with one issue |
| --- | --- | --- | --- | --- | --- | --- |
${[100, 1000, 10_000, 100_000].map((count) => `| ${row(count).join(' | ')} |`).join('\n')}
`)
