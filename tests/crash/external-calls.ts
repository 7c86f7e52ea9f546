/** Every call that leaves a worker: to the store, the files, the printer, the mail server; each by a name that says what it did. */
import type { WorkerDeps } from '#functions/deps.ts'

/** The same dependencies; `after` hears of each call that has come back, before the worker does: mostly by one name. */
export function watched(deps: WorkerDeps, after: (...names: string[]) => void): WorkerDeps {
  const then = async <T>(names: string | string[], answer: Promise<T>): Promise<T> => {
    const value = await answer
    after(...[names].flat())
    return value
  }
  // Overloads of `send` cannot be spelled for a wrapper: it hands the very arguments on.
  const send = (...of: unknown[]) => then(namesOf(of[0]), Reflect.apply(deps.table.db.send, deps.table.db, of))
  const db = new Proxy(deps.table.db, {
    get: (target, name, receiver) => (name === 'send' ? send : Reflect.get(target, name, receiver)),
  })
  const { files, mailer } = deps
  return {
    ...deps,
    table: { name: deps.table.name, db },
    files: {
      put: (key, bytes, type) => then(`keep file ${key.split('/')[0]}`, files.put(key, bytes, type)),
      get: (key) => then(`read file ${key.split('/')[0]}`, files.get(key)),
      link: files.link,
    },
    print: (content) => then('print', deps.print(content)),
    mailer: {
      ...mailer,
      send: (letter) => then(letter.attachments.length > 0 ? 'send issue' : 'send notice', mailer.send(letter)),
      recall: (id) => then('recall', mailer.recall(id)),
    },
  }
}

type Item = { pk?: string; sk?: string; gsi1pk?: string; state?: string; json?: string }
type Input = {
  Item?: Item
  Key?: Item
  RequestItems?: object
  TransactItems?: { Put?: { Item: Item }; Delete?: { Key: Item }; ConditionCheck?: { Key: Item } }[]
  ExpressionAttributeValues?: Record<string, string>
}

function namesOf(command: unknown): string | string[] {
  // A command of the SDK carries its input under this name.
  const { input } = command as { input: Input }
  if (input.Item) return `write ${kindOf(input.Item)}`
  if (input.TransactItems) {
    const parts = input.TransactItems.flatMap(({ Put, Delete, ConditionCheck }) => [
      ...(Put ? [kindOf(Put.Item)] : []),
      ...(Delete ? [`${kindOf(Delete.Key)} gone`] : []),
      ...(ConditionCheck ? [`${kindOf(ConditionCheck.Key)} looked at`] : []),
    ])
    // What a sender wrote of its letters is named row by row: which of them went together is chance.
    if (parts.every((part) => /^DELIVERY (?!queued)/.test(part))) return parts.map((part) => `write ${part}`)
    return `write ${[...new Set(parts)].join(' + ')}`
  }
  if (input.Key) return `read ${kindOf(input.Key)}`
  if (input.RequestItems) return 'read rows together'
  const { ':pk': pk = '', ':prefix': prefix = '' } = input.ExpressionAttributeValues ?? {}
  return `list ${prefix.split('#')[0] || pk.replace(/^ISSUE#[^#]*#/, '')}`
}

/** `DELIVERY sent`, `WORK claimed`, `AUDIT`: the kind of row, and where it stands. */
function kindOf({ sk = '', state, json }: Item): string {
  const [kind] = sk.split('#')
  if (kind !== 'WORK' || json === undefined) return [kind, state].filter(Boolean).join(' ')
  return JSON.parse(json).claimedBy === null ? 'WORK open' : 'WORK claimed'
}
