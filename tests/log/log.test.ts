/** A log line is one line of JSON with its time in UTC, whatever somebody managed to put into it; no mailbox is in it. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LogLevel } from '#functions/log/log.ts'
import { withoutAddresses } from '#functions/log/without-addresses.ts'

const LOG = join(import.meta.dirname, '../../functions/log/log.ts')

/** What a process writes that logs these lines, from `from` on. */
function logged(from: LogLevel, lines: readonly Record<string, unknown>[]): { out: string; err: string } {
  const code = `const { openLog } = await import(${JSON.stringify(LOG)}); const log = openLog('${from}'); for (const line of ${JSON.stringify(lines)}) log(line)`
  const shell = '"$0" --input-type=module -e "$1" 2>&3 | sed "s/^/out /"'
  const both = execFileSync('/bin/sh', ['-c', `{ ${shell}; } 3>&1`, process.execPath, code], {
    encoding: 'utf8',
    env: { ...process.env, TZ: 'UTC' },
  })
  const of = (isOut: boolean) =>
    both
      .split('\n')
      .filter((line) => line !== '' && line.startsWith('out ') === isOut)
      .map((line) => line.replace(/^out /, ''))
      .join('\n')
  return { out: of(true), err: of(false) }
}

test('is one line, whatever is in it', () => {
  const hostile = {
    path: '/api/a\r\n{"level":"error"}\n\u001b[2J',
    error: '"}\n{"at":"1970"',
    nested: { a: '甲\u2028' },
  }
  const { err, out } = logged('info', [
    { level: 'warn', event: 'refused', ...hostile },
    { level: 'error', event: 'fault' },
  ])
  expect(out).toBe('')
  expect(err).not.toContain('\u001b')
  const [first, last, ...more] = err.split('\n').map((line) => JSON.parse(line))
  expect(more).toEqual([])
  expect(first).toMatchObject({ level: 'WARN', message: 'refused', ...hostile })
  expect(last).toMatchObject({ level: 'ERROR', message: 'fault' })
  expect(last.timestamp).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
})

test('is written from its level on; what is no fault goes to stdout', () => {
  const lines = LogLevel.options.map((level) => ({ level, event: `of-${level}` }))
  const events = (text: string) => text.split('\n').map((line) => line && JSON.parse(line).message)
  expect(LogLevel.options.map((from) => Object.values(logged(from, lines)).map(events))).toEqual([
    [
      ['of-debug', 'of-info'],
      ['of-warn', 'of-error'],
    ],
    [['of-info'], ['of-warn', 'of-error']],
    [[''], ['of-warn', 'of-error']],
    [[''], ['of-error']],
  ])
})

test('holds no mailbox, wherever one stands', () => {
  const address = 'zhang.san@kjt.example'
  const { err } = logged('info', [
    { level: 'error', event: `to ${address}`, reason: `550 <${address}>: 没有这个邮箱`, of: { deep: [address, 5] } },
  ])
  expect(err).not.toContain('zhang.san')
  expect(JSON.parse(err)).toMatchObject({ reason: '550 <<mailbox>>: 没有这个邮箱', of: { deep: ['<mailbox>', 5] } })
})

describe('mailboxes in a text', () => {
  test.each([
    ['a@b.cn', '<mailbox>'],
    ['to=<a.b+c@b.cn>, relay=mx.b.cn[10.0.0.1]:25', 'to=<<mailbox>>, relay=mx.b.cn[10.0.0.1]:25'],
    ['收件人“张三 <a@b.cn>”，“c@d.cn”', '收件人“张三 <<mailbox>>”，“<mailbox>”'],
    ['"a b"@b.cn', '<mailbox>'],
    ['GET /api/people/a%40b.cn/x', 'GET /api/people/<mailbox>/x'],
    ['李四@例子.中国', '<mailbox>'],
    ['smtps://user:secret@mail.b.cn:465', 'smtps://user:<mailbox>:465'],
    ['at /x/node_modules/@aws-sdk/client-ses/index.js:1:2', 'at /x/node_modules/@aws-sdk/client-ses/index.js:1:2'],
    ['a @ b, @c, d@', 'a @ b, @c, d@'],
  ])('%s', (text, said) => expect(withoutAddresses(text)).toBe(said))

  test('are looked for in one walk', () => {
    for (const text of ['a'.repeat(300_000), '@'.repeat(300_000), 'a@'.repeat(150_000)])
      expect(withoutAddresses(text).length).toBeLessThanOrEqual(2_000_000)
  })
})
