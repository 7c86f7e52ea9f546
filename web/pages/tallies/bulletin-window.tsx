/** The bulletin (通报) as it prints, to look at and to save. */

import { useState } from 'react'
import { dayOf } from '#shared/calendar.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { BULLETIN_NAME, bulletinOf } from '#shared/tallies/bulletin.ts'
import type { Span } from '#shared/tallies/period.ts'
import { spanInWords, type ToldTally } from '#shared/tallies/tally-told.ts'
import { sentenceOf } from '../../api/refused.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Notice } from '../../parts/notice.tsx'
import { PdfPages } from '../../parts/pdf/pdf-pages.tsx'
import { usePreview } from '../../parts/pdf/use-preview.ts'
import { saveFile } from '../../parts/save-file.ts'

type Props = { publication: Publication; tally: ToldTally; span: Span; onClose: () => void }

export function BulletinWindow({ publication, tally, span, onClose }: Props) {
  const [day] = useState(() => dayOf(new Date()))
  const { bytes, busy, error } = usePreview(bulletinOf(publication, { tally, span, day }))
  const save = () =>
    bytes &&
    saveFile(
      new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }),
      `${publication.name}${BULLETIN_NAME}（${spanInWords(span)}）.pdf`,
    )
  return (
    <Dialog title={BULLETIN_NAME} action={null} wide tall onClose={onClose}>
      <p className="field-hint">按现在的统计排印，不经审核签发，也不自动发给任何人。保存后可打印或自行发送。</p>
      <PdfPages
        label={BULLETIN_NAME}
        bytes={bytes}
        busy={busy}
        tools={
          <Button small isDisabled={bytes === null || busy} onPress={save}>
            保存 PDF
          </Button>
        }
      >
        {error !== null && <Notice tone="red">{sentenceOf(error)}</Notice>}
      </PdfPages>
    </Dialog>
  )
}
