/** A message encoded once for many letters arrives as each letter's own bytes, wherever its head ends. */
import { expect, onTestFinished, test } from 'vitest'
import { composeMime } from '#functions/mail/mime.ts'
import { aLetter } from './letter.ts'
import { sesRig } from './rigs.ts'

test('heads of every length before one body', async () => {
  const { mailer, arrivals, close } = await sesRig()
  onTestFinished(close)
  const shared = aLetter()
  const letters = ['a', 'ab', 'abc', 'abcd'].map((id) => ({ ...shared, id }))
  for (const letter of letters) expect(await mailer.send(letter)).toMatchObject({ kind: 'accepted' })
  const composed = await Promise.all(letters.map(composeMime))
  expect(new Set(composed.map(({ length }) => length % 3)).size).toBe(3)
  expect((await arrivals()).map(({ source }) => source.equals(composed.shift() ?? Buffer.of()))).toEqual(
    letters.map(() => true),
  )
})
