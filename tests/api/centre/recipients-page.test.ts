/** The recipients of an issue are told whole by their number and hash, and read by pages, however long the list is. */
import { expect, test } from 'vitest'
import type { FrozenRecipient } from '#shared/centre/recipient.ts'
import { aDraft, ok } from '../../support/issue-steps.ts'
import { keepRecipients } from '../../support/many-recipients.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor } = await usingCentre({ people: ['editor'] })
const MANY = 450

test('each mailbox stands on one page and no other, in the order that is hashed; every page says the same of the whole', async () => {
  await keepRecipients(centre.deps.table, MANY)
  const { id } = await aDraft(editor)
  const found: FrozenRecipient[] = []
  const said = new Set<string>()
  const sizes: number[] = []
  for (let after: string | null = ''; after !== null; ) {
    const page = ok(await editor.get(`/api/issues/${id}/recipients?after=${encodeURIComponent(after)}`))
    const { list, next, ...whole } = page
    found.push(...list)
    said.add(JSON.stringify(whole))
    sizes.push(list.length)
    after = next
  }
  expect(sizes).toEqual([200, 200, 50])
  const addresses = found.map(({ address }) => address)
  expect(addresses).toEqual([...new Set(addresses)].sort())
  expect(said.size).toBe(1)
  const [whole = ''] = said
  const on = (name: 'reporting' | 'distribution') => found.filter(({ lists }) => lists.includes(name)).length
  const numbers = { count: MANY, reporting: on('reporting'), distribution: on('distribution'), suppressed: 0 }
  expect(JSON.parse(whole)).toMatchObject(numbers)
})

test('a page holds a thousand at most: far less than the six megabytes that a function may answer with', async () => {
  const { id } = await aDraft(editor)
  for (const limit of [1000, MANY]) {
    const { list, next } = ok(await editor.get(`/api/issues/${id}/recipients?limit=${limit}`))
    expect([list.length, next]).toEqual([MANY, null])
  }
  for (const query of ['limit=0', 'limit=1001', 'limit=many'])
    expect((await editor.get(`/api/issues/${id}/recipients?${query}`)).status).toBe(400)
})
