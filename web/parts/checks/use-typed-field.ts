/** The field that is being written in: what its end still lacks is not told before it is left. */
import { useEffect, useState } from 'react'

/** A press that leaves the field must find its button where it was: what was held back comes a moment later. */
const LEFT_MS = 500

/** Its id, from the first input until it is left. */
export function useTypedField(): string | null {
  const [field, setField] = useState<string | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const typed = ({ target }: Event) => {
      clearTimeout(timer)
      setField(target instanceof Element ? target.id : null)
    }
    const left = () => {
      clearTimeout(timer)
      timer = setTimeout(() => setField(null), LEFT_MS)
    }
    document.addEventListener('input', typed)
    document.addEventListener('focusout', left)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('input', typed)
      document.removeEventListener('focusout', left)
    }
  }, [])
  return field
}
