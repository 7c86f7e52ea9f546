/** Characters that nobody sees and that mean nothing are taken out of what is handed in; the text around them is kept. */
import { expect, test } from 'vitest'
import { aCalledIssue, ok } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'
import { FORM } from '../bad-input.ts'

const { centre, editor, science } = await usingCentre({ people: ['editor', 'science'] })

test.each([
  ['a control character', '\u0007'],
  ['a null character', '\u0000'],
  ['a bidi override', '\u202e'],
  ['a bidi isolate', '\u2066'],
  ['a zero-width space', '\u200b'],
  ['a byte order mark', '\ufeff'],
  ['a tag character', '\u{e0041}'],
])('%s', async (_, character) => {
  const issue = await aCalledIssue(centre, editor)
  const form = { ...FORM, text: `甲${character}乙`, contact: `${character}李某${character}` }
  const draft = ok(await science.post(`/api/issues/${issue.id}/submissions`, form))
  expect(draft.form ?? draft).toMatchObject({ text: '甲乙', contact: '李某' })
  const path = `/api/issues/${issue.id}/submissions/${draft.id}`
  const saved = ok(await science.put(path, { version: draft.version, form: { ...form, text: `丙${character}` } }))
  expect(saved.form ?? saved).toMatchObject({ text: '丙' })
})

test('a line break of another program is a line break', async () => {
  const issue = await aCalledIssue(centre, editor)
  const form = { ...FORM, text: '甲\u000b乙\u2028丙' }
  const draft = ok(await science.post(`/api/issues/${issue.id}/submissions`, form))
  expect(draft.form ?? draft).toMatchObject({ text: '甲\n乙\n丙' })
})
