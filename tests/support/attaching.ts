/** Adding a file to a submission by the routes, in its parts. */
import { PART_BYTES } from '#shared/submission/attachment-limits.ts'
import type { Answer, Caller } from './caller.ts'

/** Sends the parts of `file`; answers their hashes, or the first refusal. */
async function sendParts(caller: Caller, path: string, file: Uint8Array): Promise<string[] | Answer> {
  const hashes: string[] = []
  for (let from = 0; from === 0 || from < file.length; from += PART_BYTES) {
    const sent = await caller.raw(`${path}/attachments/parts`, {
      method: 'POST',
      body: new Uint8Array(file.subarray(from, from + PART_BYTES)),
      headers: { 'content-type': 'application/octet-stream' },
    })
    if (sent.status !== 200) return sent
    hashes.push(sent.body.sha256)
  }
  return hashes
}

/** `path` is the submission's. */
export async function attach(caller: Caller, path: string, file: Uint8Array, name = '附件.png'): Promise<Answer> {
  const parts = await sendParts(caller, path, file)
  return Array.isArray(parts) ? caller.post(`${path}/attachments`, { name, parts }) : parts
}
