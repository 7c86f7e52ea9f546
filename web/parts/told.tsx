/** The people whom an act wrote to and those whom it did not reach: a window where somebody was missed. */
import type { Told } from '#shared/told.ts'
import { Dialog } from './dialog.tsx'
import { firstLines, firstOf } from './first-of.ts'
import { Notice } from './notice.tsx'

export const reachedLine = ({ reached }: Told): string =>
  firstOf(
    reached.map(({ name, people }) => `${name}（${people.join('、')}）`),
    '处',
  )

/** Behind `已送审` and its like: who was missed, if anybody was. */
export function doneLine(done: string, told: Told | null | undefined): string {
  const missed =
    told &&
    firstOf(
      told.missed.map(({ name, why }) => `${name}（${why}）`),
      '处',
    )
  return missed ? `${done}。没有通知到：${missed}` : done
}

export const ToldWindow = ({ title, told, onClose }: { title: string; told: Told; onClose: () => void }) => (
  <Dialog title={title} action={null} onClose={onClose}>
    {told.reached.length > 0 ? <p>已发出通知：{reachedLine(told)}。</p> : <p>没有发出任何通知。</p>}
    <Notice tone="amber" title="以下没有通知：">
      <ul className="notice-list">
        {firstLines(
          told.missed.map(({ name, why }) => `${name}：${why}`),
          '处',
        ).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  </Dialog>
)
