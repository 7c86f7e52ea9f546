/** Text in a dialog goes by no single key, click beside or reload: it is asked for first. */
import { expect, test } from 'vitest'
import { appOfTest } from './using-app.ts'

/** Dialogs of an administrator that hold text: where, the button, a field. */
const DIALOGS = [
  ['/settings/people', '新增人员', '姓名'],
  ['/settings/recipients', '新增收件人', '姓名或称谓'],
  ['/settings/suppressions', '列入停发', '原因'],
] as const

test('what was written stays until it is given up by a second word', async () => {
  const { signIn } = await appOfTest('written-in-dialogs')
  const someone = await signIn('he-jing')
  const { page } = someone
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.dismiss()
  })
  const isOpen = async () => (await page.$('[role=dialog]')) !== null
  const isGone = () => page.waitForFunction(() => document.querySelector('[role=dialog]') === null)
  const holds = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLInputElement>('[role=dialog] :is(input, textarea)')].map(({ value }) => value),
    )
  for (const [path, button, label] of DIALOGS) {
    await someone.goTo(path)
    await someone.press(button)
    await page.waitForSelector('[role=dialog]')
    await page.keyboard.press('Escape')
    await isGone()
    await someone.press(button)
    await someone.fill(label, '写好的话')
    await page.keyboard.press('Escape')
    await someone.sees('填写的内容还没有提交')
    await page.keyboard.press('Escape')
    await page.mouse.click(5, 5)
    expect(await isOpen()).toBe(true)
    expect(await holds()).toContain('写好的话')
    // A reload is asked about in the browser's own words, and was refused here.
    await page.evaluate(() => location.reload())
    await expect.poll(() => asked.length).toBeGreaterThan(0)
    asked.length = 0
    expect(await holds()).toContain('写好的话')
    // Back, as on a phone: the page and the words stay, and it is asked.
    await page.evaluate(() => history.back())
    await someone.sees('填写的内容还没有提交')
    expect(page.url()).toContain(path)
    expect(await holds()).toContain('写好的话')
    await someone.press('放弃填写')
    await isGone()
  }
})
