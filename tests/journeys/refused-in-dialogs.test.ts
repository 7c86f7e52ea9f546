/** A refusal that no field of a window says is said by the window itself. */
import { expect, onTestFailed, test } from 'vitest'
import type { SectionDefinition } from '#shared/centre/publication.ts'
import { aCalledIssue, aSubmission, ok } from '../support/issue-steps.ts'
import { usingApp } from './using-app.ts'

const { app, signIn } = await usingApp()

test('a section that takes no submissions any more, while one is being adopted into it', async () => {
  const [editor, administrator] = [await app.as('zhou-min'), await app.as('he-jing')]
  const open = await aCalledIssue(app, editor)
  await aSubmission(await app.as('wu-xiaolan'), open, '一月，窗口新设综合咨询台。', ['kjt'])
  const someone = await signIn('zhou-min')
  onTestFailed(() => someone.picture('failed-refused'))
  const { page } = someone
  await someone.goTo(`/issues/${open.id}/submissions`)
  await someone.press('采用科技厅来稿')
  await page.waitForSelector('[role=dialog] [type=submit]')
  const [{ id, version, former: _, writers: __, ...settings }] = ok(
    await administrator.get('/api/publications'),
  ).publications
  const sections = settings.sections.map((one: SectionDefinition) =>
    one.kind === 'items' ? { ...one, takesSubmissions: false } : one,
  )
  const json = { version, settings: { ...settings, sections }, despite: [] }
  const { body } = await administrator.put(`/api/publications/${id}`, json)
  // What follows of it is confirmed.
  const despite = body.details.map(({ message }: { message: string }) => message)
  ok(await administrator.put(`/api/publications/${id}`, { ...json, despite }))
  await page.locator('[role=dialog] [type=submit]').click()
  await someone.sees('这个栏目不采用来稿，请选择其他栏目')
  await someone.picture('refused-in-a-window')
  const said = await page.$eval('[role=dialog] .notice', (one) => one.textContent)
  expect(said).toBe('提交的内容有误，请按提示修改后再提交。这个栏目不采用来稿，请选择其他栏目')
  expect(await page.$$('[role=dialog] .field-error')).toEqual([])
})
