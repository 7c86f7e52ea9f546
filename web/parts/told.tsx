/** The window after an act that did not reach everybody: whom it wrote to, and whom not. */
import type { Told } from '#shared/told.ts'
import { Dialog } from './dialog.tsx'
import { firstLines, firstOf } from './first-of.ts'
import { Notice } from './notice.tsx'

const reachedIn = ({ reached }: Told): string =>
  firstOf(
    reached.map(({ name, people }) => `${name}（${people.join('、')}）`),
    '处',
  )

export const ToldWindow = ({ title, told, onClose }: { title: string; told: Told; onClose: () => void }) => (
  <Dialog title={title} action={null} onClose={onClose}>
    {told.reached.length > 0 ? <p>已发出通知：{reachedIn(told)}。</p> : <p>没有发出任何通知。</p>}
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
