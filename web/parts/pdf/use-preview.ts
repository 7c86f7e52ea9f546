/** The page as it will print, of content that is being typed: asked for with every rest of the hand, one at a time, the newest next. */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Content } from '#shared/content/content.ts'
import { accepted, api } from '../../api/client.ts'
import { isPassing } from '../../api/refused.ts'

/** Shorter than between two keys of a fast hand, so that a word is asked for once. */
const REST_MS = 60
const AGAIN_MS = 5_000

export type Preview = { bytes: Uint8Array | null; busy: boolean; error: unknown }

/** `content` null: nothing to show yet. */
export function usePreview(content: Content | null): Preview {
  const text = useMemo(() => (content ? JSON.stringify(content) : null), [content])
  const [bytes, setBytes] = useState<Uint8Array | null>(null)
  const [asking, setAsking] = useState(false)
  const [answered, setAnswered] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  // The next one is not asked for before the last has come, so that pages follow even while the hand never rests.
  useEffect(() => {
    if (text === null || asking || text === answered) return
    const passed = isPassing(error)
    const timer = setTimeout(
      async () => {
        const controller = new AbortController()
        const { signal } = controller
        stop.current = controller
        setAsking(true)
        try {
          // What JSON.stringify made of a Content is one.
          const json = JSON.parse(text) as Content
          const response = await accepted(api.preview.$post({ json }, { init: { signal } }))
          const file = new Uint8Array(await response.arrayBuffer())
          if (signal.aborted) return
          setBytes(file)
          setError(null)
          setAnswered(text)
        } catch (caught) {
          if (signal.aborted) return
          setError(caught)
          if (!isPassing(caught)) setAnswered(text)
        }
        setAsking(false)
      },
      passed ? AGAIN_MS : bytes ? REST_MS : 0,
    )
    return () => clearTimeout(timer)
  }, [text, asking, answered, error, bytes])

  return { bytes: text === null ? null : bytes, busy: text !== null && text !== answered, error }
}
