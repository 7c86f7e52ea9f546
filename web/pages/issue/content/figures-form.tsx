/** The figures of a section: what is no number stays in its field, with what is wrong, and is not printed. */

import { Link } from 'wouter'
import type { FiguresSectionDefinition } from '#shared/centre/publication.ts'
import { figureValue, typedFigure, whyNoFigure } from '#shared/content/figures.ts'
import { figuresOf } from '../../../routes.ts'
import { CheckedInput } from '../checks/checked-field.tsx'
import { useChecks } from '../checks/desk-checks.ts'
import type { FiguresOf } from '../edited-sections.ts'
import { figureField, sectionAnchor } from '../field-ids.ts'
import { useTheDesk } from '../use-desk.ts'
import { Exhibits } from './parts/exhibits.tsx'

type Props = { definition: FiguresSectionDefinition; section: FiguresOf; title: string }

export function FiguresForm({ definition, section, title }: Props) {
  const { editable, editSection } = useTheDesk()
  const { pastOf } = useChecks()
  const set = (id: string, value: string, field: string | null) =>
    editSection({ ...section, values: { ...section.values, [id]: value } }, field)
  return (
    <>
      <div className="figures">
        {definition.figures.map((figure) => {
          const typed = typedFigure(section.values, figure.id)
          const value = figureValue(typed, figure)
          const why = whyNoFigure(typed, figure)
          return (
            <div key={figure.id} className="figure" data-missing={value === null || undefined}>
              <CheckedInput
                field={figureField(section.id, figure.id)}
                label={figure.name}
                value={typed}
                inputMode="decimal"
                hint={pastOf(figureField(section.id, figure.id))}
                readOnly={!editable}
                autoComplete="off"
                onChange={(next) => set(figure.id, next, `${section.id}.${figure.id}`)}
                onBlur={() => value !== null && value !== typed && editable && set(figure.id, value, null)}
                error={why === null ? undefined : `${why}；改正后才会保存和印出`}
              />
              <span className="figure-unit">
                {figure.unit}{' '}
                <Link href={figuresOf({ figure: figure.id })} className="link" aria-label={`${figure.name}走势`}>
                  走势
                </Link>
              </span>
            </div>
          )
        })}
      </div>
      <Exhibits
        place={title}
        anchor={sectionAnchor(section.id)}
        exhibits={section}
        onChange={(next, field) => editSection({ ...section, ...next }, field && `${section.id}-${field}`)}
      />
    </>
  )
}
