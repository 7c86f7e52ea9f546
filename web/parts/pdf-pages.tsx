/** A PDF shown page under page, as wide as its place; the old pages stay until the new ones are drawn. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from './button.tsx'
import type { PdfDocument } from './pdf.ts'
import { Loading } from './waiting.tsx'

const pdfModule = () => import('./pdf.ts')
const ZOOMS = [1, 1.4, 2] as const
const SETTLE_MS = 120

type Props = {
  label: string
  /** Null while there is none yet. */
  bytes: Uint8Array | null
  /** Newer ones are on their way. */
  busy?: boolean
  tools?: ReactNode
  children?: ReactNode
}

/** The opened document, closed when another takes its place. */
function useDocument(bytes: Uint8Array | null) {
  const [pdf, setPdf] = useState<PdfDocument | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (!bytes) return
    let gone = false
    setFailed(false)
    pdfModule()
      .then(({ openPdf }) => openPdf(bytes))
      .then((opened) => (gone ? opened.loadingTask.destroy() : setPdf(opened)))
      .catch(() => !gone && setFailed(true))
    return () => {
      gone = true
    }
  }, [bytes])
  useEffect(() => () => void pdf?.loadingTask.destroy(), [pdf])
  return { pdf, failed }
}

/** The width inside an element, once it rests. */
function useWidth() {
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const { current } = place
    if (!current) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const observer = new ResizeObserver(([entry]) => {
      clearTimeout(timer)
      timer = setTimeout(() => setWidth(Math.floor(entry?.contentRect.width ?? 0)), SETTLE_MS)
    })
    observer.observe(current)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [])
  return { place, width }
}

export function PdfPages({ label, bytes, busy = false, tools, children }: Props) {
  const { pdf, failed } = useDocument(bytes)
  const { place, width } = useWidth()
  const sheets = useRef<HTMLDivElement>(null)
  const [zoom, setZoom] = useState(0)
  const [drawn, setDrawn] = useState(0)
  const factor = ZOOMS[zoom] ?? 1

  useEffect(() => {
    if (!pdf || width === 0) return
    const stop = new AbortController()
    pdfModule()
      .then(({ drawPages }) => drawPages(pdf, Math.floor(width * factor), stop.signal))
      .then((pages) => {
        if (stop.signal.aborted) return
        sheets.current?.replaceChildren(...pages)
        setDrawn(pages.length)
      })
      .catch(() => undefined) // a document closed while it was drawn: the next one draws
    return () => stop.abort()
  }, [pdf, width, factor])

  return (
    <section className="pdf" aria-label={label} aria-busy={busy}>
      <div className="pdf-tools">
        <span className="pdf-label">
          {label}
          {drawn > 0 && ` · 共 ${drawn} 页`}
        </span>
        <span className="pdf-busy" role="status">
          {busy && drawn > 0 ? '正在更新…' : ''}
        </span>
        {tools}
        <Button small kind="quiet" aria-label="缩小" isDisabled={zoom === 0} onPress={() => setZoom(zoom - 1)}>
          －
        </Button>
        <Button
          small
          kind="quiet"
          aria-label="放大"
          isDisabled={zoom === ZOOMS.length - 1}
          onPress={() => setZoom(zoom + 1)}
        >
          ＋
        </Button>
      </div>
      {children}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard (axe: scrollable-region-focusable) */}
      <section className="pdf-scroll" aria-label={`${label}的各页`} tabIndex={0}>
        <div ref={place} className="pdf-place">
          <div ref={sheets} className="pdf-sheets" />
          {drawn === 0 && !failed && (busy || bytes) && <Loading what="正在排版…" />}
          {failed && <p className="empty">这份 PDF 打不开，请刷新页面重试。</p>}
        </div>
      </section>
    </section>
  )
}
