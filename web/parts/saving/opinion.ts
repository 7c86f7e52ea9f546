/**
 * A leader's opinion beside their answer, and a reason beside a finding, are kept in this window until they are sent, so
 * that no Escape, tab or reload loses them; what a leader wrote before is kept in this browser, to be offered again.
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

/** What was written there before; null: nothing was. What was emptied on purpose is ''. */
export const opinionAt = (place: string): string | null => trying(() => sessionStorage.getItem(OPINION + place))

/** `place`: of which person, issue, revision and answer it is. */
export function useOpinion(place: string, otherwise: string) {
  const key = OPINION + place
  const [text, setText] = useState(() => opinionAt(place) ?? otherwise)
  return {
    text,
    write: (written: string) => {
      setText(written)
      // What is as it was offered is nothing of one's own.
      trying(() => (written === otherwise ? sessionStorage.removeItem(key) : sessionStorage.setItem(key, written)))
    },
    /** It was sent. */
    forget: () => void trying(() => sessionStorage.removeItem(key)),
  }
}

/** Reasons beside the findings of one text, by their keys; `before`: those that were sent already. `place` as above. */
export function useReasons(place: string, before: Readonly<Record<string, string>>) {
  const key = OPINION + place
  const [written, setWritten] = useState(() => reasonsAt(key))
  return {
    of: (finding: string): string => written[finding] ?? before[finding] ?? '',
    write: (finding: string, reason: string) => {
      const next = { ...written, [finding]: reason }
      setWritten(next)
      trying(() => sessionStorage.setItem(key, JSON.stringify(next)))
    },
    /** They were sent. */
    forget: () => void trying(() => sessionStorage.removeItem(key)),
  }
}

function reasonsAt(key: string): Readonly<Record<string, string>> {
  const kept: unknown = trying(() => JSON.parse(sessionStorage.getItem(key) ?? 'null'))
  if (typeof kept !== 'object' || kept === null) return {}
  return Object.fromEntries(Object.entries(kept).filter(([, reason]) => typeof reason === 'string'))
}

const opinionsOf = (personId: string): string[] =>
  Object.keys(sessionStorage).filter((name) => name.startsWith(`${OPINION}${personId}:`))

/** How many of them this person wrote in this window and did not send. */
export const countOpinions = (personId: string): number =>
  trying(() => opinionsOf(personId).filter((name) => sessionStorage.getItem(name)?.trim()).length) ?? 0

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
  trying(() => {
    for (const name of opinionsOf(personId)) sessionStorage.removeItem(name)
  })
  trying(() => {
    for (const name of Object.keys(localStorage))
      if (name.startsWith(`${OWN}${personId}:`)) localStorage.removeItem(name)
  })
}
