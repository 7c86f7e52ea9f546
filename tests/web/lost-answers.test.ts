/** An answer that is lost on the way: of an act it is told that it may be done, of a reading that it is to be tried again. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { isPassing, sentenceOf } from '../../web/api/refused.ts'

const MAYBE = '没有收到答复，这一步可能已经办理。联网后请先看最新情况，再决定是否重办。'
const AGAIN = '连接不上服务器，请检查网络后重试。'

let client: typeof import('../../web/api/client.ts')
/** What the next request comes to. */
let comesTo: () => Promise<Response>

beforeAll(async () => {
  vi.stubGlobal('window', { location: { origin: 'http://chuangxun.example' } })
  vi.stubGlobal('fetch', () => comesTo())
  client = await import('../../web/api/client.ts')
})
afterAll(() => {
  vi.unstubAllGlobals()
})

const neverThere = async (): Promise<Response> => {
  throw new TypeError('Failed to fetch')
}
const brokenOff = async () =>
  new Response(
    new ReadableStream({
      start: (body) => {
        body.enqueue(new TextEncoder().encode('{"version":'))
        body.error(new TypeError('network error'))
      },
    }),
  )

const param = { issueId: 'i', submissionId: 's', personId: 'p', publicationId: 'x' }

/** What asks, and what is told where its answer is lost. */
const ASKED = {
  'a move of an issue': [
    () => client.api.issues[':issueId'].moves.$post({ param, json: { move: 'withdraw', version: 1 } }),
    MAYBE,
  ],
  'a move of a submission': [
    () =>
      client.api.issues[':issueId'].submissions[':submissionId'].moves.$post({
        param,
        json: { move: 'hand-in', version: 1 },
      }),
    MAYBE,
  ],
  'a reading': [() => client.api.issues[':issueId'].$get({ param }), AGAIN],
  'a text that is only read': [() => client.api.imports.$post({ json: { text: '' } }), AGAIN],
  'a file to be added': [
    () =>
      client.api.issues[':issueId'].submissions[':submissionId'].attachments.$post({
        param,
        json: { name: '', parts: [] },
      }),
    AGAIN,
  ],
  'a code to sign in': [() => client.api['sign-in'].$post({ json: { email: '' } }), AGAIN],
} as const

test.each(Object.entries(ASKED))('%s', async (_, [asks, told]) => {
  for (const lost of [neverThere, brokenOff]) {
    comesTo = lost
    const error = await client.answer<unknown>(asks()).catch((caught: unknown) => caught)
    expect([sentenceOf(error), isPassing(error)]).toEqual([told, true])
  }
})

test('an act that is answered goes on as it did, and so does a refusal of it', async () => {
  const asks = () => client.answer<unknown>(ASKED['a move of an issue'][0]())
  comesTo = async () => Response.json({ version: 2 })
  expect(await asks()).toEqual({ version: 2 })
  comesTo = async () => Response.json({ code: 'done-already', message: '办过', details: [] }, { status: 409 })
  await expect(asks()).rejects.toMatchObject({ code: 'done-already', message: '办过' })
})
