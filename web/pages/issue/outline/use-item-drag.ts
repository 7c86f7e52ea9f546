/** Items are dragged in the list of the outline: with a mouse by the whole entry, with a finger by its grip. */
import { type PointerEvent as Pressed, type RefObject, useEffect, useRef, useState } from 'react'
import type { Spot } from './with-item-at.ts'

type Drag = { itemId: string; spot: Spot | null }
type Point = { x: number; y: number }

/** A press that moves less is a press. */
const BEGINS_PX = 5
/** So near to an end of what scrolls, it scrolls by so much a frame. */
const EDGE_PX = 32
const STEP_PX = 6

export function useItemDrag(list: RefObject<HTMLElement | null>, onDrop: (itemId: string, spot: Spot) => void) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const wasDragged = useRef(false)
  const stop = useRef<() => void>(() => undefined)
  const drop = useRef(onDrop)
  useEffect(() => {
    drop.current = onDrop
  }, [onDrop])
  useEffect(() => () => stop.current(), [])

  const begin = (event: Pressed<HTMLElement>, itemId: string) => {
    const isOnGrip = event.target instanceof Element && event.target.closest('.outline-grip') !== null
    if (event.button !== 0 || !event.isPrimary || (event.pointerType !== 'mouse' && !isOnGrip)) return
    stop.current()
    const from: Point = { x: event.clientX, y: event.clientY }
    let at = from
    let spot: Spot | null = null
    let frame = 0
    const listening = new AbortController()
    const end = () => {
      listening.abort()
      cancelAnimationFrame(frame)
      setDrag(null)
    }
    stop.current = end
    const aim = () => {
      spot = list.current && spotAt(list.current, at)
      setDrag((before) => (before && sameSpot(before.spot, spot) ? before : { itemId, spot }))
    }
    const scroll = () => {
      if (list.current && scrollNear(list.current, at)) aim()
      frame = requestAnimationFrame(scroll)
    }
    const move = (moved: PointerEvent) => {
      if (moved.pointerId !== event.pointerId) return
      at = { x: moved.clientX, y: moved.clientY }
      if (frame === 0) {
        if (Math.hypot(at.x - from.x, at.y - from.y) < BEGINS_PX) return
        frame = requestAnimationFrame(scroll)
      }
      aim()
    }
    const release = (released: PointerEvent) => {
      if (released.pointerId !== event.pointerId) return
      end()
      if (frame === 0) return
      // The click that follows is none.
      wasDragged.current = true
      setTimeout(() => {
        wasDragged.current = false
      })
      if (spot) drop.current(itemId, spot)
    }
    const cancel = (key: KeyboardEvent) => {
      if (key.key !== 'Escape' || frame === 0) return
      key.preventDefault()
      end()
    }
    const { signal } = listening
    document.addEventListener('pointermove', move, { signal })
    document.addEventListener('pointerup', release, { signal })
    document.addEventListener('pointercancel', end, { signal })
    document.addEventListener('keydown', cancel, { signal, capture: true })
  }
  return { drag, begin, wasDragged: () => wasDragged.current }
}

const sameSpot = (a: Spot | null, b: Spot | null): boolean => a?.sectionId === b?.sectionId && a?.before === b?.before

/** Over the upper half of an entry it goes before it, over the lower one behind it; over a title to the beginning. */
function spotAt(list: HTMLElement, { x, y }: Point): Spot | null {
  const over = document.elementFromPoint(x, y)
  const section = over?.closest<HTMLElement>('[data-takes]')
  if (!over || !section || !list.contains(section)) return null
  const sectionId = section.dataset.takes ?? ''
  const entries = [...section.querySelectorAll<HTMLElement>('[data-item]')]
  const entry = over.closest<HTMLElement>('[data-item]')
  if (!entry) return { sectionId, before: entries[0]?.dataset.item ?? null }
  const { top, height } = entry.getBoundingClientRect()
  const next = entries[entries.indexOf(entry) + (y < top + height / 2 ? 0 : 1)]
  return { sectionId, before: next?.dataset.item ?? null }
}

/** The list where it scrolls by itself, else the window; whether it did. */
function scrollNear(list: HTMLElement, { y }: Point): boolean {
  const own = list.scrollHeight > list.clientHeight
  const box = own ? list.getBoundingClientRect() : { top: 0, bottom: window.innerHeight }
  const by = y < box.top + EDGE_PX ? -STEP_PX : y > box.bottom - EDGE_PX ? STEP_PX : 0
  if (by !== 0) (own ? list : window).scrollBy(0, by)
  return by !== 0
}
