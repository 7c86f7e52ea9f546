/** Finds in a built style sheet what the oldest browsers lack: `field-sizing`, `:has()`, `color-mix()`, `@container`, `1lh`, `(width <= 48rem)`. */
import type { Identifier } from '@mdn/browser-compat-data'
import { CSS, isLacking, partsOf } from './compat.ts'

/** Units that are named after themselves in the table, and those that are told together. */
const UNITS: Readonly<Record<string, string>> = {
  dvh: 'viewport_percentage_units_dynamic',
  dvw: 'viewport_percentage_units_dynamic',
  svh: 'viewport_percentage_units_small',
  lvh: 'viewport_percentage_units_large',
  cqw: 'container_query_length_units',
  cqi: 'container_query_length_units',
}

/** Functions stand at several places of the table, under their own names. */
const FUNCTIONS = new Map<string, Identifier[]>()
function collect(node: Identifier | undefined): void {
  for (const [name, part] of partsOf(node)) {
    FUNCTIONS.set(name, [...(FUNCTIONS.get(name) ?? []), part])
    collect(part)
  }
}
collect(CSS.types)

/** The part of the table at these names. */
const of = (node: Identifier | undefined, ...names: string[]): Identifier | undefined =>
  names.reduce<Identifier | undefined>((at, name) => partsOf(at).find(([one]) => one === name)?.[1], node)

const lackingOfValue = (property: string, value: string): string[] => [
  ...[...value.matchAll(/([a-z][\w-]*)\(/g)]
    .map(([, name = '']) => name)
    .filter((name) => FUNCTIONS.get(name)?.every((one) => isLacking(one)))
    .map((name) => `${name}()`),
  ...[...value.matchAll(/(?<![\w#-])[\d.]+([a-z]+)/g)]
    .map(([, unit = '']) => unit)
    .filter((unit) => isLacking(of(CSS.types, 'length', UNITS[unit] ?? unit)))
    .map((unit) => `1${unit}`),
  ...value
    .split(/[\s,]+/)
    .filter((word) => isLacking(of(CSS.properties, property, word)))
    .map((word) => `${property}: ${word}`),
]

const lackingOfSelector = (selector: string): string[] =>
  [...selector.matchAll(/::?([a-z-]+)/g)]
    .map(([whole, name = '']) => ({ whole, name }))
    .filter(({ name }) => isLacking(of(CSS.selectors, name)))
    .map(({ whole }) => whole)

function lackingOfAtRule(name: string, prelude: string): string[] {
  const features = [...prelude.matchAll(/\(([a-z-]+)/g)].map(([, feature = '']) => feature)
  return [
    ...(isLacking(of(CSS['at-rules'], name)) ? [`@${name}`] : []),
    ...features.filter((one) => isLacking(of(CSS['at-rules'], name, one))).map((one) => `@${name} (${one})`),
    // Older phones have no such form (Chrome 104, Safari 16.4) and would take no rule of it.
    ...(/[<>]/.test(prelude) && name === 'media' ? ['a range in @media'] : []),
  ]
}

function lackingOfDeclaration(text: string): string[] {
  const [, property = '', value = ''] = /^\s*([a-z][\w-]*)\s*:\s*(.*)$/s.exec(text) ?? []
  if (!property) return []
  return [...(isLacking(of(CSS.properties, property)) ? [property] : []), ...lackingOfValue(property, value)]
}

export function lackingStyles(sheet: string): string[] {
  const bare = sheet.replace(/"[^"]*"|'[^']*'|url\([^)]*\)|\/\*.*?\*\//gs, '""')
  const found: string[] = []
  /** Of each block that is open, whether it is a rule's own, in which no other should lie. */
  const open: boolean[] = []
  for (const [, text = '', end] of bare.matchAll(/([^{};]*)([{};])/g)) {
    const [, rule, prelude = ''] = /^\s*@([\w-]+)\s*(.*)$/s.exec(text) ?? []
    if (rule) found.push(...lackingOfAtRule(rule, prelude))
    else if (end === '{') found.push(...lackingOfSelector(text), ...(open.includes(true) ? ['a rule in a rule'] : []))
    else found.push(...lackingOfDeclaration(text))
    if (end === '{') open.push(rule === undefined)
    if (end === '}') open.pop()
  }
  return [...new Set(found)].sort()
}
