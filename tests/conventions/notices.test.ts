/** docs/notices.md is printed from the table of who hears of what, and nothing tells of anything beside that table. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as notices from '#shared/notices.ts'
import { NOTICE_TABLES } from './notice-table.ts'
import { SOURCES } from './sources.ts'

const PAGE = join(import.meta.dirname, '../../docs/notices.md')

test.each(NOTICE_TABLES)('what is told of %s is its table', (heading, table) => {
  const page = readFileSync(PAGE, 'utf8')
  const section = page.split('\n## ').find((one) => one.startsWith(`${heading}\n`)) ?? ''
  const printed = /^\|[\s\S]*\|$/m.exec(section)?.[0]
  if (printed !== table && process.env.WRITE_NOTICES && printed !== undefined)
    writeFileSync(
      PAGE,
      page.replace(printed, () => table),
    )
  else expect(printed).toBe(table)
})

const rows = [
  notices.ISSUE_NOTICES,
  notices.SUBMISSION_NOTICES,
  notices.COMMENT_NOTICES,
  notices.DISTRIBUTION_NOTICES,
  notices.MORE_ISSUE_NOTICES,
  notices.OTHER_NOTICES,
].flatMap((table) => Object.values(table).flat())
const told = rows.filter((row) => row !== notices.NOBODY)

test('each mail is told of something, and each audience and condition is used', () => {
  expect([...new Set(told.map(({ mail }) => mail))].sort()).toEqual(Object.keys(notices.MAILS).sort())
  expect([...new Set(told.flatMap(({ to }): string[] => [...to]))].sort()).toEqual(
    Object.keys(notices.AUDIENCES).sort(),
  )
  const conditions = told.flatMap((row) => ('when' in row ? [row.when] : []))
  expect([...new Set(conditions)].sort()).toEqual(Object.keys(notices.CONDITIONS).sort())
})

/** Where the letters of an issue go out. */
const SENDS_LETTERS = ['functions/workers/distribution/send-one.ts', 'functions/mail/rate-limited.ts']

/** Who writes notices, and who carries them out. */
const MAY_TELL = ['functions/acts/notices/', 'functions/workers/notices/', 'functions/workers/run-work.ts']

test('nobody writes a notice beside the table', () => {
  const aside = new RegExp(
    `kind: '(notice|write-to-departments|add-to-digest|gather-comments)'|\\bmail: '(${Object.keys(notices.MAILS).join('|')})'|\\bmailer\\b\\s*\\.send\\(`,
    'g',
  )
  const examples = "{ kind: 'notice', notice: { mail: 'reminder' } }, { kind: 'add-to-digest' }, deps.mailer.send({})"
  expect(examples.match(aside)).toHaveLength(4)
  const written = SOURCES.filter(({ path }) => /^(functions|infra)\//.test(path))
    .filter(({ path }) => ![...MAY_TELL, ...SENDS_LETTERS].some((place) => path.startsWith(place)))
    .flatMap(({ path, code }) => [...code.matchAll(aside)].map(([found]) => `${path}: ${found}`))
  expect(written).toEqual([])
})
