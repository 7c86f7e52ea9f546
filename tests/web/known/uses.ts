/** Finds in a built script what the oldest browsers lack, each as it would be written: `Map.groupBy`, `Array.toSorted`, `/v`. */
import { parseAst } from 'vite'
import { INSTANCES, LACKING_GLOBALS, LACKING_METHODS, LACKING_OF_INSTANCES, LACKING_STATICS } from './compat.ts'

type Node = { type: string; [member: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

/** `a.b` as text, where it is that plain; `globalThis.a.b` is `a.b`. */
function pathOf(node: unknown): string | null {
  if (!isNode(node)) return null
  if (node.type === 'ChainExpression') return pathOf(node.expression)
  if (node.type === 'Identifier') return String(node.name)
  if (node.type !== 'MemberExpression' || node.computed) return null
  const object = pathOf(node.object)
  return object === null ? null : `${object}.${nameOf(node.property)}`.replace(/^(globalThis|self|window)\./, '')
}

const nameOf = (node: unknown): string => (isNode(node) && typeof node.name === 'string' ? node.name : '')

/** Helpers of iterators have the names of an array's methods; they are known by what they are called on. */
const HELPERS = new Set('map filter take drop flatMap reduce toArray forEach some every find'.split(' '))
const ITERATORS = new Set('keys values entries matchAll'.split(' '))
const isIterator = (node: unknown): boolean =>
  isNode(node) &&
  node.type === 'CallExpression' &&
  isNode(node.callee) &&
  ITERATORS.has(nameOf(node.callee.property)) &&
  nameOf(node.callee.object) !== 'Object'

/** A regular expression of the newer kind (`v`), which no build can put otherwise. */
const usesOfLiteral = ({ regex }: Node): string[] =>
  typeof regex === 'object' && regex !== null && 'flags' in regex && String(regex.flags).includes('v') ? ['/v'] : []

/** A name that stands for a thing, not for a member of one. */
function usesOfName(node: Node, parent: Node | null): string[] {
  const isMember =
    (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) ||
    (parent?.key === node && parent.value !== node)
  return !isMember && LACKING_GLOBALS.has(nameOf(node)) ? [nameOf(node)] : []
}

function usesOfMember(node: Node, parent: Node | null): string[] {
  const path = pathOf(node)
  const name = nameOf(node.property)
  if (path && LACKING_STATICS.has(path)) return [path]
  const [object = '', ...rest] = path?.split('.') ?? []
  const owner = rest.length === 1 && INSTANCES[object]
  if (owner) return LACKING_OF_INSTANCES.has(`${owner}.${name}`) ? [`${owner}.${name}`] : []
  if (parent?.type !== 'CallExpression' || parent.callee !== node) return []
  if (HELPERS.has(name) && isIterator(node.object)) return [`Iterator.${name}`]
  const method = LACKING_METHODS.get(name)
  return method ? [`${method}.${name}`] : []
}

function usesOf(node: Node, parent: Node | null): string[] {
  if (node.type === 'Literal') return usesOfLiteral(node)
  if (node.type === 'Identifier') return usesOfName(node, parent)
  return node.type === 'MemberExpression' && !node.computed ? usesOfMember(node, parent) : []
}

/** What is asked for first (`typeof x`, `x?.`) is used only where it is there. */
function askedFor(node: Node): string[] {
  const asked =
    node.type === 'UnaryExpression' && node.operator === 'typeof'
      ? pathOf(node.argument)
      : node.type === 'CallExpression' && node.optional === true
        ? pathOf(node.callee)
        : null
  return asked === null ? [] : [asked]
}

export function lackingUses(code: string): string[] {
  const uses = new Set<string>()
  const asked = new Set<string>()
  const visit = (value: unknown, parent: Node | null): void => {
    if (Array.isArray(value)) for (const one of value) visit(one, parent)
    if (!isNode(value)) return
    for (const use of usesOf(value, parent)) uses.add(use)
    for (const path of askedFor(value)) asked.add(path)
    for (const [member, inner] of Object.entries(value)) if (member !== 'type') visit(inner, value)
  }
  visit(parseAst(code), null)
  return [...uses].filter((use) => !asked.has(use)).sort()
}
