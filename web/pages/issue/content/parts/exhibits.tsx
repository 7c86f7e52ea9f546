/** The tables and pictures that follow a text, and the buttons that add them; a picture comes in by a dialog. */
import { type ReactNode, useState } from 'react'
import { MOST_PICTURES, MOST_TABLES } from '#shared/content/part-limits.ts'
import { Button } from '../../../../parts/button.tsx'
import { lazyPart } from '../../../../parts/lazy-part.tsx'
import { Rows } from '../../../../parts/rows.tsx'
import { toast } from '../../../../parts/toast.tsx'
import type { Parts } from '../../edited-parts.ts'
import { fieldId } from '../../field-ids.ts'
import { useTheDesk } from '../../use-desk.ts'
import { PictureFields } from './picture-fields.tsx'
import { TableEditor } from './table-editor.tsx'
import { newTable } from './table-edits.ts'

// Loaded at the first press.
const AddPicture = lazyPart(async () => (await import('./add-picture.tsx')).AddPicture)

type Shown = Pick<Parts, 'tables' | 'pictures'>
type Props = {
  place: string
  /** Of the item or section they belong to (field-ids.ts). */
  anchor: string
  exhibits: Shown
  /** What of them changes. */
  onChange: (changed: Shown, field: string | null) => void
  /** The settings no longer have this section: what is here can only leave. */
  left?: boolean
  /** Buttons before those for tables and pictures. */
  children?: ReactNode
}

export function Exhibits({ place, anchor, exhibits, onChange, left = false, children }: Props) {
  const { editable, undoOfLast } = useTheDesk()
  const [adding, setAdding] = useState(false)
  const { tables = [], pictures = [] } = exhibits
  const put = (next: Shown, field: string | null = null) => onChange(next, field)
  return (
    <>
      {tables.length > 0 && (
        <div className="parts">
          <Rows
            label={`${place}的表格`}
            what="表格"
            of={place}
            list={tables}
            keyOf={(_, index) => String(index)}
            readOnly={!editable}
            onChange={(next) => put({ tables: next })}
            onRemoved={() => toast('已删除表格', undoOfLast())}
          >
            {(table, _, index) => (
              <TableEditor
                name={`${place}的表格 ${index + 1}`}
                field={fieldId(anchor, `tables[${index}]`)}
                table={table}
                onChange={(next, field) =>
                  put({ tables: tables.with(index, next) }, field && `table-${index}-${field}`)
                }
              />
            )}
          </Rows>
        </div>
      )}
      {pictures.length > 0 && (
        <div className="parts">
          <Rows
            label={`${place}的图片`}
            what="图片"
            of={place}
            list={pictures}
            keyOf={({ image }, index) => `${image}-${index}`}
            readOnly={!editable}
            onChange={(next) => put({ pictures: next })}
            onRemoved={() => toast('已删除图片', undoOfLast())}
          >
            {(picture, _, index) => (
              <PictureFields
                field={fieldId(anchor, `pictures[${index}]`)}
                picture={picture}
                onChange={(next, field) => put({ pictures: pictures.with(index, next) }, `picture-${index}-${field}`)}
              />
            )}
          </Rows>
        </div>
      )}
      {editable && !left && (
        <div className="part-buttons">
          {children}
          <Button
            small
            kind="quiet"
            aria-label={`给${place}添加表格`}
            whyNot={tables.length >= MOST_TABLES ? `最多 ${MOST_TABLES} 个表格` : null}
            onPress={() => put({ tables: [...tables, newTable()] })}
          >
            ＋ 表格
          </Button>
          <Button
            small
            kind="quiet"
            aria-label={`给${place}添加图片`}
            whyNot={pictures.length >= MOST_PICTURES ? `最多 ${MOST_PICTURES} 张图片` : null}
            onPress={() => setAdding(true)}
          >
            ＋ 图片
          </Button>
        </div>
      )}
      {adding && (
        <AddPicture
          place={place}
          anchor={anchor}
          onAdd={(picture) => put({ pictures: [...pictures, picture] })}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  )
}
