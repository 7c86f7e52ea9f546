/** The reason of a return or a decline: own words, and set phrases that are put behind them. */
import { useQuery } from '@tanstack/react-query'
import { REASON_PHRASES } from '#shared/submission/reason-phrases.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { submissions } from '../../../api/queries.ts'
import { Button } from '../../../parts/button.tsx'
import { TextArea } from '../../../parts/field.tsx'

type Props = {
  issueId: string
  move: 'return' | 'decline'
  value: string
  onChange: (reason: string) => void
  error: string | undefined
}

/** So many of the editor's own are offered again. */
const MOST_OWN = 4

export function ReasonField({ issueId, move, value, onChange, error }: Props) {
  const { data = [] } = useQuery(submissions(issueId))
  const set: readonly string[] = REASON_PHRASES[move]
  const own = [...new Set(data.flatMap((one) => reasonOf(one, move) ?? []))].filter((reason) => !set.includes(reason))
  const add = (phrase: string) => onChange(value.trim() === '' ? phrase : `${ended(value.trim())}${phrase}`)
  return (
    <>
      <TextArea label="原因" value={value} onChange={onChange} error={error} />
      <div className="phrases" role="group" aria-label="常用语，按一下加到原因后面">
        {[...set, ...own.slice(0, MOST_OWN)].map((phrase) => (
          <Button key={phrase} small kind="quiet" isDisabled={value.includes(phrase)} onPress={() => add(phrase)}>
            {phrase}
          </Button>
        ))}
      </div>
    </>
  )
}

const reasonOf = ({ state, reason, returned }: Submission, move: Props['move']): string | null | undefined =>
  move === 'return' ? returned?.reason : state === 'declined' ? reason : null

const ended = (text: string): string => (/[。！？；]$/.test(text) ? text : `${text}。`)
