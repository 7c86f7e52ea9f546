/**
 * An acknowledgement (核实说明): a named person's reason why a finding of level `acknowledge` stands. docs/decisions/0029.
 *
 * Of an issue in work: `GET /api/issues/{id}/checks` answers `{ history, version, acknowledged: Acknowledgement[] }`;
 * `POST …/acknowledgements { version, key, reason }` and `POST …/acknowledgements/removals { version, key }` answer
 * `{ version, acknowledged }`. `version` is that of the list (0: none yet), `key` by `withKeys` (finding-key.ts).
 * Of an issue in review and after: `content.acknowledged` of its revision, as it was signed.
 * Of a submission: `hand-in { version, acknowledged: [{ key, reason }] }`, then `submission.acknowledged`.
 */
import { z } from 'zod'
import { Hash, Instant, Line } from '../fields.ts'
import { LONGEST_REASON } from './acknowledgement-limits.ts'

export const AcknowledgementReason = Line(LONGEST_REASON)

/** What the figure was judged by, the latest month first. */
const JudgedBy = z.array(z.strictObject({ period: z.string(), value: z.string() })).max(20)

export const Acknowledgement = z.strictObject({
  /** Binds it to the finding, the text or figure that this is about, and the months that it was judged by. */
  key: Hash,
  /** One of kinds.ts; a later release may know others. */
  kind: z.string().max(60),
  /** Its place, as a finding has it (finding.ts), and in words: `栏目“窗口资讯”第 2 条`. */
  section: z.number().int().optional(),
  item: z.number().int().optional(),
  figure: z.string().optional(),
  part: z.string().optional(),
  start: z.number().int(),
  end: z.number().int(),
  where: z.string(),
  /** The sentence of the finding. */
  message: z.string(),
  /** Which of several that say the same of the same text, from 0; left out for the first. */
  nth: z.number().int().optional(),
  /** How many these are. Once one more or fewer says so, each is asked again: nobody knows which of them was meant. */
  alike: z.number().int().optional(),
  past: JudgedBy.optional(),
  by: z.strictObject({ id: z.string(), name: z.string() }),
  at: Instant,
  reason: AcknowledgementReason,
})
export type Acknowledgement = z.infer<typeof Acknowledgement>
