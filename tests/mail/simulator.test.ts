/** The outbox plays SES's simulator: what its mailboxes answer is told after the letter is there, at least once, whatever dies. */
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { openOutbox } from '#functions/mail/outbox.ts'
import { tellSimulated } from '#functions/mail/outbox-events.ts'
import { readSesEvent, type ToldOfLetter } from '#functions/mail/ses-events.ts'
import { aLetter } from './letter.ts'
import { outboxRig } from './rigs.ts'

let rig: Awaited<ReturnType<typeof outboxRig>>
beforeEach(async () => {
  rig = await outboxRig()
})
afterEach(() => rig.close())

const sendTo = (address: string) => rig.mailer.send(aLetter({ to: { name: null, address } }))

/** The batches as the queue's reader reads them. */
const Batch = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) })
const eventsIn = (batch: object): ToldOfLetter[] =>
  Batch.parse(batch).Records.flatMap(({ body }) => readSesEvent(body) ?? [])

const TAKEN = { batchItemFailures: [] }

async function told(): Promise<ToldOfLetter[]> {
  const events: ToldOfLetter[] = []
  await tellSimulated(rig.folder, async (batch) => {
    events.push(...eventsIn(batch))
    return TAKEN
  })
  return events
}

test.each([
  ['success@simulator.amazonses.com', ['accepted', 'delivered']],
  ['bounce@simulator.amazonses.com', ['accepted', 'bounced']],
  ['bounce+second@simulator.amazonses.com', ['accepted', 'bounced']],
  ['complaint@simulator.amazonses.com', ['accepted', 'delivered', 'complained']],
  ['ooto@simulator.amazonses.com', ['accepted', 'delivered', 'accepted']],
  ['suppressionlist@simulator.amazonses.com', ['accepted', 'bounced']],
  ['wangfang@dept.example', []],
  ['nobody@simulator.amazonses.com', []],
  ['bounce@simulator.amazonses.com.example', []],
])('%s: %j', async (address, events) => {
  const sent = await sendTo(address)
  const all = await told()
  expect(all.map(({ event }) => event)).toEqual(events)
  for (const one of all)
    expect(one).toMatchObject({
      letter: 'delivery-1',
      messageId: sent.kind === 'accepted' && sent.messageId,
      sentAt: '2026-02-14T02:00:00.000Z',
    })
  expect(await told()).toEqual([])
})

test('what nobody took is told again, by another process too', async () => {
  await sendTo('bounce@simulator.amazonses.com')
  const dies = tellSimulated(rig.folder, () => Promise.reject(new Error('killed')))
  await expect(dies).rejects.toThrow('killed')
  await openOutbox(rig.folder)
  await tellSimulated(rig.folder, async () => ({ batchItemFailures: [{ itemIdentifier: 'delivery-1-1' }] }))
  expect((await told()).map(({ event }) => event)).toEqual(['accepted', 'bounced'])
})

test('one letter that cannot be told of does not hold up the others', async () => {
  for (const id of ['delivery-1', 'delivery-2', 'delivery-3'])
    await rig.mailer.send(aLetter({ id, to: { name: null, address: 'success@simulator.amazonses.com' } }))
  const letters: (string | null | undefined)[] = []
  const tell = async (batch: object) => {
    const letter = eventsIn(batch)[0]?.letter
    if (letter === 'delivery-2') throw new Error('not this one')
    letters.push(letter)
    return TAKEN
  }
  await expect(tellSimulated(rig.folder, tell)).rejects.toThrow('not this one')
  expect(new Set(letters)).toEqual(new Set(['delivery-1', 'delivery-3']))
  expect(await readdir(join(rig.folder, 'events'))).toEqual(['delivery-2.eml'])
})

test('a letter that was never finished tells nothing', async () => {
  await mkdir(join(rig.folder, 'events'))
  await writeFile(join(rig.folder, 'events', 'delivery-1.eml'), 'To: bounce@simulator.amazonses.com\r\n\r\n')
  expect(await told()).toEqual([])
})
