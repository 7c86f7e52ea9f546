/** The frozen list, read one mailbox at a time: of a hundred thousand, one is held. */
import { FrozenRecipient } from '#shared/centre/recipient.ts'
import { loosely } from '#shared/loosely.ts'

const [QUOTE, BACKSLASH, OPEN, CLOSE] = ['"', '\\', '{', '}'].map((character) => character.charCodeAt(0))

const Stored = loosely(FrozenRecipient)

/** The mailboxes of the list's file: a JSON array of flat objects. @throws Error where one is none. */
export function* frozenRecipients(file: Uint8Array): Generator<FrozenRecipient> {
  const decoder = new TextDecoder()
  let inText = false
  let start = 0
  for (let at = 0; at < file.length; at += 1) {
    const byte = file[at]
    if (byte === BACKSLASH) at += 1
    else if (byte === QUOTE) inText = !inText
    else if (inText) continue
    else if (byte === OPEN) start = at
    else if (byte === CLOSE) yield Stored.parse(JSON.parse(decoder.decode(file.subarray(start, at + 1))))
  }
}

/** The same in groups of `size`. */
export function* groupsOf<T>(size: number, items: Iterable<T>): Generator<T[]> {
  let group: T[] = []
  for (const item of items) {
    group.push(item)
    if (group.length < size) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}
