/** The attachments of a submission, each to be saved; with `action`, what may be done with each. */
import type { ReactNode } from 'react'
import type { Attachment } from '#shared/submission/attachment.ts'
import { ATTACHMENT_TYPES, bytesInWords } from '#shared/submission/attachment-limits.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { Download } from '../../../parts/download.tsx'
import { attachmentsAddress } from '../../../routes.ts'

export const AttachmentList = ({
  submission: { id, issueId, attachments = [] },
  action,
}: {
  submission: Pick<Submission, 'id' | 'issueId' | 'attachments'>
  action?: (attachment: Attachment) => ReactNode
}) =>
  attachments.length > 0 && (
    <ul className="attachments" aria-label="附件">
      {attachments.map((attachment) => (
        <li key={attachment.sha256}>
          <Download
            address={`${attachmentsAddress({ issueId, submissionId: id })}/${attachment.sha256}`}
            name={attachment.name}
          >
            {attachment.name}
          </Download>
          <span className="muted">
            {ATTACHMENT_TYPES[attachment.type].label}，{bytesInWords(attachment.bytes)}
          </span>
          {action?.(attachment)}
        </li>
      ))}
    </ul>
  )
