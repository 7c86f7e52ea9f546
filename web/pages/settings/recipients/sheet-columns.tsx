/** Which column of a sheet was taken for what, with a button to say otherwise; or that no head was found, and why. */

import { listsInWords } from '#shared/centre/labels.ts'
import { COLUMNS, type Columns, titleOf } from '#shared/recipients/columns.ts'
import type { Layout, NoLayout } from '#shared/recipients/list-head.ts'
import { columnLetters, type Sheet } from '#shared/recipients/sheet.ts'
import { Button } from '../../../parts/button.tsx'
import { Notice } from '../../../parts/notice.tsx'

type Props = { sheet: Sheet; layout: Layout | NoLayout; several: boolean; onAsk: () => void }

export function SheetColumns({ sheet, layout, several, onAsk }: Props) {
  const which = several ? `工作表“${sheet.name}”` : ''
  if (!('columns' in layout))
    return (
      <Notice
        tone="amber"
        title={`${which}没有认出表头`}
        actions={
          <Button small onPress={onAsk}>
            指定各列
          </Button>
        }
      >
        {layout.why}。
      </Notice>
    )
  return (
    <div className="row">
      <p className="muted">
        {which && `${which}：`}
        {inWords(layout.columns)}
        {layout.given && '（由您指定，下次遇到同样的表头照此读取）'}
      </p>
      <Button small kind="quiet" aria-label={`更改各列${which}`} onPress={onAsk}>
        更改各列
      </Button>
    </div>
  )
}

/** `单位取 A 列，姓名取 B 列，邮箱取 C 列，名单都记为报` */
const inWords = (columns: Columns): string =>
  COLUMNS.flatMap((column) => {
    const place = columns[column]
    if (place === null) return []
    return Array.isArray(place)
      ? [`${titleOf(column)}都记为${listsInWords(place)}`]
      : [`${titleOf(column)}取 ${columnLetters(place)} 列`]
  }).join('，')
