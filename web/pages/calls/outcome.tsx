/** The outcome of a submission: waiting, adopted (and how it was edited), returned or declined (and why). */
import type { Submission } from '#shared/submission/submission.ts'
import { DiffText } from '../../parts/diff/diff-text.tsx'
import { Notice } from '../../parts/notice.tsx'
import { GivenBack } from './given-back.tsx'
import { UseAgain } from './use-again.tsx'

export function Outcome({
  submission,
  printed,
  printedItems,
  open,
  ended,
}: {
  submission: Submission
  printed: string | null
  /** More than one where it was split. */
  printedItems: number
  open: boolean
  /** 已截稿、已送审 or 已签发. */
  ended: string
}) {
  const { state, reason, text } = submission
  const adopted = printedItems > 1 ? `已拆成 ${printedItems} 条采用` : '已采用'
  if (state === 'adopted' && printed !== null)
    return (
      <>
        <Notice tone="green" title={printed === text ? `${adopted}，文字没有改动。` : `${adopted}，文字经过编辑。`} />
        <div className="two-texts">
          <section>
            <h3>报送的文字</h3>
            <p className="plain-text">{text}</p>
          </section>
          <section>
            <h3>本期采用的文字（标出改动）</h3>
            <DiffText before={text} after={printed} />
          </section>
        </div>
      </>
    )
  return (
    <>
      {state === 'adopted' && <Notice tone="green" title="已采用，编辑后的文字在本期签发后可以看到。" />}
      {state === 'submitted' && (
        <Notice>
          {ended === '已截稿'
            ? '已报送，等待责任编辑审阅。'
            : `已报送。本期${ended}，没有采用这篇来稿；文字都在下面，可以复制，留待以后报送。`}
        </Notice>
      )}
      {state === 'declined' && (
        <Notice tone="red" title="本期未采用">
          <p>原因：{reason}</p>
        </Notice>
      )}
      {state === 'returned' && (
        <Notice tone="amber" title="责任编辑退改">
          <GivenBack submission={submission} text={text} />
          {!open && <p>本期{ended}，修改稿没有交回，不再接收。文字都在下面，可以复制，留待以后报送。</p>}
        </Notice>
      )}
      {state === 'submitted' && submission.returned && (
        <Notice title="这篇来稿曾被退改">
          <GivenBack submission={submission} text={text} />
        </Notice>
      )}
      {(state === 'draft' || state === 'with-head') && !open && (
        <Notice tone="amber">
          本期{ended}，这篇来稿没有报送。文字都在下面，可以复制，留待以后报送；如需补报请联系责任编辑。
        </Notice>
      )}
      <p className="plain-text">{text || '（还没有正文）'}</p>
      {!(open && (state === 'submitted' || state === 'with-head')) && state !== 'adopted' && (
        <UseAgain form={submission} from={submission.issueId} />
      )}
    </>
  )
}
