/** A line of text, with its mark; what was changed is marked in it, and a line that is new or gone says so. */
import type { Change, Line } from '#shared/content/reading.ts'
import { DiffWords } from '../../../parts/diff/diff-text.tsx'

const SAID = { new: '新增', gone: '已删去', edited: '已改' } as const satisfies Record<Exclude<Change, 'none'>, string>

export const ChangeSaid = ({ change }: { change: Change }) =>
  change === 'none' ? null : <span className="reading-said">{SAID[change]}</span>

export function ReadText({ line: { block, change, before } }: { line: Line }) {
  if (block.kind !== 'text') return null
  const { mark, text } = block
  const was = before?.kind === 'text' ? before.text : null
  return (
    <>
      {change !== 'edited' && <ChangeSaid change={change} />}
      {change !== 'gone' && mark !== '' && <span className="reading-mark">{mark}</span>}
      {change === 'new' ? (
        <ins>{text}</ins>
      ) : change === 'gone' ? (
        <del>{text}</del>
      ) : was !== null ? (
        <DiffWords before={was} after={text} />
      ) : (
        text
      )}
    </>
  )
}
