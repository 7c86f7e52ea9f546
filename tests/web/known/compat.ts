/** The features of the oldest browsers of all that we work in, by MDN's table of what each browser has since when. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { CompatData, CompatStatement, Identifier, SimpleSupportStatement } from '@mdn/browser-compat-data'

/** The oldest in which everything works (docs/decisions/0025). */
const OLDEST = { chrome: 109, firefox: 115, safari: 16.4 } as const

const file = createRequire(import.meta.url).resolve('@mdn/browser-compat-data')
const DATA = JSON.parse(readFileSync(file, 'utf8')) as CompatData // the package says so

const versionOf = (version: string | false | null | undefined): number =>
  typeof version === 'string' ? Number.parseFloat(version.replace('≤', '')) || Number.POSITIVE_INFINITY : Infinity

/** Whether a statement says that the browser of this version has it, under its own name and without a flag. */
const has = (one: SimpleSupportStatement, version: number): boolean =>
  !one.flags &&
  !one.prefix &&
  !one.alternative_name &&
  versionOf(one.version_added === 'preview' ? false : one.version_added) <= version &&
  (one.version_removed === undefined || versionOf(one.version_removed) > version)

const isKnown = ({ support }: CompatStatement): boolean =>
  Object.entries(OLDEST).every(([browser, version]) =>
    [support[browser as keyof typeof OLDEST]] // its own keys
      .flat()
      .some((one) => one !== undefined && has(one, version)),
  )

/** In the table, and missing in one of the oldest. What is on trial, or no standard, is nothing that we would call by accident. */
export const isLacking = (feature: Identifier | undefined): boolean => {
  const found = feature?.__compat
  return found !== undefined && found.status?.standard_track !== false && !found.status?.experimental && !isKnown(found)
}

/** What a part of the table holds, by name; beside it stands what the table says of the part itself. */
export const partsOf = (node: Identifier | undefined): [string, Identifier][] =>
  Object.entries(node ?? {}).flatMap(([name, part]) => (name === '__compat' ? [] : [[name, part as Identifier]]))

const BUILTINS = partsOf(DATA.javascript.builtins)
const INTERFACES = partsOf(DATA.api)
const LANGUAGE = new Set(BUILTINS.map(([name]) => name))
/** Of all interfaces, those whose methods are called on the things of a page. */
const DOM =
  /^(Node|Element|HTML\w*Element|Document|DocumentFragment|EventTarget|Event|Range|Selection|Response|Request|Blob|File|FormData|URLSearchParams|CSSStyleSheet|CSSStyleDeclaration|DOMTokenList|NodeList|Storage|AbortSignal)$/

const NAMESPACES = new Set(['Math', 'JSON', 'Reflect', 'Atomics', 'Intl', 'WebAssembly'])
const isStatic = (owner: string, member: Identifier): boolean =>
  NAMESPACES.has(owner) || !`${member.__compat?.spec_url}`.includes('prototype')

const membersOf = ([owner, node]: [string, Identifier]) =>
  partsOf(node).map(([name, member]) => ({
    owner,
    name: name.replace(/_static$/, ''),
    // Of the API's members the table says so; of the language's the address of their paragraph does.
    isStatic: name.endsWith('_static') || (LANGUAGE.has(owner) && isStatic(owner, member)),
    lacking: isLacking(member),
  }))

const MEMBERS = [...BUILTINS, ...INTERFACES].flatMap(membersOf)
const METHODS = [...BUILTINS, ...INTERFACES.filter(([name]) => DOM.test(name))].flatMap(membersOf)
const known = new Set(METHODS.filter(({ lacking }) => !lacking).map(({ name }) => name))

/** `Map.groupBy`, `Promise.withResolvers`: called on the thing that has that name. */
export const LACKING_STATICS: ReadonlySet<string> = new Set(
  MEMBERS.filter(({ lacking, isStatic }) => lacking && isStatic).map(({ owner, name }) => `${owner}.${name}`),
)

/** `toSorted`, `togglePopover`: names that only what is lacking has, as whose they may be called. */
export const LACKING_METHODS: ReadonlyMap<string, string> = new Map(
  METHODS.filter(({ lacking, isStatic, name }) => lacking && !isStatic && !known.has(name))
    .toReversed()
    .map(({ name, owner }) => [name, owner]),
)

/** `Float16Array`, `ViewTransition`. */
export const LACKING_GLOBALS: ReadonlySet<string> = new Set(
  [...BUILTINS, ...INTERFACES].filter(([, node]) => isLacking(node)).map(([name]) => name),
)

/** What an object of the page is an instance of, for `navigator.share`. */
export const INSTANCES: Readonly<Record<string, string>> = {
  navigator: 'Navigator',
  document: 'Document',
  window: 'Window',
  crypto: 'Crypto',
  performance: 'Performance',
  location: 'Location',
  history: 'History',
}
export const LACKING_OF_INSTANCES: ReadonlySet<string> = new Set(
  MEMBERS.filter(({ lacking, isStatic }) => lacking && !isStatic).map(({ owner, name }) => `${owner}.${name}`),
)

export const CSS = DATA.css
