/** The findings that an editor has answered for (核实说明): where, what was found, and their reason, as they are signed. */
import { minuteInChinese } from '#shared/calendar.ts'
import type { Acknowledgement } from '#shared/checks/acknowledgement.ts'

export function Acknowledged({ list }: { list: readonly Acknowledgement[] }) {
  if (list.length === 0) return null
  return (
    <section aria-labelledby="acknowledged-title">
      <h2 id="acknowledged-title">核实说明（{list.length} 处）</h2>
      <ul className="stack">
        {list.map(({ key, nth = 0, where, message, by, at, reason }) => (
          <li key={`${key}${nth}`} className="acknowledged">
            <strong>{where}</strong>
            <p>{message}</p>
            <p>
              {by.name}：{reason}
              <span className="muted">（{minuteInChinese(at)}）</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
