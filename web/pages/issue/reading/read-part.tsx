/** A part of the issue as it is read: its heading, its lines, and what else belongs under them. */
import { Fragment, type ReactNode } from 'react'
import type { Line, LineAt, Part } from '#shared/content/reading.ts'
import { withKeys } from '../../../parts/with-keys.ts'
import { ReadPicture, ReadTable } from './read-exhibits.tsx'
import { ReadText } from './read-text.tsx'

/** What stands over the parts that have no heading of their own, for the eye too where it is printed. */
const LEADS: Readonly<Record<string, string>> = {
  correction: '更正',
  note: '编者按',
  fonts: '字体',
  acknowledged: '核实说明',
}

export function ReadPart({ part: { key, heading, lines }, children }: { part: Part; children?: ReactNode }) {
  const isTitle = key === 'masthead'
  return (
    <section className={`reading-${heading ? 'section' : key}`}>
      {heading && (
        <h2 {...placeOf(heading)}>
          <ReadText line={heading} />
        </h2>
      )}
      {LEADS[key] !== undefined && <h2>{LEADS[key]}</h2>}
      {withKeys(lines, keyOf).map(({ key: own, one }, n) => (
        <Fragment key={own}>
          <ReadLine line={one} as={isTitle && one === lines[0] ? 'h2' : 'p'} />
          {one.at && isLastOf(one.at, lines.slice(n + 1)) && <div data-comments={placeKey(one.at)} />}
        </Fragment>
      ))}
      {children}
    </section>
  )
}

/** Whose line it is, as its comments are kept together (comments/reading-comments.tsx). */
export const placeKey = ({ section, item, part }: Pick<LineAt, 'section' | 'item' | 'part'>): string =>
  section === null ? `${part}` : `${section}/${item ?? ''}`

const isLastOf = (at: LineAt, rest: readonly Line[]): boolean =>
  !rest.some((line) => line.at && placeKey(line.at) === placeKey(at))

/** By which what is selected in it is found in its text. */
const textOf = ({ at }: Line) => (at?.part ? { 'data-text': `${placeKey(at)} ${at.part} ${at.from}` } : {})

const keyOf = ({ block, change }: Line) => change + (block.kind === 'text' ? block.text : JSON.stringify(block))

/** By which the list of changed places finds it. */
const placeOf = ({ change, place }: Line) =>
  change === 'none' ? {} : { 'data-place': place, 'data-change': change, tabIndex: -1 }

function ReadLine({ line, as: Tag }: { line: Line; as: 'p' | 'h2' }) {
  const { block } = line
  if (block.kind === 'table')
    return (
      <div {...placeOf(line)}>
        <ReadTable table={block.table} line={line} />
      </div>
    )
  if (block.kind === 'picture')
    return (
      <div {...placeOf(line)}>
        <ReadPicture picture={block.picture} line={line} />
      </div>
    )
  return (
    <Tag className={`reading-${block.level}`} {...placeOf(line)} {...textOf(line)}>
      <ReadText line={line} />
    </Tag>
  )
}
