/** The fields before the sections: 更正 and 编者按, each shown where there is one or once it is asked for. */
import { useState } from 'react'
import { LONGEST } from '#shared/content/part-limits.ts'
import { Button } from '../../../parts/button.tsx'
import { toast } from '../../../parts/toast.tsx'
import { CheckedArea } from '../checks/checked-field.tsx'
import { CommentsAt } from '../comments/desk-comments.tsx'
import { OPENING, type Opening } from '../edited-content.ts'
import { fieldId, sectionAnchor } from '../field-ids.ts'
import { useTheDesk } from '../use-desk.ts'
import { wrongText } from './wrong-text.ts'

const PARTS = {
  correction: { label: '更正', hint: '印在正文之前，写明哪一期何处有误、应为什么' },
  note: { label: '编者按', hint: '印在正文之前，“编者按”三字自动加上' },
} as const satisfies Record<keyof Opening, { label: string; hint: string }>

export function OpeningFields() {
  const { issue, mine, editable, editOpening, undoOfLast } = useTheDesk()
  const [asked, setAsked] = useState<keyof Opening | null>(null)
  const isShown = (part: keyof Opening) =>
    mine[part] !== '' || asked === part || (part === 'correction' && issue.corrects !== undefined)
  const remove = (part: keyof Opening) => {
    setAsked(null)
    if (mine[part] === '') return
    editOpening(part, '')
    toast(`已删除${PARTS[part].label}`, undoOfLast())
  }
  return (
    <>
      {OPENING.filter(isShown).map((part) => (
        <section
          key={part}
          className="content-section opening"
          id={sectionAnchor(part)}
          data-missing={(part === 'correction' && mine[part].trim() === '') || undefined}
        >
          <CheckedArea
            field={fieldId(sectionAnchor(part))}
            label={PARTS[part].label}
            hint={
              part === 'correction' && issue.corrects
                ? `印在“本刊${issue.corrects.label}更正如下：”之后`
                : PARTS[part].hint
            }
            rows={2}
            value={mine[part]}
            readOnly={!editable}
            autoFocus={asked === part}
            onChange={(text) => editOpening(part, text)}
            error={wrongText(mine[part], LONGEST.note)}
          />
          <CommentsAt of={{ part }} />
          {editable && !(part === 'correction' && issue.corrects) && (
            <Button small kind="quiet" aria-label={`删除${PARTS[part].label}`} onPress={() => remove(part)}>
              删除
            </Button>
          )}
        </section>
      ))}
      {editable && (
        <div className="part-buttons opening-buttons">
          {OPENING.filter((part) => !isShown(part)).map((part) => (
            <Button
              key={part}
              small
              kind="quiet"
              aria-label={`添加${PARTS[part].label}`}
              onPress={() => setAsked(part)}
            >
              ＋ {PARTS[part].label}
            </Button>
          ))}
        </div>
      )}
    </>
  )
}
