/** The month of a department whose head signs: what comes in by the head, and what nobody signs. */
import { expect } from 'vitest'
import { ok } from '../support/issue-steps.ts'
import { form, type openBook } from './book-of-the-month.ts'
import type { Told } from './own-count.ts'
import type { openSixty } from './sixty.ts'

type Sixty = Pick<Awaited<ReturnType<typeof openSixty>>, 'headed' | 'head' | 'visit' | 'editor'>
type Book = ReturnType<typeof openBook>

export function openHeadsPart(
  { headed, head, visit, editor }: Sixty,
  { of, read, take, asksHead, handsIn, writes, acts }: Book,
) {
  /** What is said to the head who tries this, by its code. */
  async function refusal(one: Told, what: string): Promise<string> {
    const by = await head()
    const { version } = await read(by, one)
    return (await by.post(`${of(one)}/moves`, { move: what, version })).body.code
  }

  return {
    refusal,

    async signsWhatIsMended(text: string): Promise<void> {
      const [by, its] = [await visit(headed), await editor()]
      const one = await writes(by, headed, text)
      const { version } = await read(by, one)
      expect((await by.post(`${of(one)}/moves`, { move: 'hand-in', version })).body.code).toBe('head-signs')
      expect(await refusal(one, 'head-sign')).toBe('wrong-state')
      await asksHead(by, one)
      expect((await its.get(of(one))).body.code).toBe('not-found')
      await take(await head(), one, 'send-back', { reason: '请核对数字' })
      acts.sentBack += 1
      const back = await read(by, one)
      one.text = `${text}数字已核对。`
      ok(await by.put(of(one), { version: back.version, form: form([headed], one.text) }))
      await handsIn(by, one)
      expect((await read(its, one)).head?.signed).toMatchObject({ by: { name: expect.stringMatching(/^head/) } })
    },

    /** Written, and waiting for a head who never signs. */
    async waits(text: string): Promise<Told> {
      const by = await visit(headed)
      const one = await writes(by, headed, text)
      await asksHead(by, one)
      return one
    },
  }
}
