/** Whether the statements of a policy let a call be made, as IAM decides it; what is not known here is refused loudly. */

type OneOrMore = string | string[]

export type Statement = {
  Effect: 'Allow' | 'Deny'
  Action: OneOrMore
  Resource?: OneOrMore
  Principal?: Record<string, OneOrMore> | string
  Condition?: Record<string, Record<string, OneOrMore | boolean>>
}

/** One right that a call needs: `context` holds what conditions may look at. */
export type Asked = { action: string; resource: string; context?: Record<string, readonly string[]> }

const KNOWN = new Set(['Sid', 'Effect', 'Action', 'Resource', 'Principal', 'Condition'])

/** What one value that is there must be; each is held against every value that the policy names. */
const OPERATORS: Record<string, (is: string, named: string) => boolean> = {
  StringEquals: (is, named) => is === named,
  StringLike: (is, named) => like(is, named),
  ArnEquals: (is, named) => like(is, named),
  ArnLike: (is, named) => like(is, named),
  Bool: (is, named) => is === named,
  NumericEquals: (is, named) => Number(is) === Number(named),
  NumericLessThan: (is, named) => Number(is) < Number(named),
  NumericLessThanEquals: (is, named) => Number(is) <= Number(named),
  NumericGreaterThan: (is, named) => Number(is) > Number(named),
  NumericGreaterThanEquals: (is, named) => Number(is) >= Number(named),
}

/** A Deny outweighs every Allow; without an Allow there is no right. @throws Error for what is not known here */
export function allows(statements: readonly Statement[], asked: Asked): boolean {
  const about = statements.filter((statement) => speaksOf(statement, asked))
  return about.some(({ Effect }) => Effect === 'Allow') && !about.some(({ Effect }) => Effect === 'Deny')
}

function speaksOf(statement: Statement, { action, resource, context = {} }: Asked): boolean {
  const unknown = Object.keys(statement).find((name) => !KNOWN.has(name))
  if (unknown) throw new Error(`not known how IAM reads ${unknown}: ${JSON.stringify(statement)}`)
  const { Action, Resource = '*', Condition = {} } = statement
  return (
    // Actions are the same in whatever case, resources are not.
    all(Action).some((named) => like(action.toLowerCase(), named.toLowerCase())) &&
    all(Resource).some((named) => like(resource, named)) &&
    Object.entries(Condition).every(([operator, keys]) =>
      Object.entries(keys).every(([key, named]) => meets(operator, context[key] ?? [], all(named))),
    )
  )
}

/** As IAM has it: of what is not there `ForAllValues` holds, and every other operator does not. */
function meets(operator: string, values: readonly string[], named: readonly string[]): boolean {
  const [, every, name = ''] = /^(ForAllValues:)?(.*)$/.exec(operator) ?? []
  const is = OPERATORS[name]
  if (!is) throw new Error(`not known how IAM reads the condition ${operator}`)
  const one = (value: string) => named.some((other) => is(value, other))
  if (every) return values.every(one)
  if (values.length > 1) throw new Error(`${operator} was asked of ${values.length} values`)
  return values.some(one)
}

const all = (value: OneOrMore | boolean): string[] => (Array.isArray(value) ? value : [String(value)])

/** `*` stands for any characters, `?` for one. */
export function like(is: string, named: string): boolean {
  const source = named
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, 's').test(is)
}
