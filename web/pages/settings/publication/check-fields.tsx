/** The fields of the checks before a review: the threshold of a jump, relations between figures, the centre's own words. */
import type { CheckSettings } from '#shared/checks/check-settings.ts'
import { checksOf } from '#shared/checks/checks-of.ts'
import { fieldError } from '../../../api/refused.ts'
import type { PartProps } from './part-props.ts'
import { PercentInput } from './percent-input.tsx'
import { RelationFields } from './relation-fields.tsx'
import { WordingFields } from './wording-fields.tsx'

export function CheckFields({ settings, set, error }: PartProps) {
  const checks = checksOf(settings)
  const put = (change: Partial<CheckSettings>) => set({ checks: { ...checks, ...change } })
  const figures = settings.sections.flatMap((section) => (section.kind === 'figures' ? section.figures : []))
  return (
    <section className="card" aria-labelledby="checks-title">
      <h2 id="checks-title">数据和文字检查</h2>
      <p className="field-hint">编写、报送和送审时按此检查。检查出的问题，有的须修改，有的可由经办人写明核实说明。</p>
      <div className="fields-2">
        <PercentInput
          label="变动超过多少须核实"
          value={checks.jump}
          onChange={(jump) => put({ jump })}
          error={fieldError(error, 'checks.jump')}
          hint="与近 12 期的中位数相比；往期不足 3 期的不检查"
        />
      </div>
      <h3>指标之间的关系</h3>
      <RelationFields
        figures={figures}
        relations={checks.relations}
        onChange={(relations) => put({ relations })}
        error={error}
      />
      <h3>本单位用语</h3>
      <WordingFields wordings={checks.wordings} onChange={(wordings) => put({ wordings })} error={error} />
    </section>
  )
}
