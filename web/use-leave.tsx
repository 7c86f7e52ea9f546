/** Signing out, here or on all devices; what is still unsaved in this browser is told first, and kept or taken away. */
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { answer, api } from './api/client.ts'
import { signOutBy } from './api/query-client.ts'
import { usePerson } from './api/signed-in-person.ts'
import { lazyPart } from './parts/lazy-part.tsx'
import { countDrafts, dropDraftsOf } from './parts/saving/draft.ts'
import { flushEdits } from './parts/saving/edits.ts'
import { countOpinions, forgetOpinionsOf } from './parts/saving/opinion.ts'
import { useAct } from './parts/use-act.ts'
import { routes } from './routes.ts'

const LeaveQuestion = lazyPart(async () => (await import('./leave-question.tsx')).LeaveQuestion)

type Where = 'here' | 'everywhere'
/** `stays`: the address does, for the one who signs in next. */
type How = { stays?: boolean; onAsk?: () => void }

export function useLeave({ stays = false, onAsk }: How = {}) {
  const person = usePerson()
  const [, navigate] = useLocation()
  const { busy, error, run } = useAct()
  /** Where from, and how much lies here that was not saved: in this browser, and in this window alone. */
  const [asking, setAsking] = useState<{ where: Where; drafts: number; opinions: number } | null>(null)
  const hasLeft = useRef(false)
  // Once the shell has gone: it would lead from home to the first page of who is leaving, which the next one may not have.
  useEffect(
    () => () => {
      if (hasLeft.current && !stays) navigate(routes.home)
    },
    [navigate, stays],
  )
  const leaveWith = (where: Where, drafts: 'ask' | 'keep' | 'drop') =>
    void run(async () => {
      await flushEdits()
      const left = { drafts: countDrafts(person.id), opinions: countOpinions(person.id) }
      if (left.drafts + left.opinions > 0 && drafts === 'ask') {
        onAsk?.()
        setAsking({ where, ...left })
        return
      }
      await signOutBy(() => answer(where === 'here' ? api['sign-out'].$post() : api['sign-out'].everywhere.$post()))
      if (drafts === 'drop') dropDraftsOf(person.id)
      if (drafts !== 'keep') forgetOpinionsOf(person.id)
      hasLeft.current = true
    })
  const question = asking && (
    <LeaveQuestion
      {...asking}
      busy={busy}
      error={error}
      onDrop={() => leaveWith(asking.where, 'drop')}
      onKeep={() => leaveWith(asking.where, 'keep')}
      onClose={() => setAsking(null)}
    />
  )
  return { busy, error, question, leave: (where: Where) => leaveWith(where, 'ask') }
}
