/** A preview that cannot be printed: refused with the reason where the content is at fault, a fault where it is not. */
import { BatchGetCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { createPreviewApp } from '#functions/api/preview-app.ts'
import { PrintFailure } from '#functions/print/failure.ts'
import { tokenHash } from '#functions/sign-in/answer-code.ts'
import { commit } from '#functions/store/commit.ts'
import { keys } from '#functions/store/keys.ts'
import type { Content } from '#shared/content/content.ts'
import { tableAround } from '../../support/store/table-around.ts'
import { usingCentre } from '../../support/using-centre.ts'

const CONTENT: Content = {
  period: '2026-01',
  masthead: { name: null, number: null, issuingUnit: '省政务服务中心', issueDate: '2026-02-14' },
  sections: [{ kind: 'items', title: '窗口资讯', items: [{ text: '窗口延长了服务时间。' }] }],
  colophon: { reporting: [], distribution: [] },
}

let failure: Error
const { centre, editor } = await usingCentre({ people: ['editor'], print: () => Promise.reject(failure) })

test.each([
  [
    'wants fonts',
    new PrintFailure('fonts-not-loaded', 'the fonts do not settle'),
    '字体没有加载完，系统会再试；持续如此请联系管理员检查程序的字体文件是否完整',
  ],
])('one that %s is refused with the reason', async (_, thrown, message) => {
  failure = thrown
  const { status, body } = await editor.post('/api/preview', CONTENT)
  expect([status, body.code, body.details]).toEqual([400, 'unprintable', [{ path: '', message }]])
})

test('one that took too long is to be tried again: the machine has too much to do', async () => {
  failure = new PrintFailure('timed-out', 'not printed within 9 ms')
  const { status, body } = await editor.post('/api/preview', CONTENT)
  expect([status, body.code]).toEqual([503, 'busy'])
})

test.each([
  ['did not start', new PrintFailure('browser-not-started', 'Chromium did not start: no room')],
  ['crashed', new PrintFailure('browser-crashed', 'the page crashed')],
  ['answered nonsense', new PrintFailure('unexpected-answer', 'no PDF')],
  ['is being closed', new PrintFailure('closed', 'the printer is closed')],
])('where the browser %s the writer hears so, and the log why', async (_, thrown) => {
  failure = thrown
  const { status, body } = await editor.post('/api/preview', CONTENT)
  expect([status, body.code, body.details]).toEqual([503, 'printer-down', []])
  expect(body.message).not.toContain(thrown.message)
  expect(centre.logged.at(-1)).toMatchObject({ level: 'error', refusal: 'printer-down', error: String(thrown) })
})

test('where something else broke it is a fault, logged', async () => {
  const thrown = new Error('broken')
  failure = thrown
  const { status, body } = await editor.post('/api/preview', CONTENT)
  expect([status, body.code]).toEqual([500, 'fault'])
  const logged = centre.logged.at(-1)
  expect(logged).toMatchObject({ level: 'error', path: '/api/preview', error: String(thrown) })
  // The answer tells nothing of it but the number by which it is found in the log.
  expect(body).toEqual({
    code: 'fault',
    message: expect.stringContaining(`编号 ${logged?.request} 告知管理员`),
    details: [],
  })
})

test('the function that runs the browser prints for who is signed in, and only reads rows by their keys', async () => {
  const { deps } = centre
  const sent: unknown[] = []
  const table = tableAround(deps.table, (command, go) => {
    sent.push(command)
    return go()
  })
  const pdf = new TextEncoder().encode('%PDF-')
  const app = createPreviewApp(
    { ...deps, table, place: { ...deps.place, secret: null }, print: async () => ({ pdf, pages: 1 }) },
    (line) => void centre.logged.push(line),
  )
  const sessionOf = async (personId: string) => {
    const token = `${personId}.of-the-test`
    const [now, expires] = [deps.clock(), new Date(deps.clock().getTime() + 3_600_000)]
    const data = {
      ...{ version: 1, tokenHash: tokenHash(token), personId, era: 0, mac: 'not looked at' },
      ...{ createdAt: now.toISOString(), expires: expires.toISOString(), trusted: false },
    }
    await commit(deps.table, {
      writes: [{ kind: 'add', row: { keys: keys.session(data.tokenHash, personId), data }, refusal: 'busy' }],
    })
    return `session=${token}`
  }
  const ask = async (path: string, cookie = '') => {
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie }
    const { status } = await app.request(path, { method: 'POST', headers, body: JSON.stringify(CONTENT) })
    return status
  }
  const [editors, leaders] = [await sessionOf('zhou-min'), await sessionOf('lin-guodong')]
  expect(await ask('/api/preview', editors)).toBe(200)
  expect(await ask('/api/preview')).toBe(401)
  expect(await ask('/api/preview', leaders)).toBe(403)
  expect(centre.logged.at(-1)).toMatchObject({ event: 'request', status: 403 })
  expect(centre.logged).toContainEqual(expect.objectContaining({ event: 'refused', code: 'not-allowed' }))
  expect(await ask('/api/sign-out', editors)).toBe(404)
  expect(sent.length).toBeGreaterThan(0)
  expect(sent.filter((command) => !(command instanceof BatchGetCommand))).toEqual([])
})
