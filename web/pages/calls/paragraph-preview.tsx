/** The contributor's paragraph on the printed page. */

import type { Publication } from '#shared/centre/publication.ts'
import type { Content } from '#shared/content/content.ts'
import { mastheadOf } from '#shared/issue/assemble.ts'
import { tidy } from '#shared/text.ts'
import { sentenceOf } from '../../api/refused.ts'
import { Notice } from '../../parts/notice.tsx'
import { PdfPages } from '../../parts/pdf/pdf-pages.tsx'
import { usePreview } from '../../parts/pdf/use-preview.ts'
import type { Call } from './call.ts'

/** An issue that holds this paragraph and nothing else; null without a text. */
function paragraphContent(text: string, { issue }: Call, publication: Publication): Content | null {
  const paragraph = tidy(text)
  if (paragraph.trim() === '') return null
  const section = publication.sections.find((one) => one.kind === 'items' && one.takesSubmissions)
  return {
    period: issue.period,
    masthead: mastheadOf(issue, publication),
    sections: [{ kind: 'items', title: section?.title ?? '来稿', items: [{ text: paragraph }] }],
    colophon: { reporting: [], distribution: [] },
  }
}

export function ParagraphPreview({ text, call, publication }: { text: string; call: Call; publication: Publication }) {
  const { bytes, busy, error } = usePreview(paragraphContent(text, call, publication))
  return (
    <aside className="beside-page">
      <PdfPages label="排印预览" bytes={bytes} busy={busy}>
        {error !== null && <Notice tone="red">{sentenceOf(error)}</Notice>}
        {bytes === null && !busy && error === null && <p className="empty">填写正文后，这里显示印出的样子。</p>}
      </PdfPages>
    </aside>
  )
}
