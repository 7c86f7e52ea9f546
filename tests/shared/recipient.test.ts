/** The frozen list: one entry a mailbox, the same however the lists were read. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frozenList, ListName, type RecipientSettings } from '#shared/centre/recipient.ts'
import { hashOf } from '#shared/hash.ts'

const recipient = fc.constantFrom('a', 'b', 'c', 'd').chain((name) =>
  fc.record<RecipientSettings>({
    address: fc.constant(`${name}@x.example`),
    name: fc.constant(name),
    unit: fc.constant(''),
    lists: fc.constantFrom<RecipientSettings['lists'][]>(
      ['reporting'],
      ['distribution'],
      ['distribution', 'reporting'],
    ),
  }),
)
const recipients = fc.array(recipient, { maxLength: 10 })

test('each mailbox stands in it once, in the order of addresses, with all its lists', () => {
  fc.assert(
    fc.property(recipients, (all) => {
      const frozen = frozenList(all)
      const addresses = frozen.map(({ address }) => address)
      expect(addresses).toEqual([...new Set(all.map(({ address }) => address))].sort())
      for (const { address, lists } of frozen) {
        const on = new Set(all.filter((one) => one.address === address).flatMap((one) => one.lists))
        expect(lists).toEqual(ListName.options.filter((list) => on.has(list)))
      }
    }),
  )
})

test('its hash does not depend on the order in which mailboxes were read', async () => {
  await fc.assert(
    fc.asyncProperty(
      recipients.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      async ([all, shuffled]) => {
        expect(await hashOf(frozenList(shuffled))).toBe(await hashOf(frozenList(all)))
      },
    ),
    { numRuns: 50 },
  )
})

test('one mailbox more, or on another list, is another list', async () => {
  const a: RecipientSettings = { address: 'a@x.example', name: '甲', unit: '', lists: ['reporting'] }
  const hash = await hashOf(frozenList([a]))
  expect(await hashOf(frozenList([a, { ...a, address: 'b@x.example' }]))).not.toBe(hash)
  expect(await hashOf(frozenList([{ ...a, lists: ['distribution'] }]))).not.toBe(hash)
  expect(await hashOf(frozenList([{ ...a, name: '乙' }]))).not.toBe(hash)
})
