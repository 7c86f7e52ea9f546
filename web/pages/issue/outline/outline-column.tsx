/** Sections and items at the left of the desk: a press leads to an item, dragging moves it; folded where the screen is narrow. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { Button } from '../../../parts/button.tsx'
import { toast } from '../../../parts/toast.tsx'
import { useChecks } from '../checks/desk-checks.ts'
import { countInWords } from '../checks/found-bar.tsx'
import { goToFinding } from '../checks/go-to-finding.ts'
import { useOpenPlaces } from '../comments/desk-comments.tsx'
import { fieldId, itemAnchor, sectionAnchor } from '../field-ids.ts'
import { OthersIn } from '../presence/others-line.tsx'
import { useAtDesk } from '../presence/use-presence.ts'
import { useTheDesk } from '../use-desk.ts'
import { type OutlineItem, type OutlineSection, outlineOf, type Waiting } from './outline.ts'
import { scrolledBy } from './scrolled-by.ts'
import { useItemDrag } from './use-item-drag.ts'
import { type Spot, whyNotInto, withItemAt } from './with-item-at.ts'
import '../../../style/outline.css'

export function OutlineColumn() {
  const { publication, issue, mine, editable, editSections, undoOfLast } = useTheDesk()
  const { findings } = useChecks()
  const comments = useOpenPlaces()
  const { edited } = useAtDesk()
  const [isOpen, setOpen] = useState(false)
  const list = useRef<HTMLElement>(null)
  const { sections } = mine
  const outline = useMemo(
    () => outlineOf({ publication, period: issue.period, sections, findings, comments }),
    [publication, issue.period, sections, findings, comments],
  )
  const drop = (itemId: string, spot: Spot) => {
    const refused = whyNotInto(sections, itemId, spot.sectionId)
    if (refused) return toast(`没有移动：${refused}`)
    const moved = withItemAt(sections, itemId, spot)
    if (moved === sections) return
    editSections(moved)
    const to = outline.find(({ id }) => id === spot.sectionId)
    const place = moved.find(({ id }) => id === spot.sectionId)
    const at = place?.kind === 'items' ? place.items.findIndex(({ id }) => id === itemId) + 1 : 0
    toast(`已移到“${to?.title ?? ''}”第 ${at} 条`, undoOfLast())
  }
  const place = outline.flatMap(({ items }) => items ?? []).findIndex(({ id }) => id === edited)
  useEffect(() => {
    // The list alone: the page stays where one types.
    const entry = place < 0 ? undefined : list.current?.querySelectorAll('.outline-item')[place]
    if (!list.current || !entry) return
    list.current.scrollTop += scrolledBy(entry.getBoundingClientRect(), list.current.getBoundingClientRect())
  }, [place])
  const { drag, begin, wasDragged } = useItemDrag(list, drop)
  return (
    <nav className="outline" aria-label="栏目与条目" ref={list} data-dragging={drag ? true : undefined}>
      <div className="outline-fold">
        <Button small aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {isOpen ? '收起栏目与条目' : '栏目与条目'}
        </Button>
      </div>
      <ul className="outline-sections" data-open={isOpen || undefined}>
        {outline.map((section) => (
          <li key={section.id} data-takes={section.items && !section.isLeft ? section.id : undefined}>
            <SectionEntry section={section} />
            {section.items && (
              <ol
                className="outline-items"
                data-drop={(drag?.spot?.sectionId === section.id && drag.spot.before === null) || undefined}
              >
                {section.items.map((item) => (
                  <li
                    key={item.id}
                    className="outline-item"
                    data-item={item.id}
                    data-dragged={drag?.itemId === item.id || undefined}
                    data-drop={drag?.spot?.before === item.id || undefined}
                    data-edited={edited === item.id || undefined}
                    onPointerDown={editable ? (event) => begin(event, item.id) : undefined}
                  >
                    <ItemEntry
                      item={item}
                      section={section.title}
                      isEdited={edited === item.id}
                      onPress={() => {
                        if (!wasDragged()) goToFinding({ field: fieldId(itemAnchor(item.id)), place: null })
                      }}
                    />
                    {editable && (
                      <span className="outline-grip" aria-hidden="true" title="拖动可调整顺序，也可拖到其他栏目">
                        ≡
                      </span>
                    )}
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

const SectionEntry = ({ section: { id, title, ...waiting } }: { section: OutlineSection }) => (
  <button type="button" className="outline-entry outline-section" onClick={() => goToSection(id)}>
    <span className="outline-text">{title}</span>
    <Marks {...waiting} />
  </button>
)

/** To its title, and the keys go on from there. */
function goToSection(id: string): void {
  const there = document.getElementById(sectionAnchor(id))
  there?.scrollIntoView({ block: 'start' })
  there?.focus({ preventScroll: true })
}

type ItemProps = { item: OutlineItem; section: string; isEdited: boolean; onPress: () => void }

const ItemEntry = ({ item: { id, mark, text, ...waiting }, section, isEdited, onPress }: ItemProps) => (
  <button type="button" className="outline-entry" aria-current={isEdited || undefined} onClick={onPress}>
    <span className="outline-text">
      <span className="visually-hidden">{section}</span>
      {mark}
      {text || <span className="muted">还没有写</span>}
    </span>
    <OthersIn itemId={id} short />
    <Marks {...waiting} />
  </button>
)

const Marks = ({ findings, comments }: Waiting) => (
  <>
    {findings.length > 0 && (
      <span className="outline-found" data-advice={findings.every(({ level }) => level === 'advice') || undefined}>
        <span className="visually-hidden">{countInWords(findings)}</span>
        <span aria-hidden="true" title={countInWords(findings)}>
          {findings.length}
        </span>
      </span>
    )}
    {comments > 0 && (
      <span className="outline-comments">
        批<span className="visually-hidden">注</span>
        {comments}
      </span>
    )}
  </>
)
