/** An issue signed for so many mailboxes, whose distribution is all the work there is: as each run begins, whatever the one before left. */

import { removeRecipient, saveRecipient } from '#functions/acts/centre/recipients.ts'
import { liftSuppression } from '#functions/acts/distribution/suppressions.ts'
import type { Deps } from '#functions/deps.ts'
import { indexes } from '#functions/store/keys.ts'
import { listIndex } from '#functions/store/read.ts'
import { listRecipients } from '#functions/store/recipients.ts'
import { listSuppressions } from '#functions/store/suppressions.ts'
import { runWork } from '#functions/workers/run-work.ts'
import { deliveryId } from '#shared/distribution/delivery-id.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { Work } from '#shared/work.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { anotherActor } from '../../support/builders.ts'
import type { Centre } from '../../support/centre.ts'
import { aSignedIssue, threeAt } from '../../support/issue-steps.ts'

export const ADMINISTRATOR = anotherActor('he-jing', ['administrator'])
export const EDITOR = anotherActor('zhou-min', ['editor'])

/** `mailboxes` in the order of the ledger, which the issue's id decides: the first of them is the first in every run. */
export async function aSignedIssueTo(centre: Centre, count: number): Promise<{ issue: Issue; mailboxes: string[] }> {
  const { deps } = centre
  const addresses = Array.from({ length: count }, (_, n) => `mailbox-${n}@office.example`)
  await keepOnTheList(deps, addresses)
  for (const { address, version } of await listSuppressions(deps.table))
    await liftSuppression(deps, ADMINISTRATOR, { address, version, reason: '下一轮' })
  // A mailbox is sent only so many codes at a time.
  centre.advance(3_600_000)
  const issue = await aSignedIssue(centre, ...(await threeAt(centre)))
  for (const { id, task } of await listIndex(deps.table, Work, indexes.work('open')))
    if (task.kind !== 'distribute') await runWork(deps, id)

  const ids = await Promise.all(addresses.map((address) => deliveryId(issue.id, address)))
  const ranked = addresses.map((address, n) => ({ address, id: ids[n] ?? '' }))
  return { issue, mailboxes: ranked.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ address }) => address) }
}

/** These and no others. */
async function keepOnTheList(deps: Deps, addresses: readonly string[]): Promise<void> {
  const there = await listRecipients(deps.table, PUBLICATION.id)
  for (const { address, version } of there)
    if (!addresses.includes(address)) await removeRecipient(deps, ADMINISTRATOR, PUBLICATION.id, version, address)
  for (const address of addresses)
    if (!there.some((one) => one.address === address))
      await saveRecipient(deps, ADMINISTRATOR, PUBLICATION.id, null, someone(address))
}

/** The person who has this mailbox. */
export const someone = (address: string) => ({
  address,
  name: '收件人',
  unit: '某单位',
  lists: ['distribution' as const],
})
