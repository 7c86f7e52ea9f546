/** A disk that is full or says no: every caller hears what to do, nothing half done stays, and no path of the server is told. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { diskFiles } from '#functions/files/disk.ts'
import { PrintFailure } from '#functions/print/failure.ts'
import { aWrittenIssue, move, ok } from '../support/issue-steps.ts'
import { handInPicture } from '../support/picturing.ts'
import { aPng } from '../support/print/a-picture.ts'
import { quickPrint } from '../support/print/quick-print.ts'
import { tableAround } from '../support/store/table-around.ts'
import { usingCentre } from '../support/using-centre.ts'

const folder = mkdtempSync(join(tmpdir(), 'chuangxun-faults-'))
const files = join(folder, 'files')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let engineSays: string | null = null
let printFault: Error | null = null
let away: Error | null = null
const { centre, editor, read, acts } = await usingCentre({
  people: ['editor'],
  files: diskFiles(files),
  print: async (content) => {
    if (printFault) throw printFault
    return quickPrint(content)
  },
  around: (table) =>
    tableAround(table, (command, go) => {
      if (away) return Promise.reject(away)
      const writes = command instanceof PutCommand || command instanceof TransactWriteCommand
      return writes && engineSays
        ? Promise.reject(Object.assign(new Error(engineSays), { name: 'InternalServerError' }))
        : go()
    }),
})
beforeEach(() => {
  engineSays = null
  printFault = null
  away = null
  rmSync(files, { recursive: true, force: true })
})

const upload = () => handInPicture(editor, aPng())

test('a file store that takes no files: refused, and taken in once it does again', async () => {
  writeFileSync(files, 'a file in the folder’s place')
  const { status, body } = await upload()
  expect([status, body.code]).toEqual([503, 'storage-failed'])
  expect(JSON.stringify(body)).not.toContain(folder)
  expect(centre.logged.at(-1)).toMatchObject({
    level: 'error',
    refusal: 'storage-failed',
    error: expect.stringContaining(folder),
  })
  rmSync(files)
  ok(await upload())
})

test.each([
  ['commit failed (backend: database or disk is full)', 507, 'storage-full'],
  ['backend: attempt to write a readonly database', 503, 'storage-failed'],
])('a database that says: %s', async (says, status, code) => {
  const before = await centre.rows()
  engineSays = says
  const settings = { period: '2026-01', number: 77, total: null, issueDate: '2026-02-14' }
  const answer = await editor.post('/api/publications/briefing/issues', settings)
  expect([answer.status, answer.body.code]).toEqual([status, code])
  expect(answer.body.message).toMatch(/联系管理员/)
  engineSays = null
  expect(await centre.rows()).toEqual(before)
})

test('a PDF that cannot be kept is told on the issue and its record without a path, and kept later', async () => {
  const written = await aWrittenIssue(centre, editor)
  writeFileSync(files, 'a file in the folder’s place')
  const refused = await editor.post(`/api/issues/${written.id}/moves`, {
    move: 'send-to-review',
    version: written.version,
  })
  expect([refused.status, refused.body.code]).toEqual([503, 'storage-failed'])
  rmSync(files)
  const sent = await move(editor, written, { move: 'send-to-review' })
  rmSync(files, { recursive: true })
  writeFileSync(files, 'a file in the folder’s place')
  await centre.runAllWork()
  expect((await read(sent)).review).toMatchObject({
    pdf: null,
    renderFailure: expect.stringMatching(/读写不了.*联系管理员/),
  })
  rmSync(files)
  expect(JSON.stringify([await read(sent), ok(await editor.get(`/api/issues/${sent.id}/audit`))])).not.toContain(folder)
  expect(await acts(sent)).toContain('render-failed')
})

test.each([
  [
    new PrintFailure('fonts-not-loaded', "font files missing: ENOENT: no such file, open '/srv/app/fonts/a.woff2'"),
    /字体没有加载完/,
  ],
  [new PrintFailure('browser-not-started', 'Chromium did not start: /tmp/chuangxun is not ours'), /排印程序没有启动/],
  [
    Object.assign(new Error("ENOSPC: no space left on device, write '/tmp/x/y'"), { code: 'ENOSPC', errno: -28 }),
    /磁盘已满/,
  ],
])('a print that fails by %s is told in words without a path', async (failure, words) => {
  printFault = failure
  const sent = await move(editor, await aWrittenIssue(centre, editor), { move: 'send-to-review' })
  await centre.runAllWork()
  expect((await read(sent)).review?.renderFailure).toMatch(words)
  expect(JSON.stringify(ok(await editor.get(`/api/issues/${sent.id}/audit`)))).not.toMatch(/\/(tmp|srv)\//)
})

test.each([
  ['is being started again', { code: 'ECONNREFUSED' }],
  ['ended in the middle', { code: 'ECONNRESET' }],
  ['answers too late', { name: 'TimeoutError' }],
])('an engine that %s: who reads or writes is told to look again, the log knows why', async (_, how) => {
  const issue = await aWrittenIssue(centre, editor)
  away = Object.assign(new Error('connect 127.3.2.1:4711'), how)
  const moved = { move: 'close-input', version: issue.version }
  for (const { status, body } of [
    await editor.get(`/api/issues/${issue.id}`),
    await editor.post(`/api/issues/${issue.id}/moves`, moved),
  ]) {
    expect([status, body.code]).toEqual([503, 'store-away'])
    expect(JSON.stringify(body)).not.toContain('127.3.2.1')
  }
  expect(centre.logged.at(-1)).toMatchObject({ refusal: 'store-away', error: expect.stringContaining('127.3.2.1') })
  away = null
  ok(await editor.post(`/api/issues/${issue.id}/moves`, moved))
})
