/** What was read of an old text, laid out so that it can be checked against the paper. */
import { dayInChinese, monthInChinese } from '#shared/calendar.ts'
import type { Content, Section } from '#shared/content/content.ts'
import { itemMark, sectionMark } from '#shared/content/numbering.ts'
import { LISTS } from '../../words.ts'

export const ReadContent = ({ content }: { content: Content }) => (
  <section className="card" aria-labelledby="read-title">
    <h2 id="read-title">识别结果</h2>
    <dl className="pairs">
      <dt>编发单位</dt>
      <dd>{content.masthead.issuingUnit}</dd>
      <dt>印发日期</dt>
      <dd>{dayInChinese(content.masthead.issueDate)}</dd>
      <dt>所属月份</dt>
      <dd>{monthInChinese(content.period)}</dd>
      <dt>刊名</dt>
      <dd>{content.masthead.name ?? '原文没有，按刊物设置'}</dd>
    </dl>
    {content.sections.map((section, index) => (
      <ReadSection key={section.title} section={section} mark={sectionMark(index + 1)} />
    ))}
    {(['reporting', 'distribution'] as const).map((list) => (
      <p key={list} className="read-groups">
        <strong>{LISTS[list]}：</strong>
        {content.colophon[list].map(({ name, mark }) => name + mark).join('') || '（无）'}
        <span className="muted">（{content.colophon[list].length} 组）</span>
      </p>
    ))}
  </section>
)

const ReadSection = ({ section, mark }: { section: Section; mark: string }) => (
  <details className="read-section" open>
    <summary>
      {mark}
      {section.title}
      <span className="muted">
        （{section.kind === 'figures' ? `${section.figures.length} 项指标` : `${section.items.length} 条`}）
      </span>
    </summary>
    {section.kind === 'figures' ? (
      <table className="table">
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col">数值</th>
          </tr>
        </thead>
        <tbody>
          {section.figures.map(({ id, name, value, unit }) => (
            <tr key={id}>
              <th scope="row" data-label="指标">
                {name}
              </th>
              <td data-label="数值">
                {value} {unit}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    ) : (
      section.items.map(({ text }, index) => (
        <p key={text} className="plain-text">
          {itemMark(index + 1)}
          {text}
        </p>
      ))
    )}
  </details>
)
