/** Who is told that sending waits for a leader: whoever signed and whoever sent it to review, but not who decided it. */
import type { Issue } from '#shared/issue/issue.ts'
import type { Task } from '#shared/work.ts'

export const holdNotices = ({ id: issueId, signOff, review }: Issue, decidedBy: string | null): Task[] =>
  [signOff?.personId, review?.sentBy].flatMap((personId) =>
    personId === undefined || personId === decidedBy
      ? []
      : [{ kind: 'notice', notice: { mail: 'sending-held', issueId, personId } }],
  )
