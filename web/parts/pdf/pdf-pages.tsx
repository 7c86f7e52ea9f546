/** A PDF shown page under page, as wide as its place; the old pages stay until the new ones are drawn. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../button.tsx'
import { Loading } from '../waiting.tsx'

const pdfModule = () => import('./pdf.ts')
/** Ahead of the first page that is shown. */
export const fetchPdfCode = (): void => void pdfModule().catch(() => undefined)

/** Of the sheet's 210 mm, the type area of 156 mm and 2 mm on each side of it fill the place (shared/print/style.ts). */
const COLUMN = 210 / 160
const ZOOMS = [1, COLUMN, 2] as const
const isPhone = () => window.matchMedia('(max-width: 48rem)').matches
const SETTLE_MS = 120

type Props = {
  label: string
  /** Null while there is none yet. */
  bytes: Uint8Array | null
  /** Newer ones are on their way. */
  busy?: boolean
  /** Where a picture of its first page lies: seen until the page itself is drawn. */
  firstPage?: string | null
  tools?: ReactNode
  children?: ReactNode
}

/** Draws what is newest into an element, one after another: how many pages there are, and whether they could not be drawn. */
function useDrawing(bytes: Uint8Array | null, width: number) {
  const sheets = useRef<HTMLDivElement>(null)
  const told = useRef<HTMLElement>(null)
  const turn = useRef(Promise.resolve())
  const [drawn, setDrawn] = useState(0)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (!bytes || width === 0) return
    let replaced = false
    const isNewest = () => !replaced
    turn.current = turn.current.then(async () => {
      if (replaced || !sheets.current || !told.current) return
      setFailed(false)
      try {
        const { drawInto } = await pdfModule()
        await drawInto(sheets.current, { bytes, width, told: told.current, isNewest, shown: setDrawn })
      } catch {
        if (isNewest()) setFailed(true)
      }
    })
    return () => {
      replaced = true
    }
  }, [bytes, width])
  return { sheets, told, drawn, failed }
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

export function PdfPages({ label, bytes, busy = false, firstPage = null, tools, children }: Props) {
  const { place, width } = useWidth()
  const [zoom, setZoom] = useState(() => (isPhone() ? 1 : 0))
  const shown = Math.floor(width * (ZOOMS[zoom] ?? 1))
  const { sheets, told, drawn, failed } = useDrawing(bytes, shown)
  const isWaiting = drawn === 0 && !failed && (busy || bytes !== null)
  const [unseen, setUnseen] = useState<string | null>(null)
  const picture = firstPage === unseen ? null : firstPage

  return (
    <section className="pdf" aria-label={label} aria-busy={busy}>
      <div className="pdf-tools">
        <span className="pdf-label">
          {label}
          {drawn > 0 && ` · 共 ${drawn} 页`}
        </span>
        <span className="pdf-busy" role="status">
          {busy && drawn > 0 ? '正在更新…' : isWaiting && picture ? '正在载入各页…' : ''}
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
        <div ref={place} className="pdf-place" data-column={ZOOMS[zoom] === COLUMN || undefined}>
          {/* The sheets are for the eye, lines and page numbers and all; the text in its own order is beside them. */}
          <article ref={told} className="visually-hidden pdf-told" aria-label={`${label}的文字`} />
          <div ref={sheets} className="pdf-sheets" aria-hidden="true" />
          {isWaiting && picture && (
            <img
              className="pdf-first"
              src={picture}
              alt=""
              style={{ width: shown }}
              onError={() => setUnseen(picture)}
            />
          )}
          {isWaiting && !picture && <Loading what="正在排版…" />}
          {failed && (
            <p className="empty">
              这份 PDF 在页面上显示不出来。请刷新页面；仍显示不出来的，请换一个浏览器，或下载后查看。
            </p>
          )}
        </div>
      </section>
    </section>
  )
}
