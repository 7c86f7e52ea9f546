/** The common phrases that leaders are offered for their two answers. */
import { type Answer, LONGEST_PHRASE, phrasesOf } from '#shared/centre/phrases.ts'
import { fieldError } from '../../../api/refused.ts'
import { TextInput } from '../../../parts/field.tsx'
import { Rows } from '../../../parts/rows.tsx'
import type { PartProps } from './part-props.ts'

const ANSWERS = { approve: '通过', return: '退回' } as const satisfies Record<Answer, string>

export function PhraseFields({ settings, set, error }: PartProps) {
  const phrases = phrasesOf(settings)
  const put = (answer: Answer, list: string[]) =>
    set({ phrases: { approve: [...phrases.approve], return: [...phrases.return], [answer]: list } })
  return (
    <section className="card" aria-labelledby="phrases-title">
      <h2 id="phrases-title">常用意见</h2>
      <p className="field-hint">审核领导办理时可以点选，每条最多 {LONGEST_PHRASE} 字；“通过”的第一条是默认意见。</p>
      {(['approve', 'return'] as const).map((answer) => (
        <fieldset key={answer} className="groups">
          <legend>{ANSWERS[answer]}：</legend>
          <Rows
            label={`${ANSWERS[answer]}的常用意见`}
            what={`“${ANSWERS[answer]}”意见`}
            list={[...phrases[answer]]}
            keyOf={(_, index) => String(index)}
            onChange={(list) => put(answer, list)}
            onAdd={() => ''}
          >
            {(phrase, change, index) => (
              <TextInput
                label={`“${ANSWERS[answer]}”意见第 ${index + 1} 条`}
                hideLabel
                value={phrase}
                onChange={change}
                error={fieldError(error, `phrases.${answer}.${index}`)}
              />
            )}
          </Rows>
        </fieldset>
      ))}
    </section>
  )
}
