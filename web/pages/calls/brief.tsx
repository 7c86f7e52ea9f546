/** 约稿要求, as a department reads it: the editor's own words on what a call asks for. */
import type { Call } from './call.ts'

export const Brief = ({ call: { issue } }: { call: Call }) =>
  issue.brief ? (
    <section className="field" aria-label="约稿要求">
      <span className="field-label">约稿要求</span>
      <p className="plain-text">{issue.brief}</p>
    </section>
  ) : null
