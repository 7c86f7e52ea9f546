/** The keys of the inbox: from one submission to the next, and its buttons, each by the letter that it names. */
import { type RefObject, useEffect, useRef } from 'react'
import { isForShortcut } from '../../../parts/for-shortcut.ts'

const STEPS: Readonly<Record<string, 1 | -1>> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 }

/** They hold while a submission has the focus; where it was decided and left the list, those beside it are still reached. */
export function useInboxKeys(list: RefObject<HTMLElement | null>): void {
  const last = useRef<number | null>(null)
  useEffect(() => {
    const step = (cards: readonly HTMLElement[], next: number) => {
      last.current = next
      cards[next]?.focus()
    }
    const heard = (event: KeyboardEvent) => {
      const { target, key } = event
      if (!(target instanceof Element) || !isForShortcut(event)) return
      const cards = [...(list.current?.children ?? [])].filter((one) => one instanceof HTMLElement)
      const at = cards.findIndex((card) => card.contains(target))
      const by = STEPS[key]
      // On a button, and on nothing, the arrows scroll.
      const isStep = by !== undefined && (!key.startsWith('Arrow') || cards[at] === target)
      if (at < 0) {
        const isLost = isStep && target === document.body && last.current !== null
        if (isLost) step(cards, Math.min(last.current ?? 0, cards.length - 1))
      } else if (isStep) {
        event.preventDefault()
        if (cards[at + by]) step(cards, at + by)
      } else openBy(cards[at], at, key)
    }
    const openBy = (card: HTMLElement | undefined, at: number, key: string) => {
      if (!/^[a-z]$/.test(key)) return
      last.current = at
      card?.querySelector<HTMLElement>(`[aria-keyshortcuts="${key}"]`)?.click()
    }
    document.addEventListener('keydown', heard)
    return () => document.removeEventListener('keydown', heard)
  }, [list])
}
