/** README.md tells the truth: its diagram is the table's, and what it points to is there. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { workflowDiagram } from './workflow-diagram.ts'

const ROOT = join(import.meta.dirname, '../..')
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')

test('the diagram is the one printed from the table of transitions', () => {
  expect(/```mermaid\n([\s\S]*?)\n```/.exec(readme)?.[1]).toBe(workflowDiagram())
})

test('every file and folder it links to exists', () => {
  const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, path]) => path ?? '')
  expect(links.length).toBeGreaterThan(5)
  expect(links.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
})

test('every npm script it names exists', () => {
  const named = [...readme.matchAll(/npm (?:run (?:-s )?)?([a-z][a-z:-]*)/g)].map(([, name]) => name ?? '')
  const known = new Set([...Object.keys(packageJson.scripts), 'ci'])
  expect(named.filter((name) => !known.has(name))).toEqual([])
})
