/** The editor's moves from here: each a button, disabled with its reason, and a dialog before anything happens. */
import { useState } from 'react'
import { ISSUE_MOVES, type IssueMove, whyNotMoveIssue } from '#shared/issue/issue-workflow.ts'
import { keysOf } from '#shared/keys-of.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import { Button, type ButtonKind } from '../../../parts/button.tsx'
import { lazyPart } from '../../../parts/lazy-part.tsx'
import { useRefusalSentences } from '../../../parts/refusal-sentences.ts'
import { MailButton } from '../mail/mail-button.tsx'
import { useTheDesk } from '../use-desk.ts'

// Fetched at the first press of their buttons.
const CallForNews = lazyPart(async () => (await import('./call-for-news.tsx')).CallForNews)
const ChangeBrief = lazyPart(async () => (await import('./change-brief.tsx')).ChangeBrief)
const CloseInput = lazyPart(async () => (await import('./close-input.tsx')).CloseInput)
const ConfirmMove = lazyPart(async () => (await import('./confirm-move.tsx')).ConfirmMove)
const ReopenInput = lazyPart(async () => (await import('./reopen-input.tsx')).ReopenInput)
const SendToReview = lazyPart(async () => (await import('./send-to-review.tsx')).SendToReview)
const Remind = lazyPart(async () => (await import('../submissions/remind.tsx')).Remind)

/** Those of the leaders stand in the bar of decisions. */
/** Asked where each department is listed. */
const OF_DEPARTMENTS: readonly IssueMove[] = ['extend-deadline', 'take-back-extension']
const EDITORS_MOVES = keysOf(ISSUE_MOVES).filter(
  (move) => 'editor' in ISSUE_MOVES[move].by && !OF_DEPARTMENTS.includes(move),
)
/** Refusals that say that there is no such move here: the opposite one is the one to take, or nobody was called. */
const NO_SUCH: readonly RefusalCode[] = ['not-allowed', 'wrong-state', 'input-closed', 'input-open', 'nobody-called']
const KIND: Partial<Record<IssueMove, ButtonKind>> = { 'call-for-news': 'main', 'send-to-review': 'main' }

export function Moves() {
  const desk = useTheDesk()
  const { issue, person, publication, mine } = desk
  const [asked, setAsked] = useState<IssueMove | 'remind' | null>(null)
  // Asked of what is on screen: a finding goes as soon as it is mended.
  const shown = { ...issue, ...mine, sections: [...mine.sections] }
  const moves = EDITORS_MOVES.flatMap((move) => {
    const refusal = whyNotMoveIssue(shown, move, { actor: person, publication })
    return refusal && NO_SUCH.includes(refusal) ? [] : [{ move, refusal }]
  })
  const sentenceOf = useRefusalSentences(moves.some(({ refusal }) => refusal !== null))
  // A dialog stays when its move is gone meanwhile: its answer then says what happened.
  if (moves.length === 0 && asked === null) return null
  const close = () => setAsked(null)
  return (
    <div className="moves">
      {moves.map(({ move, refusal }) => (
        <Button
          key={move}
          kind={KIND[move] ?? 'plain'}
          // What stands against sending to review is listed in its dialog.
          whyNot={refusal && refusal !== 'not-ready-for-review' ? sentenceOf(refusal) : null}
          onPress={() => setAsked(move)}
        >
          {ISSUE_MOVES[move].label}
        </Button>
      ))}
      {issue.state === 'department-input' && issue.inputOpen && (
        <Button onPress={() => setAsked('remind')}>催报</Button>
      )}
      <MailButton />
      {asked === 'call-for-news' && <CallForNews onClose={close} />}
      {asked === 'reopen-input' && <ReopenInput onClose={close} />}
      {asked === 'send-to-review' && <SendToReview onClose={close} />}
      {asked === 'remind' && <Remind onClose={close} />}
      {asked === 'change-brief' && <ChangeBrief onClose={close} />}
      {asked === 'close-input' && <CloseInput onClose={close} />}
      {asked === 'withdraw' && (
        <ConfirmMove move="withdraw" onClose={close}>
          <p>撤回后本期回到编辑阶段，修改后须重新送审。征稿仍是结束的，需要补报时请重新开放征稿。</p>
        </ConfirmMove>
      )}
    </div>
  )
}
