/** Drafts: what was typed and not yet saved, kept in this browser by person and place, so that no expiry or crash loses it. */

const PREFIX = 'chuangxun:draft:'

export const draftKey = (personId: string, place: string) => `${PREFIX}${personId}:${place}`

/** `value` must be JSON. A full or forbidden storage is no reason to stop typing. */
export function keepDraft(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // The page still holds the text, and the saver goes on.
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Nothing was kept either.
  }
}

/** The draft, if one lies there and `fits` recognises it: an older version of this page may have left another shape. */
export function draftAt<T>(key: string, fits: (value: unknown) => value is T): T | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return fits(value) ? value : null
  } catch {
    return null
  }
}
