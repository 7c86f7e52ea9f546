/** The page as it will print, of content that is being typed: asked for when typing rests, the newest answer wins. */
import { useEffect, useMemo, useState } from 'react'
import type { Content } from '#shared/content.ts'
import { accepted, api } from '../api/client.ts'
import { isPassing } from '../api/refused.ts'

const REST_MS = 700
const AGAIN_MS = 5_000

export type Preview = { bytes: Uint8Array | null; busy: boolean; error: unknown }

/** `content` null: nothing to show yet. */
export function usePreview(content: Content | null): Preview {
  const text = useMemo(() => (content ? JSON.stringify(content) : null), [content])
  const [bytes, setBytes] = useState<Uint8Array | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [tries, setTries] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer (bytes) asks for nothing
  useEffect(() => {
    if (text === null) return setBusy(false)
    const stop = new AbortController()
    let timer = setTimeout(
      async () => {
        setBusy(true)
        try {
          // What JSON.stringify made of a Content is one.
          const json = JSON.parse(text) as Content
          const response = await accepted(api.preview.$post({ json }, { init: { signal: stop.signal } }))
          const file = new Uint8Array(await response.arrayBuffer())
          if (stop.signal.aborted) return
          setBytes(file)
          setError(null)
        } catch (caught) {
          if (stop.signal.aborted) return
          setError(caught)
          if (isPassing(caught)) timer = setTimeout(() => setTries((tries) => tries + 1), AGAIN_MS)
        }
        setBusy(false)
      },
      bytes ? REST_MS : 0,
    )
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text, tries])

  return { bytes: text === null ? null : bytes, busy, error }
}
