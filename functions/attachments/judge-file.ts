/** The kind of a file that was handed in, by its content, and whether an editor can open it without danger. */
import { Refusal } from '#shared/refusals.ts'
import type { AttachmentType } from '#shared/submission/attachment.ts'
import { isTakenSize, isWhole, readPicture } from '../print/picture-file.ts'
import { isOffice, isOldOffice, judgeOffice, judgeOldOffice } from './office-file.ts'
import { isPdf, judgePdf } from './pdf-file.ts'

/**
 * The kind of file it is; its name says nothing about that.
 * @throws Refusal `attachment-type`, `attachment-old-office`, `attachment-locked`, `attachment-active`,
 * `attachment-damaged`, `attachment-unpacks-too-large`, `picture-too-many-pixels`
 */
export function judgeFile(bytes: Uint8Array): AttachmentType {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (isOffice(file)) return judgeOffice(file)
  if (isOldOffice(file)) return judgeOldOffice(file)
  if (isPdf(file)) return judgePdf(file)
  const picture = readPicture(file)
  if (!picture) throw new Refusal('attachment-type')
  if (!isTakenSize(picture)) throw new Refusal('picture-too-many-pixels')
  if (!isWhole(file, picture)) throw new Refusal('attachment-damaged')
  return picture.type === 'image/png' ? 'png' : 'jpg'
}
