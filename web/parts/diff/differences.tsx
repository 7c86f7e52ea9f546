/** The differences between two states of something, place by place, under a title. */
import { DiffText } from './diff-text.tsx'

export type Difference = { place: string; before: string; after: string }

export const Differences = ({ title, list }: { title: string; list: readonly Difference[] }) => (
  <section>
    <h2>{title}</h2>
    {list.length === 0 && <p className="muted">内容没有差别。</p>}
    {list.map(({ place, before, after }) => (
      <div key={place + before} className="change">
        <strong>{place}</strong>
        <DiffText before={before} after={after} />
      </div>
    ))}
  </section>
)
