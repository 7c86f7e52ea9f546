/** Administration: a centre is never left without someone who can set it up. */
import { expect, test } from 'vitest'
import { PEOPLE } from '../../../infra/local/demo/people.ts'
import { ok } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { administrator } = await usingCentre({ people: ['administrator'] })

const settingsOf = (id: string) => {
  const person = PEOPLE.find((one) => one.id === id)
  if (!person) throw new Error(`no demo person ${id}`)
  const { id: _id, version: _version, ...settings } = person
  return settings
}

test('the last administrator cannot be put out of office, nor by another name', async () => {
  const change = (version: number, person: object) => administrator.put('/api/people/he-jing', { version, person })
  for (const without of [{ active: false }, { roles: ['editor'] }]) {
    const { status, body } = await change(1, { ...settingsOf('he-jing'), ...without })
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'last-administrator' })
  }
  const editor = { ...settingsOf('zhou-min'), roles: ['editor', 'administrator'] }
  ok(await administrator.put('/api/people/zhou-min', { version: 1, person: editor }))
  expect(ok(await change(1, { ...settingsOf('he-jing'), active: false })).active).toBe(false)
})
