/** A second correction beside one that is still in work: opened by whoever has read that there is one, however many press at once. */
import { expect, test } from 'vitest'
import { despite } from '../../support/administering.ts'
import { CORRECTION, correcting, correctionSettings } from '../../support/correcting.ts'
import { at } from '../../support/issue-page.ts'
import { ok } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, office, head, signed, acts } = await usingCentre({ people: ['editor', 'office', 'head'] })
const { correct, signedOff } = correcting(centre, { editor, office, head })

test('is told which one there is, and opened for all that', async () => {
  const original = await signed()
  await centre.runAllWork()
  const open = (seen?: string[]) =>
    editor.post(`${at(original)}/corrections`, {
      settings: correctionSettings(),
      correction: CORRECTION,
      whole: false,
      despite: seen,
    })
  // Two at once: one is opened, the other hears of it.
  const answers = await Promise.all([open(), open(), open()])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  const first = answers.find(({ status }) => status === 200)?.body
  const second = answers.find(({ status }) => status === 409)?.body
  expect(second.code).toBe('has-consequences')
  expect(second.details[0].message).toContain(`更正正在办理：2026年第${first.number}期`)

  const another = ok(await despite(open))
  expect(await acts(another)).toEqual(['correct'])
  await signedOff(first)
  await signedOff(another)
  expect((await correct(original)).corrects?.issueId).toBe(original.id)
})
