/** The letter of an issue as it was frozen, and the bytes that must go out of it to a mailbox. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { enclose } from '#functions/mail/issue-letter.ts'
import { composeMime } from '#functions/mail/mime.ts'
import type { Letter } from '#functions/mail/port.ts'
import { FrozenLetter } from '#shared/issue/frozen-letter.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { Centre } from './centre.ts'

/** What was frozen, and how each mail must be; `since`: the corrections that were signed meanwhile. */
export function lettersOf({ folder }: Centre, { review }: Issue) {
  const read = (key: string) => readFileSync(join(folder, 'files', key))
  const frozen = (hash: string | undefined) => FrozenLetter.parse(JSON.parse(read(`letters/${hash}.json`).toString()))
  const letter = frozen(review?.letterHash)
  const pdf = new Uint8Array(read(review?.pdf?.key ?? ''))
  const enclosed = (since: readonly Issue[] = []) =>
    enclose(
      letter,
      pdf,
      since.flatMap((correction) => frozen(correction.review?.letterHash).notice ?? []),
    )
  return {
    letter,
    /** The bytes of what was sent, and those that should have been: the recipient's own part is that of what was sent. */
    compared: async (sent: Letter, since: readonly Issue[] = []) => {
      const { id, to, sentAt } = sent
      const [is, mustBe] = await Promise.all([composeMime(sent), composeMime({ ...enclosed(since), id, to, sentAt })])
      return { is: is.toString(), mustBe: mustBe.toString() }
    },
  }
}
