/** The approval steps in their order and who may take them; the last is the sign-off. */

import { useQuery } from '@tanstack/react-query'
import { people } from '../../../api/queries.ts'
import { fieldError } from '../../../api/refused.ts'
import { CheckboxList } from '../../../parts/checkbox-list.tsx'
import { TextInput } from '../../../parts/field.tsx'
import { newId } from '../../../parts/new-id.ts'
import { Rows } from '../../../parts/rows.tsx'
import type { PartProps } from './part-props.ts'

export function StepFields({ settings, set, error }: PartProps) {
  const { data: known = [] } = useQuery(people)
  const chosen = new Set(settings.steps.flatMap(({ approvers }) => approvers))
  const leaders = known
    .filter(({ id, roles, active }) => chosen.has(id) || (active && roles.includes('leader')))
    .map(({ id, name, title, active }) => ({
      id,
      name: `${name}${title && `（${title}）`}${active ? '' : '（已停用）'}`,
    }))
  return (
    <section className="card" aria-labelledby="steps-title">
      <h2 id="steps-title">审核环节</h2>
      <p className="field-hint">依次办理，最后一个环节是签发。同一人不能办理两个环节，编写者不能审核。</p>
      <Rows
        label="审核环节"
        what="环节"
        list={settings.steps}
        keyOf={({ id }) => id}
        onChange={(steps) => set({ steps })}
        onAdd={() => ({ id: newId(), name: '', approvers: [] })}
      >
        {(step, change, index) => (
          <>
            <TextInput
              label="环节名称"
              value={step.name}
              onChange={(name) => change({ ...step, name })}
              error={fieldError(error, `steps.${index}.name`)}
            />
            <CheckboxList
              label="审核人"
              options={leaders}
              chosen={step.approvers}
              onChange={(approvers) => change({ ...step, approvers })}
              error={fieldError(error, `steps.${index}.approvers`)}
              hint={leaders.length === 0 ? '请先在“人员”中登记审核领导。' : undefined}
            />
          </>
        )}
      </Rows>
      {fieldError(error, 'settings.steps') && <p className="field-error">{fieldError(error, 'settings.steps')}</p>}
    </section>
  )
}
