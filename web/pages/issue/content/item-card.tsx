/** One item: its number, its text, where it came from, and its place among the others. */
import type { KeyboardEvent } from 'react'
import type { Item } from '#shared/issue/issue.ts'
import { lengthOf, tidy, unprintableIn } from '#shared/text.ts'
import { Button } from '../../../parts/button.tsx'
import { namesOf } from '../../calls/call.ts'
import { CheckedArea } from '../checks/checked-field.tsx'
import { CommentsAt } from '../comments/desk-comments.tsx'
import type { Parts } from '../edited-parts.ts'
import { fieldId, itemAnchor } from '../field-ids.ts'
import { LineageButton } from '../lineage/lineage-button.tsx'
import { OthersIn } from '../presence/others-line.tsx'
import { useTheDesk } from '../use-desk.ts'
import { MoveToSection } from './move-to-section.tsx'
import { ItemParts } from './parts/item-parts.tsx'
import { wrongText } from './wrong-text.ts'

type Props = {
  item: Item
  mark: string
  /** Title and id of the section it stands in. */
  section: string
  sectionId: string
  first: boolean
  last: boolean
  onText: (text: string) => void
  onParts: (parts: Parts, field: string | null) => void
  onMove: (by: -1 | 1, from: 'text' | 'button') => void
  onRemove: () => void
}

const MOST = 10_000

export function ItemCard({ item, mark, section, sectionId, first, last, onText, onParts, onMove, onRemove }: Props) {
  const { editable, issue, publication } = useTheDesk()
  const edited = issue.edited?.[item.id]
  const length = lengthOf(item.text)
  const strange = unprintableIn(tidy(item.text))
  const keys = (event: KeyboardEvent) => {
    if (!editable || !event.altKey) return
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1, 'text')
  }
  const anchor = itemAnchor(item.id)
  return (
    <li className="item" id={anchor} data-missing={item.text.trim() === '' || undefined}>
      <div className="item-head">
        <span className="item-mark">{mark}</span>
        <span className="item-from">
          {item.departments.length ? namesOf(item.departments, publication) : '编辑撰写'}
          {item.from.length > 1 && `（${item.from.length} 篇来稿合并）`}
        </span>
        <span className="muted">{length} 字</span>
        {edited && <span className="muted">{edited.names.join('、')}改过</span>}
        <OthersIn itemId={item.id} />
        {item.from.length > 0 && <LineageButton item={item} where={`${section}${mark}`} />}
        {editable && (
          <span className="item-tools">
            <MoveToSection item={item} from={sectionId} label={`${section}${mark}移到其他栏目`} />
            <Button
              id={`${anchor}-up`}
              small
              kind="quiet"
              aria-label={`上移${section}${mark}`}
              isDisabled={first}
              onPress={() => onMove(-1, 'button')}
            >
              ↑
            </Button>
            <Button
              id={`${anchor}-down`}
              small
              kind="quiet"
              aria-label={`下移${section}${mark}`}
              isDisabled={last}
              onPress={() => onMove(1, 'button')}
            >
              ↓
            </Button>
            <Button small kind="quiet" aria-label={`删除${section}${mark}`} onPress={onRemove}>
              删除
            </Button>
          </span>
        )}
      </div>
      <ItemText
        anchor={anchor}
        label={`${section}${mark}`}
        text={item.text}
        editable={editable}
        wrong={wrongText(item.text, MOST)}
        onText={onText}
        onKeyDown={keys}
      />
      {strange && editable && (
        <Button small aria-label={`删除${section}${mark}不能印出的字符`} onPress={() => onText(printable(item.text))}>
          删除不能印出的字符
        </Button>
      )}
      <ItemParts place={`${section}${mark}`} anchor={anchor} parts={item} onChange={onParts} />
      <CommentsAt of={{ itemId: item.id }} />
    </li>
  )
}

type TextProps = {
  anchor: string
  label: string
  text: string
  editable: boolean
  wrong: string | undefined
  onText: (text: string) => void
  onKeyDown: (event: KeyboardEvent) => void
}

const ItemText = ({ anchor, label, text, editable, wrong, onText, onKeyDown }: TextProps) => (
  <CheckedArea
    field={fieldId(anchor)}
    label={label}
    hideLabel
    rows={2}
    value={text}
    readOnly={!editable}
    onChange={onText}
    onKeyDown={onKeyDown}
    error={wrong}
    placeholder="条目正文；分段请换行"
  />
)

/** The text without the characters that cannot be printed. */
function printable(text: string): string {
  let rest = tidy(text)
  for (let found = unprintableIn(rest); found; found = unprintableIn(rest))
    rest = rest.slice(0, found.position) + rest.slice(found.position + String.fromCodePoint(found.codePoint).length)
  return rest
}
