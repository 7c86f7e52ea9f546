/** A text with its changes marked: taken out struck through, put in underlined, and said so to those who listen. */
import { useMemo } from 'react'
import { wordDiff } from './word-diff.ts'

export function DiffText({ before, after }: { before: string; after: string }) {
  const changes = useMemo(() => wordDiff(before, after), [before, after])
  let at = 0
  return (
    <p className="diff-text">
      {changes.map(({ kind, text }) => {
        const key = `${at}${kind}`
        at += text.length
        if (kind === 'added') return <ins key={key}>{text}</ins>
        if (kind === 'removed') return <del key={key}>{text}</del>
        return <span key={key}>{text}</span>
      })}
    </p>
  )
}
