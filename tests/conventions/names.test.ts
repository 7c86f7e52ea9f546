/** A file's name says its subject: files share a name only where it is one subject in several folders, each with its own part of it. */
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { SOURCES } from './sources.ts'

/** Subjects that several folders have a part of: what a folder does with it, the map in README.md says. */
const ONE_SUBJECT = new Set([
  ...[
    'archive',
    'comments',
    'deliveries',
    'delivery-events',
    'digests',
    'figures',
    'issue-mail',
    'issued',
    'mail-pause',
  ],
  ...['mail-size', 'notices', 'people', 'person-changed', 'pictures', 'preview', 'publication', 'recipients'],
  ...['record-end', 'records', 'render', 'session', 'stands-in', 'suppressions', 'tallies', 'test-mail', 'unprinted'],
  ...['check-proof', 'knowledge', 'work'],
  // What stands by itself in each: its API, its client, its log, its port, its settings, its site, its table, what wakes it.
  ...['api', 'client', 'log', 'port', 'settings', 'site', 'stream', 'sweep', 'table'],
])

test('files of one name are about one subject', () => {
  const ours = SOURCES.filter(({ path }) => !path.startsWith('tests/')).map(({ path }) => path)
  const byName = Map.groupBy(ours, (path) => basename(path))
  const shared = [...byName].filter(([, paths]) => paths.length > 1)
  expect(shared.filter(([name]) => !ONE_SUBJECT.has(name.replace('.ts', '')))).toEqual([])
  expect([...ONE_SUBJECT].filter((name) => (byName.get(`${name}.ts`)?.length ?? 0) < 2)).toEqual([])
})
