/** The parts of a file that were not read in, each with its place and the reason. */
import type { PassedOver as Passed } from '#shared/recipients/sheet.ts'

const MOST_SHOWN = 100

export function PassedOver({ passedOver }: { passedOver: readonly Passed[] }) {
  if (passedOver.length === 0) return null
  return (
    <details className="passed-over" open>
      <summary>没有读入的内容（{passedOver.length} 处）</summary>
      <ul>
        {passedOver.slice(0, MOST_SHOWN).map(({ where, why }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
          <li key={at}>
            <strong>{where}</strong>　{why}
          </li>
        ))}
      </ul>
      {passedOver.length > MOST_SHOWN && <p className="muted">另有 {passedOver.length - MOST_SHOWN} 处。</p>}
    </details>
  )
}
