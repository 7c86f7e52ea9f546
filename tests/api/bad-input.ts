/** A case of bad input, and what holds for each: a clear refusal in Chinese that names its place, and nothing changed. */
import { expect } from 'vitest'
import type { Centre } from '../support/centre.ts'

/** A sound submission, and sound settings of an issue: cases spoil one thing of them. */
export const FORM = { departments: ['kjt'], from: '2026-01-15', to: null, text: '窗口办了培训。', contact: '' }
export const SETTINGS = { period: '2026-03', number: 50, total: null, issueDate: '2026-04-14' }

/** what it is → who sends what where, and the status, code and place of the refusal. */
export type Case = [
  name: string,
  send: () => Promise<{ status: number; body: unknown }>,
  status: number,
  code: string,
  path?: string | RegExp,
]

/** For test.each(cases). */
export const isRefused =
  (centre: Centre) =>
  async (...[name, send, status, code, path]: Case) => {
    const before = await centre.rows()
    const answer = await send()
    const body = answer.body as { code: string; message: string; details: { path: string; message: string }[] } // every refusal's shape, checked here
    expect({ status: answer.status, code: body.code }, JSON.stringify(body).slice(0, 500)).toEqual({ status, code })
    expect(body.message).toMatch(/[\u4e00-\u9fff]/)
    for (const detail of body.details) expect(detail.message).toMatch(/[\u4e00-\u9fff]/)
    const paths = body.details.map((detail) => detail.path)
    if (path instanceof RegExp)
      expect(
        paths.some((one) => path.test(one)),
        paths.join(' '),
      ).toBe(true)
    else if (path !== undefined) expect(paths).toContain(path)
    if (name !== 'handing in nothing') expect(await centre.rows()).toEqual(before)
  }

/** None of the requests led to a fault. */
export const hadNoFault = ({ logged }: Centre): void =>
  expect(logged.filter(({ level }) => level === 'error')).toEqual([])
