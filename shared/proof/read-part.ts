/** From the bytes of a part to what it says: strict UTF-8, JSON, and the schema of the part; anything else is null. */
import { z } from 'zod'
import { AuditEntry } from '../audit.ts'
import { FrozenRecipient } from '../centre/recipient.ts'
import { Content } from '../content/content.ts'
import { Delivery, Distribution } from '../distribution/delivery.ts'
import { FrozenLetter } from '../issue/frozen-letter.ts'
import { loosely } from '../loosely.ts'
import type { Parts } from './open-proof.ts'
import { SignOffChain } from './proof-parts.ts'

export function jsonOf<T>(bytes: Uint8Array, schema: z.ZodType<T>): T | null {
  const text = textOf(bytes)
  return text === null ? null : parsed(text, schema)
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function parsed<T>(text: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** One entry a line. */
function linesOf<T>(bytes: Uint8Array, schema: z.ZodType<T>): T[] | null {
  const lines = textOf(bytes)?.split('\n')
  if (lines?.pop() !== '') return null
  const entries = lines.map((line) => parsed(line, schema))
  return entries.every((entry) => entry !== null) ? entries : null
}

const Ledger = z.strictObject({ distribution: Distribution, deliveries: z.array(Delivery) })
export type Ledger = z.infer<typeof Ledger>

/** Of any release; its limits were those of its day. */
const AnyContent = loosely(Content, 'kept')

/** What the parts say; null for one that is not there or cannot be read. */
export function readParts(parts: Parts) {
  const of = <T>(name: string, read: (bytes: Uint8Array) => T | null): T | null => {
    const bytes = parts.get(name)
    return bytes ? read(bytes) : null
  }
  return {
    chain: of('sign-off.json', (bytes) => jsonOf(bytes, SignOffChain)),
    content: of('content.json', (bytes) => jsonOf(bytes, AnyContent)),
    letter: of('letter.json', (bytes) => jsonOf(bytes, FrozenLetter)),
    recipients: of('recipients.json', (bytes) => jsonOf(bytes, z.array(FrozenRecipient))),
    ledger: of('deliveries.json', (bytes) => jsonOf(bytes, Ledger)),
    entries: of('audit.jsonl', (bytes) => linesOf(bytes, AuditEntry)),
    summary: of('summary.html', textOf),
  }
}
