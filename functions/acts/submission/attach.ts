/** Attachments of a submission: a file comes in parts, is judged whole, and is kept under its hash before the submission names it. */
import { departmentNames } from '#shared/centre/departments.ts'
import type { Actor } from '#shared/centre/person.ts'
import { sha256 as hashOfBytes } from '#shared/hash.ts'
import { Refusal } from '#shared/refusals.ts'
import type { Attachment } from '#shared/submission/attachment.ts'
import { ATTACHMENT_TYPES, MOST_ATTACHMENTS, USUAL_ATTACHMENT_MB } from '#shared/submission/attachment-limits.ts'
import { attachmentName } from '#shared/submission/attachment-name.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { mayRead, whyNotWrite } from '#shared/submission/submission-workflow.ts'
import type { Deps } from '../../deps.ts'
import { findHashed, keepHashed, readHashed } from '../../files/hashed.ts'
import { attachmentKey, keptAttachment, keptPart, partKey } from '../../files/kept-attachments.ts'
import { commit } from '../../store/commit.ts'
import { subjects } from '../../store/keys.ts'
import { loadIssueWhole, loadSubmission } from '../../store/load.ts'
import { changeSubmission, expectInput } from '../../store/rows.ts'
import { act } from '../act.ts'
import { decideAnew } from '../decide-anew.ts'

type Place = { issueId: string; id: string }

/** Where it stands, for one who may write in it. @throws Refusal as `whyNotWrite` says */
async function writableAt(deps: Deps, actor: Actor, { issueId, id }: Place) {
  const [whole, submission] = await Promise.all([
    loadIssueWhole(deps.table, issueId),
    loadSubmission(deps.table, issueId, id),
  ])
  const refusal = whyNotWrite(submission, actor, whole.issue)
  if (refusal) throw new Refusal(refusal)
  return { ...whole, submission }
}

/** Keeps a part of a file for a day, under its hash. @throws Refusal as `whyNotWrite` says */
export async function keepPart(
  deps: Deps,
  actor: Actor,
  place: Place,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ sha256: string }> {
  await writableAt(deps, actor, place)
  const hash = await hashOfBytes(bytes)
  await keepHashed(deps.files, partKey(hash), bytes, 'application/octet-stream')
  return { sha256: hash }
}

/**
 * Puts the parts together and adds the file to the submission; one that it has already stays as it is.
 * @throws Refusal as `whyNotWrite` and `judgeFile` say, `attachment-part-missing`, `attachment-too-large`, `too-many-attachments`
 */
export async function attach(
  deps: Deps,
  actor: Actor,
  place: Place,
  { name, parts }: { name: string; parts: readonly string[] },
): Promise<Submission> {
  const { publication } = await writableAt(deps, actor, place)
  const bytes = await joined(deps, parts, 1_000_000 * (publication.attachmentMb ?? USUAL_ATTACHMENT_MB))
  const { judgeFile } = await import('../../attachments/judge-file.ts')
  const type = judgeFile(bytes)
  const sha256 = await hashOfBytes(bytes)
  await keepHashed(deps.files, attachmentKey(sha256), bytes, ATTACHMENT_TYPES[type].media)
  const now = deps.clock()
  const added: Attachment = {
    name: attachmentName(name, type),
    type,
    bytes: bytes.length,
    sha256,
    addedBy: actor.id,
    addedByName: actor.name,
    addedAt: now.toISOString(),
  }
  return changeAttachments(deps, actor, place, 'attach', (attachments) => {
    if (attachments.some((one) => one.sha256 === sha256)) return null
    if (attachments.length >= MOST_ATTACHMENTS) throw new Refusal('too-many-attachments')
    return { attachments: [...attachments, added], about: added }
  })
}

/** Takes the file off the submission; one that is off already stays off. @throws Refusal as `whyNotWrite` says */
export const detach = (deps: Deps, actor: Actor, place: Place, sha256: string): Promise<Submission> =>
  changeAttachments(deps, actor, place, 'detach', (attachments) => {
    const about = attachments.find((one) => one.sha256 === sha256)
    return about ? { attachments: attachments.filter((one) => one !== about), about } : null
  })

/** `change` answers what they are from now on and which one it is about, or null where nothing changes. */
const changeAttachments = (
  deps: Deps,
  actor: Actor,
  place: Place,
  what: 'attach' | 'detach',
  change: (attachments: readonly Attachment[]) => { attachments: Attachment[]; about: Attachment } | null,
): Promise<Submission> =>
  decideAnew(async () => {
    const { issue, publication, head, submission } = await writableAt(deps, actor, place)
    const changed = change(submission.attachments ?? [])
    if (changed === null) return submission
    const { attachments, about } = changed
    const now = deps.clock()
    const next: Submission = {
      ...submission,
      attachments,
      writers: [...new Set([...submission.writers, actor.id])],
      updatedAt: now.toISOString(),
    }
    await commit(deps.table, {
      writes: [changeSubmission(submission, next), expectInput(issue)],
      record: {
        head,
        subject: subjects.issue(place.issueId),
        act: act(actor, now, what, departmentNames(publication, submission.departments), {
          facts: { submission: place.id, attachment: about.name, attachmentHash: about.sha256 },
        }),
      },
    })
    return { ...next, version: submission.version + 1 }
  })

/** @throws Refusal `attachment-part-missing`, `attachment-too-large` with how much it may be */
async function joined(deps: Pick<Deps, 'files'>, parts: readonly string[], most: number) {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for (const part of parts) {
    const piece = await findHashed(deps.files, keptPart(part))
    if (typeof piece === 'string') throw new Refusal('attachment-part-missing')
    bytes += piece.length
    if (bytes > most)
      throw new Refusal('attachment-too-large', [{ path: 'parts', message: `不能超过 ${most / 1_000_000} MB` }])
    pieces.push(piece)
  }
  return new Uint8Array(Buffer.concat(pieces))
}

/** The file, for those who may read the submission. @throws Refusal `not-found`, `damaged-attachment` */
export async function loadAttachment(deps: Deps, actor: Actor, { issueId, id }: Place, sha256: string) {
  const submission = await loadSubmission(deps.table, issueId, id)
  const found = submission.attachments?.find((one) => one.sha256 === sha256)
  if (!found || !mayRead(submission, actor)) throw new Refusal('not-found')
  return { ...found, file: await readHashed(deps.files, keptAttachment(sha256), 'damaged-attachment') }
}
