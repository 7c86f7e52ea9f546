/** A part of the issue as it is read: its heading, its lines, and what else belongs under them. */
import type { ReactNode } from 'react'
import type { Line, Part } from '#shared/content/reading.ts'
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
      {withKeys(lines, keyOf).map(({ key: own, one }) => (
        <ReadLine key={own} line={one} as={isTitle && one === lines[0] ? 'h2' : 'p'} />
      ))}
      {children}
    </section>
  )
}

const keyOf = ({ block, change }: Line) => change + (block.kind === 'text' ? block.text : JSON.stringify(block))

/** By which the list of changed places finds it. */
const placeOf = ({ change, place }: Line) => (change === 'none' ? {} : { 'data-place': place, 'data-change': change })

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
    <Tag className={`reading-${block.level}`} {...placeOf(line)}>
      <ReadText line={line} />
    </Tag>
  )
}
