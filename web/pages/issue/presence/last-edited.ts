/** Which item one edits at the desk: the one that had the focus last. */
import { useEffect, useState } from 'react'
import { itemOfAnchor } from '../field-ids.ts'

/** While `isShown`, the content is on screen; a press beside it changes nothing, one on another part of it does. */
export function useLastEdited(isShown: boolean): string | null {
  const [itemId, setItemId] = useState<string | null>(null)
  useEffect(() => {
    if (!isShown) return
    const heard = ({ target }: FocusEvent) => {
      const place = target instanceof Element ? target.closest('.item, .content-section') : null
      if (place) setItemId(itemOfAnchor(place.id))
    }
    document.addEventListener('focusin', heard)
    return () => {
      document.removeEventListener('focusin', heard)
      setItemId(null)
    }
  }, [isShown])
  return itemId
}
