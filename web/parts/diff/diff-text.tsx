/** A text with its changes marked: taken out struck through, put in underlined, and said so to those who listen. */
import { useMemo } from 'react'
import { wordDiff } from './word-diff.ts'

type Props = { before: string; after: string }

export const DiffText = (texts: Props) => (
  <p className="diff-text">
    <DiffWords {...texts} />
  </p>
)

/** The same within a text. */
export function DiffWords({ before, after }: Props) {
  const changes = useMemo(() => wordDiff(before, after), [before, after])
  let at = 0
  return changes.map(({ kind, text }) => {
    const key = `${at}${kind}`
    at += text.length
    if (kind === 'added') return <ins key={key}>{text}</ins>
    if (kind === 'removed') return <del key={key}>{text}</del>
    return <span key={key}>{text}</span>
  })
}
