/** Files that a text names, in comments and on pages: `tests/conventions/sources.ts`, `sources.ts`; and whether each is there. */
import { posix } from 'node:path'
import { filesOf } from './sources.ts'

/** The end of a file's path whose name only our own files bear: packages are told of by `.js` and `.css`. */
const NAMED = /(?<![\w/.:@*{}-])(?:\.{1,2}\/)*(?:[\w.-]+\/)*[\w.-]+\.(?:ts|tsx|py|md)\b(?![/(-])/g
const DECISION = /\b(?:decisions?|docs\/decisions)[ /](\d{4})\b(?!-)/g

const FILES = filesOf(['*.{md,ts,json}', '{shared,functions,web,infra,tests,docs,.ci}/**/*'])

/**
 * What `text` of the file or page at `at` names and nobody finds: a path is found from the root, from where it is named, or as the end of
 * a file's path. A name alone is that of a neighbour, or of at most `mostAlone` files.
 */
export function astray(text: string, at: string, mostAlone = 1): string[] {
  const paths = [...text.matchAll(NAMED)].map(([path]) => path).filter((path) => !isFound(path, at, mostAlone))
  const decisions = [...text.matchAll(DECISION)].filter(([, number]) => !isDecision(number ?? '')).map(([said]) => said)
  return [...paths, ...decisions].map((said) => `${at}: ${said}`)
}

function isFound(path: string, at: string, mostAlone: number): boolean {
  const exact = [posix.normalize(path), posix.join(posix.dirname(at), path)]
  if (FILES.some((file) => exact.includes(file))) return true
  const ends = FILES.filter((file) => file.endsWith(`/${path}`)).length
  return ends > 0 && (path.includes('/') || ends <= mostAlone)
}

const isDecision = (number: string) => FILES.some((file) => file.startsWith(`docs/decisions/${number}-`))
