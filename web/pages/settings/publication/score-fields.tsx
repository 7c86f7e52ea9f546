/** The points of the tally (采用计分): how much each thing that a department does counts. */
import { useState } from 'react'
import { keysOf } from '#shared/keys-of.ts'
import { SCORED_FOR, USUAL_SCORE_RULES } from '#shared/tallies/usual-score.ts'
import { fieldError } from '../../../api/refused.ts'
import { TextInput } from '../../../parts/field.tsx'
import { typedNumber } from '../../../parts/typed-number.ts'
import type { PartProps } from './part-props.ts'

export function ScoreFields({ settings: { score = USUAL_SCORE_RULES }, set, error }: PartProps) {
  return (
    <section className="card" aria-labelledby="score-title">
      <h2 id="score-title">采用计分</h2>
      <p className="field-hint">
        “采用统计”按此计分。联合报送的来稿，对已确认的每个单位都计；改动后，以往各期也按新的分数统计。
      </p>
      <div className="fields-2">
        {keysOf(SCORED_FOR).map((name) => (
          <PointsInput
            key={name}
            label={`${SCORED_FOR[name]}（分）`}
            value={score[name]}
            onChange={(points) => set({ score: { ...score, [name]: points } })}
            error={fieldError(error, `score.${name}`)}
          />
        ))}
      </div>
    </section>
  )
}

type Props = { label: string; value: number; onChange: (points: number) => void; error?: string | undefined }

function PointsInput({ label, value, onChange, error }: Props) {
  // As it is typed, while it says the same: `0.` is 0, and the point stays.
  const [typed, setTyped] = useState(String(value))
  const shown = Number.isNaN(value) ? '' : String(value)
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      value={Object.is(typedNumber(typed), value) ? typed : shown}
      onChange={(text) => {
        setTyped(text)
        onChange(typedNumber(text))
      }}
      error={error}
    />
  )
}
