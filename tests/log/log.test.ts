/** A log line is one line of JSON with its time in UTC, whatever somebody managed to put into it. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const HOSTILE = { path: '/api/a\r\n{"level":"error"}\n\u001b[2J', error: '"}\n{"at":"1970"', nested: { a: '甲\u2028' } }

test.each(['functions/lambda/log.ts', 'infra/local/log.ts'])('%s', (file) => {
  const code = `import { log } from ${JSON.stringify(join(ROOT, file))}; log(${JSON.stringify(HOSTILE)}); log({ level: 'info' })`
  const written = execFileSync('/bin/sh', ['-c', '"$0" --input-type=module -e "$1" 2>&1', process.execPath, code], {
    encoding: 'utf8',
  })
  const lines = written.split('\n').filter((line) => line !== '')
  expect(lines).toHaveLength(2)
  expect(written).not.toContain('\u001b')
  const [{ at, ...said }, last] = lines.map((line) => JSON.parse(line))
  expect(said).toEqual(HOSTILE)
  expect(last).toEqual({ at: expect.any(String), level: 'info' })
  expect(at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
})
