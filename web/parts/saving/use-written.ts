/** The text of a window until it is sent or given up: a session that ends, a reload or a crash does not take it (opinion.ts). */
import { useState } from 'react'
import { usePerson } from '../../api/signed-in-person.ts'
import { opinionAt, useOpinion } from './opinion.ts'

/**
 * `place`: which window, of what. `begun`: it was written before this window opened, and is not given up unasked.
 * `close`: it was sent, or given up by the window's own question.
 */
export function useWritten(place: string, onClose: () => void, otherwise = '') {
  const of = `${usePerson().id}:window:${place}`
  const [begun] = useState(() => opinionAt(of) !== null)
  const { text, write, forget } = useOpinion(of, otherwise)
  return {
    text,
    write,
    begun,
    close: () => {
      forget()
      onClose()
    },
  }
}
