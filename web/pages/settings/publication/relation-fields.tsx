/** The relations between figures: a sum and its parts, a figure that is not above another. */
import type { FigureDefinition } from '#shared/centre/publication.ts'
import type { FigureRelation } from '#shared/checks/check-settings.ts'
import { CARRIED_OVER } from '#shared/checks/figures/rules.ts'
import { fieldError } from '../../../api/refused.ts'
import { CheckboxList } from '../../../parts/checkbox-list.tsx'
import { Select } from '../../../parts/field.tsx'
import { Rows } from '../../../parts/rows.tsx'
import { PercentInput } from './percent-input.tsx'

type Props = {
  figures: readonly FigureDefinition[]
  relations: readonly FigureRelation[]
  onChange: (relations: FigureRelation[]) => void
  error: unknown
}

const KINDS = [
  { value: 'sum', label: '合计等于各分项之和' },
  { value: 'not-above', label: '一项不明显高于另一项' },
]

const EMPTY = {
  sum: { kind: 'sum', whole: '', parts: [] },
  'not-above': { kind: 'not-above', figure: '', other: '', by: CARRIED_OVER },
} as const satisfies Record<FigureRelation['kind'], object>

export function RelationFields({ figures, relations, onChange, error }: Props) {
  const known = figures.filter(({ id }) => id !== '')
  return (
    <Rows
      label="指标之间的关系"
      what="关系"
      list={relations}
      keyOf={(_, index) => String(index)}
      onChange={onChange}
      onAdd={(): FigureRelation => ({ ...EMPTY.sum, parts: [] })}
    >
      {(relation, change, index) => {
        const path = `checks.relations.${index}`
        return (
          <>
            <Select
              label="关系"
              value={relation.kind}
              options={KINDS}
              onChange={(kind) => change(kind === 'sum' ? { ...EMPTY.sum, parts: [] } : EMPTY['not-above'])}
              error={fieldError(error, path)}
            />
            {relation.kind === 'sum' ? (
              <Sum {...{ relation, change, known, error, path }} />
            ) : (
              <NotAbove {...{ relation, change, known, error, path }} />
            )}
          </>
        )
      }}
    </Rows>
  )
}

type RelationProps<Kind extends FigureRelation['kind']> = {
  relation: Extract<FigureRelation, { kind: Kind }>
  change: (relation: FigureRelation) => void
  known: readonly FigureDefinition[]
  error: unknown
  path: string
}

const Sum = ({ relation, change, known, error, path }: RelationProps<'sum'>) => (
  <>
    <Select
      label="合计"
      value={relation.whole}
      options={options(known, relation.whole)}
      onChange={(whole) => change({ ...relation, whole, parts: relation.parts.filter((id) => id !== whole) })}
      error={fieldError(error, `${path}.whole`)}
    />
    <CheckboxList
      label="分项"
      options={known.filter(({ id }) => id !== relation.whole)}
      chosen={relation.parts}
      onChange={(parts) => change({ ...relation, parts })}
      error={fieldError(error, `${path}.parts`)}
    />
  </>
)

const NotAbove = ({ relation, change, known, error, path }: RelationProps<'not-above'>) => (
  <div className="fields-2">
    <Select
      label="指标"
      value={relation.figure}
      options={options(known, relation.figure)}
      onChange={(figure) => change({ ...relation, figure })}
      error={fieldError(error, `${path}.figure`)}
    />
    <Select
      label="不高于"
      value={relation.other}
      options={options(known, relation.other)}
      onChange={(other) => change({ ...relation, other })}
      error={fieldError(error, `${path}.other`)}
    />
    <PercentInput
      label="可高出"
      value={relation.by}
      onChange={(by) => change({ ...relation, by })}
      error={fieldError(error, `${path}.by`)}
    />
  </div>
)

/** One that is named and no longer there stays in sight. */
const options = (known: readonly FigureDefinition[], chosen: string) => [
  { value: '', label: '请选择' },
  ...known.map(({ id, name }) => ({ value: id, label: name || id })),
  ...(chosen !== '' && !known.some(({ id }) => id === chosen) ? [{ value: chosen, label: `${chosen}（已移除）` }] : []),
]
