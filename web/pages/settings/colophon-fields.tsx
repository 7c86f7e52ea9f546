/** The printed groups of the colophon, 报 and 发, with the mark after each. */
import type { Group } from '#shared/content.ts'
import { fieldError } from '../../api/refused.ts'
import { Select, TextInput } from '../../parts/field.tsx'
import { Rows } from '../../parts/rows.tsx'
import { LISTS } from '../../words.ts'
import type { PartProps } from './publication-form.tsx'

const MARKS = ['、', '，', '；', '。'] as const satisfies readonly Group['mark'][]
const OPTIONS = MARKS.map((mark) => ({ value: mark, label: mark }))

export const ColophonFields = ({ settings, set, error }: PartProps) => (
  <section className="card" aria-labelledby="colophon-title">
    <h2 id="colophon-title">版记</h2>
    <p className="field-hint">末页印出的报送、分发范围。实际收件邮箱在“报送和分发名单”中维护。</p>
    {(['reporting', 'distribution'] as const).map((list) => (
      <fieldset key={list} className="groups">
        <legend>{LISTS[list]}：</legend>
        <Rows
          label={LISTS[list]}
          what="范围"
          list={settings.colophon[list]}
          keyOf={(_, index) => String(index)}
          onChange={(groups) => set({ colophon: { ...settings.colophon, [list]: groups } })}
          onAdd={(): Group => ({ name: '', mark: '。' })}
        >
          {(group, change, index) => (
            <div className="fields-group">
              <TextInput
                label="范围"
                value={group.name}
                onChange={(name) => change({ ...group, name })}
                error={fieldError(error, `colophon.${list}.${index}.name`)}
              />
              <Select
                label="后接标点"
                value={group.mark}
                options={OPTIONS}
                onChange={(typed) => change({ ...group, mark: MARKS.find((mark) => mark === typed) ?? '。' })}
              />
            </div>
          )}
        </Rows>
        <p className="muted">
          印出：{LISTS[list]}：{settings.colophon[list].map(({ name, mark }) => name + mark).join('')}
        </p>
      </fieldset>
    ))}
  </section>
)
