/** The words that are selected in the reading view just now. */
import { type RefObject, useEffect, useState } from 'react'
import { type SelectedText, selectedIn } from './passage-range.ts'

export function useSelected(text: RefObject<HTMLElement | null>): SelectedText | null {
  const [selected, setSelected] = useState<SelectedText | null>(null)
  useEffect(() => {
    const look = () => {
      const selection = document.getSelection()
      const { current } = text
      const range = current && selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null
      setSelected(range && current ? selectedIn(current, range) : null)
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [text])
  return selected
}
