/**
 * A leader's opinion beside their answer is kept in this window until it is sent, so that no Escape or reload loses it; and
 * what they wrote before is kept in this browser, to be offered again. Both are taken away when they sign out.
 */
import { useState } from 'react'
import type { Answer } from '#shared/centre/phrases.ts'

const OPINION = 'chuangxun:opinion:'
const OWN = 'chuangxun:phrases:'
/** A longer one is no phrase. */
const LONGEST = 40
const MOST = 3

/** A full or forbidden storage is no reason to stop writing. */
function trying<T>(run: () => T): T | null {
  try {
    return run()
  } catch {
    return null
  }
}

/** `place`: of which person, issue, revision and answer it is. */
export function useOpinion(place: string, otherwise: string) {
  const key = OPINION + place
  const [text, setText] = useState(() => trying(() => sessionStorage.getItem(key)) ?? otherwise)
  return {
    text,
    write: (written: string) => {
      setText(written)
      trying(() => sessionStorage.setItem(key, written))
    },
    /** It was sent. */
    forget: () => void trying(() => sessionStorage.removeItem(key)),
  }
}

const ownKey = (personId: string, answer: Answer) => `${OWN}${personId}:${answer}`

/** The newest first. */
export function ownPhrases(personId: string, answer: Answer): string[] {
  const kept: unknown = trying(() => JSON.parse(localStorage.getItem(ownKey(personId, answer)) ?? '[]'))
  return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, MOST) : []
}

/** `known`: what is offered anyhow. */
export function rememberPhrase(personId: string, answer: Answer, text: string, known: readonly string[]): void {
  const phrase = text.trim()
  if (phrase === '' || phrase.length > LONGEST || known.includes(phrase)) return
  const others = ownPhrases(personId, answer).filter((one) => one !== phrase)
  trying(() => localStorage.setItem(ownKey(personId, answer), JSON.stringify([phrase, ...others].slice(0, MOST))))
}

/** All that this person wrote, in this window and of their phrases in this browser. */
export function forgetOpinionsOf(personId: string): void {
  for (const [storage, beginning] of [
    [() => sessionStorage, `${OPINION}${personId}:`],
    [() => localStorage, `${OWN}${personId}:`],
  ] as const)
    trying(() => {
      for (const name of Object.keys(storage())) if (name.startsWith(beginning)) storage().removeItem(name)
    })
}
