/** On a narrow screen one of two layers shows, the text or the printed page; each keeps the place that was read to. */
import { useLayoutEffect, useRef, useState } from 'react'
import { Button } from '../../parts/button.tsx'

export type Layer = 'text' | 'paper'
const LAYERS = { text: '文字', paper: '版面' } as const satisfies Record<Layer, string>

export function useLayers() {
  const [shown, setShown] = useState<Layer>('text')
  const left = useRef<Partial<Record<Layer, number>>>({})
  const place = useRef<HTMLDivElement>(null)
  const isFirst = useRef(true)
  useLayoutEffect(() => {
    if (isFirst.current) isFirst.current = false
    // Seen for the first time, a layer begins at its beginning.
    else window.scrollTo(0, left.current[shown] ?? place.current?.offsetTop ?? 0)
  }, [shown])
  const show = (layer: Layer) => {
    left.current[shown] = window.scrollY
    setShown(layer)
  }
  return { shown, show, place }
}

export const LayerSwitch = ({ shown, show, place }: ReturnType<typeof useLayers>) => (
  <div className="desk-switch" role="group" aria-label="看文字还是版面" ref={place}>
    {(['text', 'paper'] as const).map((layer) => (
      <Button key={layer} aria-pressed={shown === layer} onPress={() => show(layer)}>
        {LAYERS[layer]}
      </Button>
    ))}
  </div>
)
