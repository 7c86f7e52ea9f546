/** The departments that can be called for news. */

import { fieldError } from '../../../api/refused.ts'
import { TextInput } from '../../../parts/field.tsx'
import { newId } from '../../../parts/new-id.ts'
import { Rows } from '../../../parts/rows.tsx'
import type { PartProps } from './part-props.ts'

export const DepartmentFields = ({ settings, set, error }: PartProps) => (
  <section className="card" aria-labelledby="departments-title">
    <h2 id="departments-title">单位名册</h2>
    <p className="field-hint">
      向这些单位约稿。还有在用人员或正在办理的约稿时不能移除；移除后，以往的来稿仍显示原单位名称。
    </p>
    <Rows
      label="单位名册"
      what="单位"
      list={settings.departments}
      keyOf={({ id }) => id}
      onChange={(departments) => set({ departments })}
      onAdd={() => ({ id: newId(), name: '' })}
    >
      {(department, change, index) => (
        <TextInput
          label={`第 ${index + 1} 个单位`}
          hideLabel
          value={department.name}
          onChange={(name) => change({ ...department, name })}
          error={fieldError(error, `departments.${index}.name`)}
        />
      )}
    </Rows>
  </section>
)
