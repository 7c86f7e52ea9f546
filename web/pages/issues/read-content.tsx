/** Lays out the content read of an old text, so that it can be checked against the paper. */
import { dayInChinese, monthInChinese } from '#shared/calendar.ts'
import { GROUPS } from '#shared/content/colophon-groups.ts'
import type { Content, FiguresSection, FigureTable, PrintedFigure, Section } from '#shared/content/content.ts'
import { printedFigure } from '#shared/content/figures.ts'
import { itemMark, pointMark, sectionMark } from '#shared/content/numbering.ts'
import { keysOf } from '#shared/keys-of.ts'
import { withKeys } from '../../parts/with-keys.ts'

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
      <dt>期号行</dt>
      <dd>{content.masthead.number ?? '原文没有，按下面填写的期号'}</dd>
      {content.security && (
        <>
          <dt>密级</dt>
          <dd>
            {content.security.level}
            {content.security.number !== undefined && `（编号 ${content.security.number}）`}
          </dd>
        </>
      )}
    </dl>
    {content.note !== undefined && (
      <p className="plain-text">
        <strong>编者按：</strong>
        {content.note}
      </p>
    )}
    {withKeys(content.sections, ({ title }) => title).map(({ key, one }, index) => (
      <ReadSection key={key} section={one} mark={sectionMark(index + 1)} />
    ))}
    {keysOf(GROUPS).map((list) => {
      const groups = content.colophon[list]
      return (
        groups && (
          <p key={list} className="read-groups">
            <strong>{GROUPS[list]}：</strong>
            {groups.map(({ name, mark }) => name + mark).join('') || '（无）'}
            <span className="muted">（{groups.length} 组）</span>
          </p>
        )
      )
    })}
    {content.colophon.copies !== undefined && <p>共印 {content.colophon.copies} 份</p>}
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
      <>
        <p className="plain-text">{printedText(section)}</p>
        <ReadFigures figures={section.figures} />
        <ReadTables tables={section.tables} />
      </>
    ) : (
      withKeys(section.items, ({ text }) => text).map(({ key, one: { text, points = [], tables } }, index) => (
        <div key={key}>
          <p className="plain-text">
            {itemMark(index + 1)}
            {text}
          </p>
          {withKeys(points, (point) => point).map(({ key: own, one: point }, at) => (
            <p key={own} className="plain-text">
              {pointMark(at + 1)} {point}
            </p>
          ))}
          <ReadTables tables={tables} />
        </div>
      ))
    )}
  </details>
)

const printedText = ({ text, figures }: FiguresSection): string =>
  figures.reduce((so, { id, value, unit }) => so.replace(`{${id}}`, () => printedFigure(value, unit)), text)

const ReadFigures = ({ figures }: { figures: readonly PrintedFigure[] }) => (
  <table className="table">
    <thead>
      <tr>
        <th scope="col">指标</th>
        <th scope="col">数值</th>
      </tr>
    </thead>
    <tbody>
      {figures.map(({ id, name, value, unit }) => (
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
)

const ReadTables = ({ tables = [] }: { tables?: readonly FigureTable[] | undefined }) =>
  withKeys(tables, ({ title }) => title).map(({ key, one: { title, head, rows } }) => (
    <table key={key} className="table">
      <caption>{title}</caption>
      <thead>
        <tr>
          {withKeys(head, (cell) => cell).map(({ key: own, one: cell }) => (
            <th key={own} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {withKeys(rows, (row) => row.join(' ')).map(({ key: own, one: row }) => (
          <tr key={own}>
            {withKeys(row, (cell) => cell).map(({ key: cellKey, one: cell }, at) => (
              <td key={cellKey} data-label={head[at]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  ))
