/** A refusal is said at the field that it is about, and by the window itself where no field of it says it. */
import { expect, onTestFailed, test } from 'vitest'
import type { PublicationSettings } from '#shared/centre/publication.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { despite } from '../support/administering.ts'
import { aCalledIssue, aSubmission, ok } from '../support/issue-steps.ts'
import { usingApp } from './using-app.ts'

const { app, signIn } = await usingApp()
type Someone = Awaited<ReturnType<typeof signIn>>

const UNFIT = '提交的内容有误，请按提示修改后再提交。'
const NO_SECTION = '这个栏目不采用来稿，请选择其他栏目'

test.each<[what: string, open: (someone: Someone) => Promise<void>, notice: string, fields: string[]]>([
  ['adopted into it', async () => undefined, UNFIT + NO_SECTION, []],
  ['split into it', async (someone) => void (await someone.press('拆成几条采用')), UNFIT, [NO_SECTION]],
])('a section that takes no submissions any more, while one is being %s', async (_, open, notice, fields) => {
  const [editor, administrator] = [await app.as('zhou-min'), await app.as('he-jing')]
  const issue = await aCalledIssue(app, editor)
  await aSubmission(await app.as('wu-xiaolan'), issue, '一月，窗口新设综合咨询台。\n窗口添了座椅。', ['kjt'])
  const someone = await signIn('zhou-min')
  onTestFailed(() => someone.picture('failed-refused'))
  const { page } = someone
  await someone.goTo(`/issues/${issue.id}/submissions`)
  await someone.press('采用科技厅来稿')
  await page.waitForSelector('[role=dialog] [type=submit]')
  await open(someone)
  const set = async (change: (settings: PublicationSettings) => Partial<PublicationSettings>) => {
    const { publications } = ok(await administrator.get('/api/publications'))
    const [{ id, version, former: _, writers: __, ...settings }] = publications
    const changed = { ...settings, ...change(settings) }
    // What follows of it is confirmed.
    ok(
      await despite((seen) =>
        administrator.put(`/api/publications/${id}`, { version, settings: changed, despite: seen }),
      ),
    )
  }
  await set(({ sections }) => ({
    sections: sections.map((one) => (one.kind === 'items' ? { ...one, takesSubmissions: false } : one)),
  }))
  await page.locator('[role=dialog] [type=submit]').click()
  await someone.sees(NO_SECTION)
  await someone.picture('refused-in-a-window')
  const saidIn = (where: string) => page.$$eval(`[role=dialog] ${where}`, (all) => all.map((one) => one.textContent))
  expect(await saidIn('.notice')).toEqual([notice])
  expect(await saidIn('.field-error')).toEqual(fields)
  await set(() => ({ sections: PUBLICATION.sections }))
})
