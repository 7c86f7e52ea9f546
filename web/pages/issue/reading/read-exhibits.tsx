/** Tables and pictures as they are read: a table as one, a picture with its words; what changed in them is marked. */
import type { FigureTable, Picture } from '#shared/content/content.ts'
import type { Line } from '#shared/content/reading.ts'
import { DiffWords } from '../../../parts/diff/diff-text.tsx'
import { withKeys } from '../../../parts/with-keys.ts'
import { pictureAddress } from '../../../routes.ts'
import { ChangeSaid } from './read-text.tsx'

export function ReadTable({ table: { title, head, rows }, line }: { table: FigureTable; line: Line }) {
  const was = line.before?.kind === 'table' ? line.before.table : null
  // Cell by cell where the table kept its shape.
  const isSameShape = was?.head.length === head.length && was.rows.length === rows.length
  const marked = (text: string, before: string | undefined) =>
    isSameShape && before !== undefined && before !== text ? <DiffWords before={before} after={text} /> : text
  const cells = (texts: readonly string[], before: readonly string[] | undefined) =>
    withKeys([...texts.entries()], ([, text]) => text).map(({ key, one: [at, text] }) => ({
      key,
      shown: marked(text, before?.[at]),
    }))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard (axe: scrollable-region-focusable)
    <section className="reading-table" aria-label={title} tabIndex={0}>
      <table>
        <caption>
          <ChangeSaid change={line.change} />
          {marked(title, was?.title)}
        </caption>
        <thead>
          <tr>
            {cells(head, was?.head).map(({ key, shown }) => (
              <th key={key} scope="col">
                {shown}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {withKeys([...rows.entries()], ([, row]) => row.join('｜')).map(({ key, one: [n, row] }) => {
            const [first, ...others] = cells(row, was?.rows[n])
            return (
              <tr key={key}>
                <th scope="row">{first?.shown}</th>
                {others.map((cell) => (
                  <td key={cell.key}>{cell.shown}</td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

export const ReadPicture = ({ picture: { image, alt, caption }, line }: { picture: Picture; line: Line }) => {
  const was = line.before?.kind === 'picture' ? line.before.picture : null
  return (
    <figure className="reading-picture">
      <ChangeSaid change={line.change} />
      {line.change !== 'gone' && <img src={pictureAddress(image)} alt={alt} loading="lazy" />}
      <figcaption>
        {caption}
        {/* The words of the picture are shown to all where they are what changed. */}
        {(line.change === 'gone' || (was && was.alt !== alt)) && (
          <p className="muted">图片说明：{was ? <DiffWords before={was.alt} after={alt} /> : alt}</p>
        )}
      </figcaption>
    </figure>
  )
}
