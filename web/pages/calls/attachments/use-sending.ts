/** The files that this window sends to a submission: known to its form and to all that is done there, and going on after it is left. */
import { useSyncExternalStore } from 'react'
import { bytesInWords } from '#shared/submission/attachment-limits.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { me } from '../../../api/queries.ts'
import { queryClient } from '../../../api/query-client.ts'
import { Refused, sentenceOf } from '../../../api/refused.ts'
import { usePerson } from '../../../api/signed-in-person.ts'
import { guardLeaving } from '../../../parts/saving/leave-guard.ts'
import { toast } from '../../../parts/toast.tsx'
import { sendFile } from './send-file.ts'
import { createLine, type Sending } from './sending-line.ts'

type To = {
  submission: Pick<Submission, 'id' | 'issueId'>
  mostMb: number
  onSaved: (submission: Submission) => void
}

/** By person and submission. */
const lines = new Map<string, ReturnType<typeof createLine>>()

const isSignedIn = (personId: string): boolean => queryClient.getQueryData(me.queryKey)?.id === personId

function lineOf(personId: string, submissionId: string) {
  const key = `${personId}:${submissionId}`
  const known = lines.get(key)
  if (known) return known
  const line = createLine({
    // It stands at the form as well. What was said to one person is not said to the next.
    unseen: ({ name, why }) => isSignedIn(personId) && toast(`“${name}”没有添加到来稿。${why}`),
    underWay: guardLeaving,
  })
  lines.set(key, line)
  return line
}

export type SendingFiles = Sending & { add: (files: readonly File[], to: To) => void; forget: () => void }

export function useSending(submissionId: string): SendingFiles {
  const { id: personId } = usePerson()
  const line = lineOf(personId, submissionId)
  const sending = useSyncExternalStore(line.subscribe, line.get)
  return {
    ...sending,
    forget: line.forget,
    add: (files, to) =>
      line.add(files, (file, onSent) =>
        sent(file, to, (share) => {
          // Nothing of one person is sent under another's name.
          if (!isSignedIn(personId)) throw new Refused('not-signed-in', SIGNED_OUT)
          onSent(share)
        }),
      ),
  }
}

const SIGNED_OUT = '上传时登录已经结束，请再添加一次。'

/** Why it was not added, or null where it was. */
async function sent(
  file: File,
  { submission: { id, issueId }, mostMb, onSaved }: To,
  onSent: (share: number) => void,
): Promise<string | null> {
  if (file.size === 0) return '文件是空的，请检查后再添加。'
  if (file.size > mostMb * 1_000_000)
    return `文件有 ${bytesInWords(file.size)}，超过了 ${mostMb} MB，请压缩其中的图片，或拆成几个文件后再添加。`
  try {
    onSent(0)
    onSaved(await sendFile({ issueId, submissionId: id }, file, onSent))
    return null
  } catch (error) {
    return error instanceof Refused && error.code === 'not-signed-in' ? SIGNED_OUT : sentenceOf(error)
  }
}
