/** The keys of the inbox: from one submission to the next, and its buttons, each by the letter that it names. */
import { type RefObject, useEffect, useRef } from 'react'
import { isForShortcut } from '../../../parts/for-shortcut.ts'
import { beside } from './beside.ts'

const STEPS: Readonly<Record<string, 1 | -1>> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 }

/** They hold while a submission has the focus; where it was decided and left its place, those beside it are still reached. */
export function useInboxKeys(list: RefObject<HTMLElement | null>): void {
  /** What was gone to or pressed last, and the order that it stood in. */
  const last = useRef<{ card: HTMLElement; before: readonly HTMLElement[] } | null>(null)
  useEffect(() => {
    const cardsNow = () => [...(list.current?.children ?? [])].filter((one) => one instanceof HTMLElement)
    const cardAround = (target: EventTarget | null) =>
      target instanceof Node ? cardsNow().find((card) => card.contains(target)) : undefined
    const note = (card: HTMLElement) => {
      last.current = { card, before: cardsNow() }
    }
    const step = (from: HTMLElement, by: 1 | -1) => {
      const now = cardsNow()
      const to = beside(from, by, { before: last.current?.card === from ? last.current.before : now, now })
      if (!to) return
      note(to)
      to.focus()
    }
    const heard = (event: KeyboardEvent) => {
      const { target, key } = event
      if (!isForShortcut(event)) return
      const card = cardAround(target)
      const by = STEPS[key]
      // On a button, and on nothing, the arrows scroll.
      const isStep = by !== undefined && (!key.startsWith('Arrow') || card === target)
      const from = card ?? (target === document.body ? last.current?.card : undefined)
      if (isStep && from) {
        event.preventDefault()
        step(from, by)
      } else if (card && /^[a-z]$/.test(key)) {
        note(card)
        card.querySelector<HTMLElement>(`[aria-keyshortcuts="${key}"]`)?.click()
      }
    }
    const pressed = ({ target }: MouseEvent) => {
      const card = cardAround(target)
      if (card) note(card)
    }
    // A card that left the list leaves the focus to the list (keep-focus.ts).
    const left = ({ target }: FocusEvent) => {
      if (target === list.current && last.current) step(last.current.card, 1)
    }
    document.addEventListener('keydown', heard)
    document.addEventListener('click', pressed)
    document.addEventListener('focusin', left)
    return () => {
      document.removeEventListener('keydown', heard)
      document.removeEventListener('click', pressed)
      document.removeEventListener('focusin', left)
    }
  }, [list])
}
