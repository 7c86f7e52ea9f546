/** The sections in printing order, each of figures or of items. */

import type { SectionDefinition } from '#shared/centre/publication.ts'
import { fieldError } from '../../../api/refused.ts'
import { Check } from '../../../parts/check.tsx'
import { Select, TextInput } from '../../../parts/field.tsx'
import { newId } from '../../../parts/new-id.ts'
import { Rows } from '../../../parts/rows.tsx'
import { FigureFields } from './figure-fields.tsx'
import { LengthFields } from './length-fields.tsx'
import type { PartProps } from './part-props.ts'

const KINDS = [
  { value: 'items', label: '条目（逐条编号）' },
  { value: 'figures', label: '指标（一段文字，含数字）' },
] as const

const newSection = (): SectionDefinition => ({
  id: newId(),
  kind: 'items',
  title: '',
  takesSubmissions: true,
})

/** The same section as the other kind; its id stays, so that issues being edited keep it. */
const asKind = (section: SectionDefinition, kind: string): SectionDefinition =>
  kind === 'figures'
    ? { id: section.id, kind: 'figures', title: section.title, text: '', figures: [] }
    : { id: section.id, kind: 'items', title: section.title, takesSubmissions: true }

export const SectionFields = ({ settings, set, error, saved }: PartProps) => (
  <section className="card" aria-labelledby="sections-title">
    <h2 id="sections-title">栏目</h2>
    <p className="field-hint">
      标题中可以用 {'{year}'}、{'{month}'} 表示所属月份的年、月。
    </p>
    <Rows
      label="栏目"
      what="栏目"
      list={settings.sections}
      keyOf={({ id }) => id}
      onChange={(sections) => set({ sections })}
      onAdd={newSection}
    >
      {(section, change, index) => (
        <>
          <div className="fields-2">
            <TextInput
              label="栏目名称"
              value={section.title}
              onChange={(title) => change({ ...section, title })}
              error={fieldError(error, `sections.${index}.title`)}
            />
            <Select
              label="类型"
              value={section.kind}
              options={KINDS}
              disabled={saved.has(section.id)}
              hint={saved.has(section.id) ? '保存后不能改；需要另一类型时请新建栏目' : undefined}
              error={fieldError(error, `sections.${index}.kind`)}
              onChange={(kind) => change(asKind(section, kind))}
            />
          </div>
          {section.kind === 'items' ? (
            <Check
              label="收录各单位来稿"
              checked={section.takesSubmissions}
              onChange={(takesSubmissions) => change({ ...section, takesSubmissions })}
            />
          ) : (
            <FigureFields section={section} onChange={change} error={error} path={`sections.${index}`} />
          )}
        </>
      )}
    </Rows>
    <LengthFields settings={settings} set={set} error={error} saved={saved} />
    {fieldError(error, 'settings.sections') && <p className="field-error">{fieldError(error, 'settings.sections')}</p>}
  </section>
)
