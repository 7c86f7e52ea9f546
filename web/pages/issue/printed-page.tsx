/** The printed page beside the text: of what is being edited, or the very PDF that is reviewed or was signed. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { contentOf } from '#shared/issue/assemble.ts'
import { issueLabel, pdfName } from '#shared/issue/issue-label.ts'
import { reviewShown } from '../../api/queries.ts'
import { sentenceOf } from '../../api/refused.ts'
import { lazyPart } from '../../parts/lazy-part.tsx'
import { Notice } from '../../parts/notice.tsx'
import { fetchPdfCode, PdfPages } from '../../parts/pdf/pdf-pages.tsx'
import { usePdfFile } from '../../parts/pdf/use-pdf-file.ts'
import { usePreview } from '../../parts/pdf/use-preview.ts'
import { Loading } from '../../parts/waiting.tsx'
import { firstPageAddress, issueDocxAddress, pdfAddress } from '../../routes.ts'
import { useTheDesk } from './use-desk.ts'

const MailTooLarge = lazyPart(async () => (await import('./mail/mail-too-large.tsx')).MailTooLarge)

export function PrintedPage() {
  const { issue, editable } = useTheDesk()
  return (
    <aside className="desk-page" aria-label="版面">
      {editable ? <Editing /> : issue.review ? <Frozen /> : <Nothing />}
    </aside>
  )
}

function Editing() {
  const { issue, mine, publication, setPrintedBytes } = useTheDesk()
  const content = useMemo(
    () => contentOf({ ...issue, ...mine, sections: [...mine.sections] }, publication),
    [issue, mine, publication],
  )
  const { bytes, busy, error } = usePreview(content)
  useEffect(() => setPrintedBytes(bytes?.length ?? null), [bytes, setPrintedBytes])
  return (
    <PdfPages label="排印预览" bytes={bytes} busy={busy} tools={<WordFile />}>
      {error !== null && <Notice tone="red">{sentenceOf(error)}</Notice>}
      <MailTooLarge />
    </PdfPages>
  )
}

function Frozen() {
  const { issue, publication } = useTheDesk()
  const { review } = issue
  const address = review?.pdf ? pdfAddress(issue.id, review.revision) : null
  // The text first: file and code of the page come once it stands.
  const text = useQuery(reviewShown(issue.id))
  const stands = text.data !== undefined || text.isError
  const { data = null, error, isFetching } = usePdfFile(stands ? address : null)
  useEffect(() => {
    if (stands && address) fetchPdfCode()
  }, [stands, address])
  if (review?.renderFailure)
    return (
      <Notice tone="red" title="没有排出可供审核的 PDF">
        {review.renderFailure}
      </Notice>
    )
  if (!address)
    return (
      <div className="pdf">
        <Loading what="正在排版…" />
      </div>
    )
  const label = issue.signOff
    ? '签发的 PDF'
    : issue.origin === 'imported'
      ? '补录的 PDF'
      : `送审的 PDF（第 ${review?.revision} 稿）`
  return (
    <PdfPages
      label={label}
      bytes={data}
      busy={isFetching || !stands}
      firstPage={stands && review?.firstPage ? firstPageAddress(issue.id, review.revision) : null}
      tools={
        <>
          <WordFile />
          <a className="link" href={address} download={pdfName(publication.name, issue)}>
            下载 PDF
          </a>
        </>
      }
    >
      {error && <Notice tone="red">{sentenceOf(error)}</Notice>}
    </PdfPages>
  )
}

function WordFile() {
  const { issue } = useTheDesk()
  return (
    <a className="link" href={issueDocxAddress(issue.id)} download>
      导出 Word
    </a>
  )
}

function Nothing() {
  const { issue } = useTheDesk()
  return <p className="empty">{issueLabel(issue)}送审后，这里显示排好的 PDF。</p>
}
