/** Mailboxes that an older rule took: they can be seen and removed, and no new one like them comes in. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { commit } from '#functions/store/commit.ts'
import { keys } from '#functions/store/keys.ts'
import type { Recipient } from '#shared/centre/recipient.ts'
import type { Caller } from '../../support/caller.ts'
import type { Centre } from '../../support/centre.ts'
import { ok } from '../../support/issue-steps.ts'
import { openedCentre } from '../../support/using-centre.ts'

const PATH = '/api/publications/briefing/recipients'
let centre: Centre
let admin: Caller
beforeEach(async () => {
  ;({ centre, administrator: admin } = await openedCentre({ people: ['administrator'] }))
})
afterEach(() => centre.close())

test.each([`${'a'.repeat(70)}@x.example`, `a@${'b'.repeat(64)}.example`, 'a@b-.example'])(
  '%s on the list hides no other, is removed, and is not taken again',
  async (address) => {
    const settings = { address, name: '收文处', unit: '', lists: ['distribution' as const] }
    const data = { ...settings, publicationId: 'briefing', version: 1 }
    await commit(centre.deps.table, {
      writes: [{ kind: 'add', row: { keys: keys.recipient('briefing', address), data }, refusal: 'stale' }],
    })
    const before: Recipient[] = ok(await admin.get(PATH)).recipients
    expect(before).toContainEqual(data)
    ok(await admin.post(`${PATH}/removals`, { version: 1, address }))
    expect(ok(await admin.get(PATH)).recipients).toEqual(before.filter((one) => one.address !== address))
    const { status, body } = await admin.put(PATH, { version: null, recipient: settings })
    expect([status, body.code]).toEqual([400, 'bad-request'])
    expect(body.details[0]).toMatchObject({ message: expect.stringMatching(/^邮箱/) })
  },
)

test('a mailbox is taken as people paste it', async () => {
  const saved = ok(
    await admin.put(PATH, {
      version: null,
      recipient: { address: '收文岗 <mailto:Shouwen@x.example>；', name: '收文岗', unit: '', lists: ['distribution'] },
    }),
  )
  expect(saved.address).toBe('shouwen@x.example')
})

test('how many there are is told with the first page of all, and not counted at every search', async () => {
  const { count, recipients } = ok(await admin.get(PATH))
  expect(count).toBe(recipients.length)
  expect(ok(await admin.get(`${PATH}?search=${recipients[0]?.address}`))).toMatchObject({ count: null, isMore: false })
})
