/** A distributed issue and its proof, for tests that look into one; with a mailbox added after the sign-off, where one is given. */

import type { RecipientSettings } from '#shared/centre/recipient.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { Centre } from './centre.ts'
import { aSignedIssue, ok, threeAt } from './issue-steps.ts'

export async function aProof(
  centre: Centre,
  late: RecipientSettings | null = null,
): Promise<{ issue: Issue; zip: Uint8Array<ArrayBuffer>; headers: Headers }> {
  const [editor, office, head] = await threeAt(centre)
  const issue = await aSignedIssue(centre, editor, office, head)
  await centre.runAllWork()
  if (late) {
    const request = { move: 'add-late', recipient: late, reason: '到任晚' }
    ok(await editor.post(`/api/issues/${issue.id}/distribution/moves`, request))
    await centre.runAllWork()
  }
  const answer = await editor.get(`/api/issues/${issue.id}/proof`)
  return { issue, zip: new Uint8Array(ok(answer)), headers: answer.headers }
}
