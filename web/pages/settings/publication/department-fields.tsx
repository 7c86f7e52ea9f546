/** The departments that can be called for news. */
import { useState } from 'react'
import type { Department } from '#shared/centre/publication.ts'
import { fieldError } from '../../../api/refused.ts'
import { Check } from '../../../parts/check.tsx'
import { NotShown } from '../../../parts/checkbox-list.tsx'
import { TextInput } from '../../../parts/field.tsx'
import { finderOf, MOST_SHOWN } from '../../../parts/finder.ts'
import { newId } from '../../../parts/new-id.ts'
import { Rows } from '../../../parts/rows.tsx'
import type { PartProps } from './part-props.ts'

export function DepartmentFields({ settings: { departments }, set, error }: PartProps) {
  const [search, setSearch] = useState('')
  const isLong = departments.length > MOST_SHOWN
  const fits = finderOf(search)
  // What was found when it was typed stays while its name is changed.
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const found = departments.filter(({ id, name }) => kept.has(id) || fits(name))
  const shown = new Set([...found.slice(0, MOST_SHOWN).map(({ id }) => id), ...kept])
  const isWrong = (index: number) => fieldError(error, `departments.${index}.name`) != null
  const wrong = new Set(departments.flatMap(({ id }, index) => (isWrong(index) ? [id] : [])))
  return (
    <section className="card" aria-labelledby="departments-title">
      <h2 id="departments-title">单位名册</h2>
      <p className="field-hint">
        向这些单位约稿。还有在用人员或正在办理的约稿时不能移除；移除后，以往的来稿仍显示原单位名称。选中“来稿由本单位负责人审签”的，来稿经负责人审签才报送；负责人在“人员”中登记。
      </p>
      {isLong && (
        <TextInput
          label="查找单位"
          hideLabel
          type="search"
          placeholder="输入名称查找"
          value={search}
          onChange={(text) => {
            setSearch(text)
            setKept(new Set())
          }}
        />
      )}
      <Rows<Department>
        label="单位名册"
        what="单位"
        list={departments}
        keyOf={({ id }) => id}
        isShown={({ id }) => !isLong || shown.has(id) || wrong.has(id)}
        onChange={(next) => set({ departments: next })}
        onAdd={() => {
          const id = newId()
          setKept(new Set([...kept, id]))
          return { id, name: '' }
        }}
      >
        {(department, change, index) => (
          <>
            <TextInput
              label={`第 ${index + 1} 个单位`}
              hideLabel
              value={department.name}
              onChange={(name) => {
                setKept(new Set([...kept, department.id]))
                change({ ...department, name })
              }}
              error={fieldError(error, `departments.${index}.name`)}
            />
            <Check
              label="来稿由本单位负责人审签"
              checked={department.headSigns === true}
              onChange={(headSigns) => {
                const { headSigns: _, ...rest } = department
                change(headSigns ? { ...rest, headSigns } : rest)
              }}
            />
          </>
        )}
      </Rows>
      {isLong && <NotShown found={found.length} />}
    </section>
  )
}
