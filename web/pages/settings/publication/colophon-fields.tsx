/** The colophon: its printed groups, 报, 送 and 发, with the mark after each, and the usual number of copies. */

import { GROUPS } from '#shared/content/colophon-groups.ts'
import type { Colophon, Group } from '#shared/content/content.ts'
import { keysOf } from '#shared/keys-of.ts'
import { fieldError } from '../../../api/refused.ts'
import { Select, TextInput } from '../../../parts/field.tsx'
import { Rows } from '../../../parts/rows.tsx'
import type { PartProps } from './part-props.ts'

const MARKS = ['、', '，', '；', '。'] as const satisfies readonly Group['mark'][]
const OPTIONS = MARKS.map((mark) => ({ value: mark, label: mark }))

export const ColophonFields = ({ settings, set, error }: PartProps) => (
  <section className="card" aria-labelledby="colophon-title">
    <h2 id="colophon-title">版记</h2>
    <p className="field-hint">末页印出的报送、分发范围。实际收件邮箱在“报送和分发名单”中维护。</p>
    {LISTS.map((list) => (
      <fieldset key={list} className="groups">
        <legend>{GROUPS[list]}：</legend>
        <Rows
          label={GROUPS[list]}
          what={`“${GROUPS[list]}”范围`}
          list={settings.colophon[list] ?? []}
          keyOf={(_, index) => String(index)}
          onChange={(groups) => set({ colophon: withGroups(settings.colophon, list, groups) })}
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
        {(settings.colophon[list] ?? []).length > 0 && (
          <p className="muted">
            印出：{GROUPS[list]}：{settings.colophon[list]?.map(({ name, mark }) => name + mark).join('')}
          </p>
        )}
      </fieldset>
    ))}
    <TextInput
      label="印数（可不填）"
      type="number"
      min={1}
      value={copiesTyped(settings.colophon)}
      onChange={(typed) => set({ colophon: withCopies(settings.colophon, typed) })}
      error={fieldError(error, 'colophon.copies')}
      hint="印出“共印N份”；某一期不同时，在该期的“期次信息”中另填"
    />
  </section>
)

type List = keyof typeof GROUPS
const LISTS = keysOf(GROUPS)

/** 送 is left out where it has no groups. */
function withGroups({ sending, ...colophon }: Colophon, list: List, groups: Group[]): Colophon {
  if (list !== 'sending') return { ...colophon, ...(sending && { sending }), [list]: groups }
  return groups.length > 0 ? { ...colophon, sending: groups } : colophon
}

const copiesTyped = ({ copies }: Colophon) => (copies === undefined || Number.isNaN(copies) ? '' : copies)
const withCopies = ({ copies: _, ...colophon }: Colophon, typed: string): Colophon =>
  typed === '' ? colophon : { ...colophon, copies: Number(typed) }
