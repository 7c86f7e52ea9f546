/** The small faults that can be put into a source, found in its syntax: each a place and the text that takes its place. */
import { parseSync } from 'vite'

export type Mutation = { start: number; end: number; text: string; what: string }

/** A node of the syntax tree (ESTree), as far as it is looked at. */
type Node = { type: string; start: number; end: number } & Record<string, unknown>

const OTHER: Readonly<Record<string, string>> = {
  ...{ '===': '!==', '!==': '===', '<': '<=', '<=': '<', '>': '>=', '>=': '>', '&&': '||', '||': '&&' },
}
/** Types are the compiler's, and what is said in Chinese is words and no rule. */
const isType = ({ type }: Node) =>
  type.startsWith('TS') && !['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'].includes(type)
const isWords = (text: string) => /[\u3000-\u9fff\uff00-\uffef]/.test(text)

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

const children = (node: Node): Node[] =>
  Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isNode)

const brief = (text: string) => text.replace(/\s+/g, ' ').slice(0, 70)

type Fault = [what: string, text: string, of?: Node]
type Faults = (node: Node, textOf: (of: Node) => string) => Fault[]

const always = ({ test }: Node): Fault[] =>
  isNode(test) ? ['true', 'false'].map((text) => [`always ${text}`, text, test] satisfies Fault) : []

/** The two sides with the other operator between them, where it has one. */
const turned: Faults = ({ left, right, operator }, textOf) => {
  const other = OTHER[String(operator)]
  return other && isNode(left) && isNode(right) ? [[`to ${other}`, `(${textOf(left)} ${other} ${textOf(right)})`]] : []
}

/** By the kind of a node: the faults that can be put in its place. */
const FAULTS: Readonly<Record<string, Faults>> = {
  BinaryExpression: turned,
  LogicalExpression: (node, textOf) => {
    const { left, right, operator } = node
    const sides = [right, ...(operator === '??' ? [] : [left])]
    const other = (side: unknown) => (side === right ? left : right)
    return [
      ...turned(node, textOf),
      ...sides.flatMap((side): Fault[] => {
        const kept = other(side)
        return isNode(kept) ? [[side === right ? 'right side dropped' : 'left side dropped', `(${textOf(kept)})`]] : []
      }),
    ]
  },
  UnaryExpression: ({ operator, argument }, textOf) =>
    operator === '!' && isNode(argument) ? [['no not', `(${textOf(argument)})`]] : [],
  IfStatement: always,
  ConditionalExpression: always,
  Literal: ({ value }) => {
    if (typeof value === 'boolean') return [['flipped', String(!value)]]
    if (typeof value === 'number') return [1, -1].map((by) => [`by ${by}`, `(${value + by})`] satisfies Fault)
    return typeof value === 'string' && !isWords(value) ? [['another string', value === '' ? "'x'" : "''"]] : []
  },
  ArrayExpression: ({ elements }, textOf) => {
    const all = Array.isArray(elements) ? elements.filter(isNode) : []
    const without = (one: Node) =>
      `[${all
        .filter((other) => other !== one)
        .map(textOf)
        .join(', ')}]`
    // What is spread into it is dropped where it stands.
    const several = all.length > 1 ? all.filter(({ type }) => type !== 'SpreadElement') : []
    return [
      ...(all.length > 0 ? [['emptied', '[]'] satisfies Fault] : []),
      ...several.map((one): Fault => [`without ${brief(textOf(one))}`, without(one)]),
    ]
  },
  SpreadElement: () => [['spread dropped', '...[]']],
  ExpressionStatement: ({ directive }) => (directive ? [] : [['statement dropped', ';']]),
}

/** `path` tells which language it is. @throws Error when it cannot be parsed */
export function mutationsOf(path: string, source: string): Mutation[] {
  const { program, errors } = parseSync(path, source, { lang: path.endsWith('x') ? 'tsx' : 'ts' })
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const textOf = ({ start, end }: Node) => source.slice(start, end)
  const at = (node: Node): Mutation[] =>
    (FAULTS[node.type]?.(node, textOf) ?? []).map(([what, text, { start, end } = node]) => ({
      ...{ start, end, text },
      what: `${what}: ${brief(textOf(node))}`,
    }))

  function within(node: Node, parent: Node | null): Mutation[] {
    if (isType(node) || node.type === 'ImportDeclaration') return []
    // The name of a member is no value, nor is what a module is taken from.
    const isName = parent?.type === 'Property' && parent.key === node && !parent.computed
    const isSource = parent?.type.startsWith('Export') && parent.source === node
    return [...(isName || isSource ? [] : at(node)), ...children(node).flatMap((child) => within(child, node))]
  }
  // The program is a node as all others.
  return children(program as unknown as Node).flatMap((child) => within(child, null))
}

export const mutated = (source: string, { start, end, text }: Pick<Mutation, 'start' | 'end' | 'text'>): string =>
  source.slice(0, start) + text + source.slice(end)
