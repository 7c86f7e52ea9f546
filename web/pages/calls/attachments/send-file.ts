/** Sends a file in its parts, and has it added to the submission when all are there. */
import { PART_BYTES } from '#shared/submission/attachment-limits.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { answer, api } from '../../../api/client.ts'
import { attachmentsAddress } from '../../../routes.ts'

type Of = { issueId: string; submissionId: string }

/** `onSent`: how much of it is there, from 0 to 1. What is there already needs no second way: a part is known by its hash. */
export async function sendFile(of: Of, file: File, onSent: (share: number) => void): Promise<Submission> {
  const parts: string[] = []
  for (let from = 0; from === 0 || from < file.size; from += PART_BYTES) {
    const sent = fetch(`${attachmentsAddress(of)}/parts`, {
      method: 'POST',
      body: file.slice(from, from + PART_BYTES),
      headers: { 'content-type': 'application/octet-stream' },
    })
    parts.push((await answer<{ sha256: string }>(sent)).sha256)
    onSent(Math.min(1, (from + PART_BYTES) / file.size))
  }
  const { attachments } = api.issues[':issueId'].submissions[':submissionId']
  return answer(attachments.$post({ param: of, json: { name: file.name, parts } }))
}

export const takeOff = (of: Of, sha256: string): Promise<Submission> =>
  answer(
    api.issues[':issueId'].submissions[':submissionId'].attachments.removals.$post({ param: of, json: { sha256 } }),
  )
