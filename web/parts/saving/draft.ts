/**
 * Drafts: what was typed and not yet saved, kept in this browser by person, place and window, so that no expiry or crash loses it.
 *
 * Two windows of a person never write over each other's; what a window left that is gone is taken over by the next one there.
 */
import { useEffect, useState } from 'react'
import { ifGone, WINDOW } from './windows.ts'

const PREFIX = 'chuangxun:draft:'

export const draftKey = (personId: string, place: string) => `${PREFIX}${personId}:${place}`

const own = (key: string) => `${key}@${WINDOW}`

/** `value` must be JSON. A full or forbidden storage is no reason to stop typing. */
export function keepDraft(key: string, value: unknown): void {
  try {
    localStorage.setItem(own(key), JSON.stringify({ at: Date.now(), value }))
  } catch {
    // The page still holds the text, and the saver goes on.
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(own(key))
  } catch {
    // Nothing was kept either.
  }
}

type Entry = { at: number; value: unknown }
const isEntry = (entry: unknown): entry is Entry =>
  typeof entry === 'object' && entry !== null && 'at' in entry && typeof entry.at === 'number' && 'value' in entry

function entryAt(name: string): Entry | null {
  try {
    const entry: unknown = JSON.parse(localStorage.getItem(name) ?? 'null')
    return isEntry(entry) ? entry : null
  } catch {
    return null
  }
}

/** This window's draft, if one lies there and `fits` recognises it: an older version of this page may have left another shape. */
export function draftAt<T>(key: string, fits: (value: unknown) => value is T): T | null {
  const value = entryAt(own(key))?.value
  return fits(value) ? value : null
}

/** Drafts of any window whose key begins like this, the newest first, as key and window. */
const draftsLike = (beginning: string) =>
  Object.keys(localStorage)
    .filter((name) => name.startsWith(beginning))
    .map((name) => ({ name, key: name.slice(0, name.lastIndexOf('@')), at: entryAt(name)?.at ?? 0 }))
    .toSorted((a, b) => b.at - a.at)

/** Takes over what windows that are gone left under keys that begin like this: the newest of each key, where there is none of this window's. */
async function claimDrafts(beginning: string): Promise<void> {
  for (const { name, key } of draftsLike(beginning)) {
    if (name === own(key)) continue
    const take = () => {
      const left = localStorage.getItem(name)
      if (left === null || localStorage.getItem(own(key)) !== null) return
      localStorage.setItem(own(key), left)
      localStorage.removeItem(name)
    }
    // Refused while that window is there, and where the storage is full.
    await ifGone(name.slice(key.length + 1), take).catch(() => undefined)
  }
}

/** This window's drafts under keys that begin like this, the newest first. */
export const draftKeys = (beginning: string): string[] =>
  draftsLike(beginning)
    .filter(({ name, key }) => name === own(key))
    .map(({ key }) => key)

/** All that this person left unsaved in this browser, of whatever window. */
const namesOf = (personId: string): string[] =>
  Object.keys(localStorage).filter((name) => name.startsWith(`${PREFIX}${personId}:`))

export const countDrafts = (personId: string): number => namesOf(personId).length

export function dropDraftsOf(personId: string): void {
  for (const name of namesOf(personId)) localStorage.removeItem(name)
}

/** Whether drafts under keys that begin like this are all where `draftAt` finds them: asked before anything is edited there. */
export function useClaimed(beginning: string): boolean {
  const [claimed, setClaimed] = useState<string | null>(null)
  useEffect(() => {
    void claimDrafts(beginning).then(() => setClaimed(beginning))
  }, [beginning])
  return claimed === beginning
}
