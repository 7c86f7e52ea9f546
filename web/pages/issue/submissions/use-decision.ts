/** A decision on a submission, sent off after what is typed at the desk is saved; its maker is told whom it reached. */
import type { SubmissionMoveRequest } from '#shared/requests.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { answer, api } from '../../../api/client.ts'
import { toast } from '../../../parts/toast.tsx'
import { doneLine } from '../../../parts/told-lines.ts'
import { useAct } from '../../../parts/use-act.ts'
import { useTheDesk } from '../use-desk.ts'

export function useDecision({ issueId, id }: Submission, onDone: () => void) {
  const { act } = useTheDesk()
  const { busy, error, run } = useAct()
  /** `said`: `已采用` and its like. The issue changes with it, also where only its list of what still may come in does. */
  const decide = async (said: string, request: (issueVersion: number) => SubmissionMoveRequest) => {
    const done = await run(() =>
      act(async (issueVersion) => {
        const { told } = await answer(
          api.issues[':issueId'].submissions[':submissionId'].moves.$post({
            param: { issueId, submissionId: id },
            json: request(issueVersion),
          }),
        )
        toast(doneLine(said, told))
        return null
      }),
    )
    if (done) onDone()
  }
  return { busy, error, decide }
}
