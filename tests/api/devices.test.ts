/** Devices: trusted for a month or not at all, listed for their owner, ended one by one; a signature asks for a fresh code. */
import { expect, test } from 'vitest'
import { deviceOf } from '#shared/centre/device.ts'
import { callerBy } from '../support/caller.ts'
import { at } from '../support/issue-page.ts'
import { anApprovedIssue, ok, seen } from '../support/issue-steps.ts'
import { post } from '../support/reviewing.ts'
import { usingCentre } from '../support/using-centre.ts'
import { cookieOf, EDITOR, signingInAt } from './signing-in.ts'

const { centre, editor, office, administrator, signInAgain, recipientsHash } = await usingCentre({
  people: ['editor', 'office', 'head', 'administrator'],
})
const HEAD = 'linguodong@centre.example'
const DAY = 86_400_000
const { ask, as, mailedCode } = signingInAt(centre)

async function signIn(email: string, more: { trust?: boolean } = {}, cookie?: string) {
  const { challengeId, trustedDays } = ok(await ask(email))
  expect(trustedDays).toBe(30)
  const code = await mailedCode(email)
  const answered = await callerAt(cookie).post('/api/sign-in/code', { challengeId, code, ...more })
  return { cookie: cookieOf(answered), expires: Date.parse(ok(answered).expires) }
}
const callerAt = (cookie?: string) => callerBy((path, init) => Promise.resolve(centre.app.request(path, init)), cookie)
const devices = async (cookie: string) => ok(await callerAt(cookie).get('/api/sessions')).devices

test('a trusted device stays signed in for thirty days, another for twelve hours; a code there keeps it trusted', async () => {
  const trusted = await signIn(EDITOR, { trust: true })
  const plain = await signIn(EDITOR)
  expect(Math.round((trusted.expires - plain.expires) / (DAY / 2))).toBe(59)
  centre.advance(DAY)
  expect([(await as(trusted.cookie)).status, (await as(plain.cookie)).status]).toEqual([200, 401])
  const again = await signIn(EDITOR, {}, trusted.cookie)
  expect(again.expires - centre.now().getTime()).toBeGreaterThan(29 * DAY)
  // Somebody else at the same device is not trusted there.
  const other = await signIn(HEAD, {}, again.cookie)
  expect(other.expires - centre.now().getTime()).toBeLessThan(DAY)
  centre.advance(31 * DAY)
  expect((await as(again.cookie)).status).toBe(401)
})

test('a centre that trusts devices for less, or none, ends those that were trusted for longer', async () => {
  const trusted = await signIn(EDITOR, { trust: true })
  const rules = (trustedDays: number) => {
    centre.deps.place.signIn = { trustedDays, freshCodeHours: 12 }
  }
  centre.advance(DAY)
  try {
    rules(2)
    const [only] = await devices(trusted.cookie)
    expect([only.trusted, Date.parse(only.expires) - centre.now().getTime()]).toEqual([true, DAY])
    rules(0)
    expect((await as(trusted.cookie)).status).toBe(401)
    rules(30)
    expect((await as(trusted.cookie)).status).toBe(200)
  } finally {
    delete centre.deps.place.signIn
  }
  ok(await callerAt(trusted.cookie).post('/api/sign-out/everywhere'))
})

test('its owner sees each device and ends one; nobody else does', async () => {
  const [one, two, stranger] = [await signIn(EDITOR, { trust: true }), await signIn(EDITOR), await signIn(HEAD)]
  const list = await devices(one.cookie)
  expect(
    list.map(({ current, trusted, name }: { current: boolean; trusted: boolean; name: string }) => [
      current,
      trusted,
      name,
    ]),
  ).toEqual([
    [false, false, '未知设备'],
    [true, true, '未知设备'],
  ])
  const path = `/api/sessions/${list[0].id}/end`
  expect((await callerAt(stranger.cookie).post(path)).status).toBe(404)
  ok(await callerAt(one.cookie).post(path))
  expect([(await as(one.cookie)).status, (await as(two.cookie)).status]).toEqual([200, 401])
  expect((await callerAt(one.cookie).post(path)).status).toBe(404)
})

test('whoever signs with a code of long ago is asked for another, and then signs', async () => {
  const trusted = await signIn(HEAD, { trust: true })
  centre.advance(2 * DAY)
  await signInAgain()
  const issue = await anApprovedIssue(centre, editor, office)
  const asked = { move: 'sign-off', recipientsHash: await recipientsHash(issue), ...seen(issue) }
  const refused = await post(callerAt(trusted.cookie), issue, asked)
  expect([refused.status, refused.body.code]).toEqual([403, 'fresh-code-needed'])
  // They lack no right.
  const { entries } = ok(await administrator.get(`/api/access/${centre.now().toISOString().slice(0, 7)}/audit`))
  expect(entries.filter(({ what }: { what: string }) => what === 'refused')).toEqual([])
  expect(ok(await editor.get(at(issue))).state).toBe('review')
  const fresh = await signIn(HEAD, {}, trusted.cookie)
  expect((await post(callerAt(fresh.cookie), issue, asked)).status).toBe(200)
})

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0',
    'Windows 上的 Edge',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1 Version/17.0 Mobile Safari/604.1',
    'iPhone 上的 Safari',
  ],
  ['Mozilla/5.0 (Linux; Android 14) Chrome/100 Mobile Safari/537.36 MicroMessenger/8.0', '安卓 上的 微信'],
  [undefined, '未知设备'],
])('%s is called %s', (said, name) => {
  expect(deviceOf(said)).toBe(name)
})
