/** The consequences of a change, to be read before it is made all the same. */
import { Refused } from '../api/refused.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

/** The consequences that an act was not done for; empty where it was anything else. */
const consequencesIn = (error: unknown): readonly string[] =>
  error instanceof Refused && error.code === 'has-consequences' ? error.details.map(({ message }) => message) : []

/** The error where it is another one, for the place that shows those. */
export const otherThanConsequences = (error: unknown): unknown => (consequencesIn(error).length > 0 ? null : error)

type Props = { error: unknown; busy: boolean; onConfirm: (seen: string[]) => void }

export function Despite({ error, busy, onConfirm }: Props) {
  const consequences = consequencesIn(error)
  if (consequences.length === 0) return null
  return (
    <Notice
      tone="amber"
      title="这样办理有以下影响："
      actions={
        <Button small kind="danger" isDisabled={busy} onPress={() => onConfirm([...consequences])}>
          已知悉，仍要办理
        </Button>
      }
    >
      <ul className="notice-list">
        {consequences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Notice>
  )
}
