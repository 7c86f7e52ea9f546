/** The figures of a section, and the sentence they stand in. */

import type { FiguresSectionDefinition } from '#shared/centre/publication.ts'
import { figurePlaces } from '#shared/content/figures.ts'
import { fieldError } from '../../../api/refused.ts'
import { TextArea, TextInput } from '../../../parts/field.tsx'
import { Rows } from '../../../parts/rows.tsx'

type Props = {
  section: FiguresSectionDefinition
  onChange: (section: FiguresSectionDefinition) => void
  error: unknown
  path: string
}

export function FigureFields({ section, onChange, error, path }: Props) {
  const known = new Set(section.figures.map(({ id }) => id))
  const used = new Set(figurePlaces(section.text, known).flatMap((part) => ('figure' in part ? [part.figure] : [])))
  const unused = section.figures.filter(({ id }) => id !== '' && !used.has(id)).map(({ name, id }) => name || id)
  return (
    <>
      <TextArea
        label="文字模板"
        value={section.text}
        onChange={(text) => onChange({ ...section, text })}
        error={fieldError(error, `${path}.text`)}
        hint={
          <>
            用 {'{代码}'} 表示指标的位置，印出时换成数值和单位。
            {unused.length > 0 && <strong>　模板中还没有用到：{unused.join('、')}</strong>}
          </>
        }
      />
      <Rows
        label="指标"
        what="指标"
        list={section.figures}
        keyOf={(_, index) => String(index)}
        onChange={(figures) => onChange({ ...section, figures })}
        onAdd={() => ({ id: '', name: '', unit: '', decimals: 0 })}
      >
        {(figure, change, index) => {
          const at = `${path}.figures.${index}`
          return (
            <div className="fields-4">
              <TextInput
                label="代码"
                value={figure.id}
                onChange={(id) => change({ ...figure, id })}
                error={fieldError(error, `${at}.id`)}
              />
              <TextInput
                label="名称"
                value={figure.name}
                onChange={(name) => change({ ...figure, name })}
                error={fieldError(error, `${at}.name`)}
              />
              <TextInput
                label="单位"
                value={figure.unit}
                onChange={(unit) => change({ ...figure, unit })}
                error={fieldError(error, `${at}.unit`)}
              />
              <TextInput
                label="小数位数"
                type="number"
                min={0}
                max={6}
                value={Number.isNaN(figure.decimals) ? '' : figure.decimals}
                onChange={(typed) => change({ ...figure, decimals: typed === '' ? Number.NaN : Number(typed) })}
                error={fieldError(error, `${at}.decimals`)}
              />
            </div>
          )
        }}
      </Rows>
    </>
  )
}
