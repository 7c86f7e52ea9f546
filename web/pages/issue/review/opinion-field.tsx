/** The field of a leader's opinion, with the common phrases and their own under it: one tap each. */
import { type Answer, phrasesOf, withPhrase } from '#shared/centre/phrases.ts'
import { Button } from '../../../parts/button.tsx'
import { TextArea } from '../../../parts/field.tsx'
import { ownPhrases, rememberPhrase, useOpinion } from '../../../parts/saving/opinion.ts'
import { useTheDesk } from '../use-desk.ts'

export function useAnswer(answer: Answer) {
  const { issue, publication, person } = useTheDesk()
  const common = phrasesOf(publication)[answer]
  const usual = answer === 'approve' ? (common[0] ?? '') : ''
  const opinion = useOpinion(`${person.id}:${issue.id}:${issue.review?.revision ?? 0}:${answer}`, usual)
  const phrases = [...new Set([...common, ...ownPhrases(person.id, answer)])]
  return {
    ...opinion,
    phrases,
    /** It was sent: it is kept as a phrase, and not as what is being written. */
    sent: () => {
      rememberPhrase(person.id, answer, opinion.text, common)
      opinion.forget()
    },
  }
}

type Props = { label: string; rows?: number; error: string | null | undefined; of: ReturnType<typeof useAnswer> }

export const OpinionField = ({ label, rows = 2, error, of: { text, write, phrases } }: Props) => (
  <>
    <TextArea label={label} rows={rows} value={text} onChange={write} error={error} />
    {phrases.length > 0 && (
      <div className="phrases" role="group" aria-label="常用意见">
        {phrases.map((phrase) => (
          <Button key={phrase} onPress={() => write(withPhrase(text, phrase, phrases))}>
            {phrase}
          </Button>
        ))}
      </div>
    )}
  </>
)
