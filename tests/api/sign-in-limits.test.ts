/** How often codes are asked for and tried: by mailbox, by address, and a stranger never uses up what is the owner's. */
import { beforeEach, describe, expect, test } from 'vitest'
import { listOutbox } from '#functions/mail/outbox-reading.ts'
import { usingCentre } from '../support/using-centre.ts'
import { EDITOR, MINUTE, signingInAt } from './signing-in.ts'

const { centre } = await usingCentre()
beforeEach(() => centre.advance(61 * MINUTE))
const { mailedCode } = signingInAt(centre)

/** From this peer, as Node's server or API Gateway hands it on. */
const from = (env: object, headers: Record<string, string> = {}) => {
  const post = async (path: string, body: object) => {
    const init = {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    }
    const answer = await centre.app.request(path, init, env)
    return { status: answer.status, body: await answer.json() }
  }
  return {
    ask: (email: string) => {
      centre.advance(1000)
      return post('/api/sign-in', { email })
    },
    answer: (challengeId: string, code: string) => post('/api/sign-in/code', { challengeId, code }),
  }
}
const at = (remoteAddress: string, forwarded?: string) =>
  from({ incoming: { socket: { remoteAddress } } }, forwarded === undefined ? {} : { 'x-forwarded-for': forwarded })
const byCloudFront = (edge: string, forwarded: string) =>
  from({ requestContext: { http: { sourceIp: edge } } }, { 'x-forwarded-for': forwarded })

describe('who is counted', () => {
  test.each([
    ['a peer', () => at('10.0.0.1'), () => at('10.0.0.2')],
    ['a peer that names others', () => at('10.0.0.1', '6.6.6.6'), () => at('10.0.0.2', '6.6.6.6')],
    ['whom a proxy on this machine names', () => at('127.0.0.1', '6.6.6.6, 10.0.0.1'), () => at('::1', '10.0.0.2')],
    [
      'whom CloudFront names',
      () => byCloudFront('1.1.1.1', '6.6.6.6, 10.0.0.1, 1.1.1.1'),
      () => byCloudFront('1.1.1.1', '6.6.6.6, 10.0.0.2, 1.1.1.1'),
    ],
  ])('%s: five asks of a stranger leave the owner theirs', async (_, stranger, owner) => {
    for (let n = 0; n < 5; n += 1) expect((await stranger().ask(EDITOR)).status).toBe(200)
    expect((await stranger().ask(EDITOR)).body.code).toBe('too-many-codes')
    await centre.runAllWork()
    const { status, body } = await owner().ask(EDITOR)
    expect(status).toBe(200)
    expect((await owner().answer(body.challengeId, await mailedCode(EDITOR))).status).toBe(200)
  })

  test('what a client writes before what the proxy wrote changes nothing', async () => {
    for (let n = 0; n < 5; n += 1) await at('127.0.0.1', `6.6.6.${n}, 10.0.0.9`).ask(EDITOR)
    expect((await at('127.0.0.1', '6.6.6.77, 10.0.0.9').ask(EDITOR)).body.code).toBe('too-many-codes')
  })
})

test('a mailbox is tried a hundred times an hour at most, from wherever; an hour later its owner signs in', async () => {
  let tried = 0
  for (let n = 0; tried < 100 && n < 40; n += 1) {
    const stranger = at(`10.0.1.${n}`)
    const { status, body } = await stranger.ask(EDITOR)
    if (status !== 200) break
    for (let times = 0; times < 5; times += 1) {
      const { body: said } = await stranger.answer(body.challengeId, '000000')
      if (said.code === 'too-many-tries') break
      tried += 1
    }
  }
  expect(tried).toBe(100)
  await centre.runAllWork()
  const owner = at('10.0.2.1')
  const { body } = await owner.ask(EDITOR)
  const refused = await owner.answer(body.challengeId, await mailedCode(EDITOR))
  expect([refused.status, refused.body.code]).toEqual([429, 'too-many-tries'])
  centre.advance(61 * MINUTE)
  const again = await owner.ask(EDITOR)
  expect((await owner.answer(again.body.challengeId, await mailedCode(EDITOR))).status).toBe(200)
})

test('one address does not ask for all mailboxes', async () => {
  const stranger = at('10.0.3.1')
  const said: number[] = []
  for (let n = 0; n < 301; n += 1) said.push((await stranger.ask(`someone-${n}@elsewhere.example`)).status)
  expect(said.slice(0, 300).every((status) => status === 200)).toBe(true)
  expect(said[300]).toBe(429)
  expect((await at('10.0.3.2').ask('someone-1@elsewhere.example')).status).toBe(200)
})

test('the code is in the mail, and not in its subject', async () => {
  await at('10.0.4.1').ask(EDITOR)
  const code = await mailedCode(EDITOR)
  expect(code).toMatch(/^\d{6}$/)
  expect((await listOutbox(centre.outbox)).some(({ subject }) => subject.includes(code))).toBe(false)
})
