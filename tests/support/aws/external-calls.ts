/** Every call that leaves a worker: to the store, the files, the printer, the mail server; each by a name that says what it did. */
import type { WorkerDeps } from '#functions/deps.ts'
import { tableAround } from '../store/table-around.ts'

/** What stands around each call: it makes the call, or does not, and answers in its place. `rows`: the keys that it writes. */
export type Around = <T>(names: readonly string[], make: () => Promise<T>, rows: readonly string[]) => Promise<T>

/** Makes each call, and says so when it has come back, before its maker hears: mostly by one name. */
export const saying =
  (after: (...names: string[]) => void): Around =>
  async (names, make) => {
    const value = await make()
    after(...names)
    return value
  }

/** The same dependencies, with `around` around each call. */
export function watched(deps: WorkerDeps, around: Around): WorkerDeps {
  const table = tableAround(deps.table, (command, go) => {
    const input = inputOf(command)
    return around(namesOf(input), go, rowsOf(input))
  })
  const then = <T>(name: string, make: () => Promise<T>) => around([name], make, [])
  const { files, mailer } = deps
  return {
    ...deps,
    table,
    files: {
      put: (key, bytes, type) => then(`keep file ${key.split('/')[0]}`, () => files.put(key, bytes, type)),
      mend: (key, bytes, type) => then(`mend file ${key.split('/')[0]}`, () => files.mend(key, bytes, type)),
      get: (key) => then(`read file ${key.split('/')[0]}`, () => files.get(key)),
      link: files.link,
    },
    print: (content) => then('print', () => deps.print(content)),
    mailer: {
      ...mailer,
      send: (letter) => then(letter.attachments.length > 0 ? 'send issue' : 'send notice', () => mailer.send(letter)),
      recall: (id) => then('recall', () => mailer.recall(id)),
    },
  }
}

type Item = { pk?: string; sk?: string; gsi1pk?: string; state?: string; json?: string }
type Input = {
  Item?: Item
  Key?: Item
  RequestItems?: Record<string, { Keys?: Item[] }>
  TransactItems?: { Put?: { Item: Item }; Delete?: { Key: Item }; ConditionCheck?: { Key: Item } }[]
  ExpressionAttributeValues?: Record<string, string>
}

// A command of the SDK carries its input under this name.
const inputOf = (command: unknown): Input => (command as { input: Input }).input

function rowsOf({ Item, TransactItems = [] }: Input): string[] {
  const written = [Item, ...TransactItems.map(({ Put, Delete }) => Put?.Item ?? Delete?.Key)]
  return written.flatMap((one) => (one ? [`${one.pk} ${one.sk}`] : []))
}

function namesOf(input: Input): string[] {
  if (input.Item) return [`write ${kindOf(input.Item)}`]
  if (input.TransactItems) {
    const parts = input.TransactItems.flatMap(({ Put, Delete, ConditionCheck }) => [
      ...(Put ? [kindOf(Put.Item)] : []),
      ...(Delete ? [`${kindOf(Delete.Key)} gone`] : []),
      ...(ConditionCheck ? [`${kindOf(ConditionCheck.Key)} looked at`] : []),
    ])
    // What a sender wrote of its letters is named row by row: which of them went together is chance.
    if (parts.every((part) => /^DELIVERY (?!queued)/.test(part))) return parts.map((part) => `write ${part}`)
    return [`write ${[...new Set(parts)].join(' + ')}`]
  }
  if (input.Key) return [`read ${kindOf(input.Key)}`]
  if (input.RequestItems) {
    const read = Object.values(input.RequestItems).flatMap(({ Keys = [] }) => Keys.map(kindOf))
    return [`read ${[...new Set(read)].join(' + ')} together`]
  }
  const { ':pk': pk = '', ':prefix': prefix = '' } = input.ExpressionAttributeValues ?? {}
  return [`list ${prefix.split('#')[0] || pk.replace(/^ISSUE#[^#]*#/, '')}`]
}

/** `DELIVERY sent`, `WORK claimed`, `AUDIT`: the kind of row, and where it stands. */
function kindOf({ sk = '', state, json }: Item): string {
  const [kind] = sk.split('#')
  if (kind !== 'WORK' || json === undefined) return [kind, state].filter(Boolean).join(' ')
  return JSON.parse(json).claimedBy === null ? 'WORK open' : 'WORK claimed'
}
