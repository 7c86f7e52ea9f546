/** The January issue in a browser, as each person in turn: from opening it to the inbox of everyone on its lists. */
import type { Page } from 'puppeteer-core'
import { expect, test } from 'vitest'
import { listOutbox, readOutbox } from '#functions/mail/outbox-reading.ts'
import { JANUARY } from '../../infra/local/demo/issue-texts.ts'
import { DEPARTMENTS, PUBLICATION } from '../../infra/local/demo/publication.ts'
import { RECIPIENTS } from '../../infra/local/demo/recipients.ts'
import { FIGURES } from '../support/issue-steps.ts'
import { PHONE, type Someone, widerBy } from '../support/someone.ts'
import { commentOnItem, commentOnWords, settleOne } from './commenting.ts'
import { appOfTest } from './using-app.ts'

const BRIEF = '每篇一事，写明时间、单位和成效。'
const FIRST_REASON = '请写明办理时限压缩到几天。'
/** One of the common phrases. */
const LEADER_REASON = '请补充工作成效'
const subjectsIn = async (outbox: string) =>
  (await listOutbox(outbox, 10_000)).map(({ subject, to }) => ({ subject, to: to[0]?.address }))

/** The link of the newest mail to this address whose subject says so. */
async function linkMailedTo(outbox: string, address: string, subject: string): Promise<string> {
  const newest = async () =>
    (await listOutbox(outbox, 10_000)).find((one) => one.to[0]?.address === address && one.subject.includes(subject))
  await expect.poll(newest, { timeout: 30_000 }).toBeTruthy()
  const text = (await readOutbox(outbox, (await newest())?.id ?? ''))?.text ?? ''
  return /http\S+/.exec(text)?.[0] ?? ''
}

/** In CSS pixels, of what is read. */
const smallestText = (page: Page): Promise<number> =>
  page.evaluate(() =>
    Math.min(
      ...[...document.querySelectorAll('.reading :is(h2, p, th, td, caption)')].map((one) =>
        Number.parseFloat(getComputedStyle(one).fontSize),
      ),
    ),
  )

/** At the end of the page: what of it lies under the bar of the decision. */
const hiddenByTheBar = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    window.scrollTo(0, document.documentElement.scrollHeight)
    const top = document.querySelector('.decision')?.getBoundingClientRect().top ?? 0
    const hidden = [...document.querySelectorAll('.desk-work :is(p, li, summary, dd)')]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().bottom > top + 1)
      .map((one) => one.textContent)
    window.scrollTo(0, 0)
    return hidden
  })

test('the January issue goes from an empty draft to every inbox', { timeout: 900_000 }, async () => {
  const { outbox, people, signIn } = await appOfTest('january')
  // The editor opens the issue and calls for news.
  const editor = await signIn('zhou-min')
  await editor.press('新建一期')
  await editor.choose('所属月份', '2026-01')
  await editor.choose('印发日期', '2026-02-14')
  await editor.fill('期号', '2')
  await editor.fill('总期号（可不填）', '126')
  await editor.press('新建')
  await editor.sees('2026年1月工作')
  await editor.picture('1-draft')
  await editor.press('发出约稿')
  await editor.fill('约稿要求（可不填）', BRIEF)
  await editor.picture('2-call')
  await editor.press(`向 ${PUBLICATION.departments.length} 个单位约稿`)
  await editor.sees('约稿已发出')
  const issuePath = new URL(editor.page.url()).pathname.split('/').slice(0, 3).join('/')
  await expect
    .poll(async () => (await subjectsIn(outbox)).filter(({ subject }) => subject.includes('2026年第2期约稿')).length, {
      timeout: 30_000,
    })
    .toBe(PUBLICATION.departments.length)

  // Contributors of four departments hand in.
  const contributors = new Map<string, Someone>()
  for (const { by, departments, from, to, text } of JANUARY.submissions) {
    const contributor = await signIn(by)
    contributors.set(by, contributor)
    await contributor.follow('填写来稿')
    await contributor.sees(BRIEF)
    for (const joint of departments.slice(1)) await contributor.check(DEPARTMENTS[joint])
    if (to) await contributor.press('填起止日期')
    await contributor.choose(to ? '开始日期' : '日期', from)
    if (to) await contributor.choose('结束日期', to)
    await contributor.fill('正文', text)
    await contributor.sees('已保存')
    await contributor.readsPage('排印预览', text)
    await contributor.picture(`3-submission-${by}`)
    await contributor.press('报送')
    await contributor.press('确认报送')
    await contributor.sees('已报送，等待责任编辑审阅')
  }

  // One is returned with a reason, mended and handed in again.
  await editor.tab('来稿')
  const nameOf = (ids: readonly (keyof typeof DEPARTMENTS)[]) => `${ids.map((id) => DEPARTMENTS[id]).join('、')}来稿`
  const health = nameOf(['wjw', 'yjj'])
  await editor.page.reload()
  await editor.press(`退改${health}`)
  await editor.fill('原因', FIRST_REASON)
  await editor.picture('4-return')
  await editor.press('确认退改')
  await editor.sees('已退改')
  const luo = contributors.get('luo-fang')
  if (!luo) throw new Error('no contributor')
  await luo.page.reload()
  await luo.sees(FIRST_REASON)
  // A number that looks like somebody's own is told before it is handed in, and mended by one press.
  await luo.fill('正文', '咨询电话13912345678。')
  await luo.sees('这里有一个手机号码')
  await luo.press('报送')
  await luo.sees('正文中有 1 处须核实')
  await luo.picture('4-doubtful')
  await luo.press('取消')
  await luo.press('改为“139****5678”（正文第 1 处）')
  await luo.sees('已按建议修改')
  await luo.press('撤销刚才的修改')
  await luo.sees('这里有一个手机号码')
  await luo.fill('正文', `${JANUARY.submissions[1]?.text}办理时限由20个工作日压缩为10个工作日。`)
  await luo.readsPage('排印预览', '压缩为10个工作日')
  await luo.sees('已保存')
  // A finding goes once the new text is checked, and what stands below it moves up.
  await luo.page.waitForFunction((found) => !document.body.innerText.includes(found), {}, '这里有一个手机号码')
  await luo.press('报送')
  await luo.press('确认报送')
  await luo.sees('已报送，等待责任编辑审阅')

  // The editor adopts all four, writes the figures and the policy items, edits and orders.
  await editor.page.reload()
  for (const { departments } of JANUARY.submissions) {
    await editor.press(`采用${nameOf(departments)}`)
    await editor.press('确认采用')
    await editor.sees('已采用')
  }
  await editor.tab('内容')
  const figures = PUBLICATION.sections.flatMap((section) => (section.kind === 'figures' ? section.figures : []))
  for (const { id, name } of figures) await editor.fill(name, FIGURES[id as keyof typeof FIGURES]) // both lists are the demo's nine
  await editor.press('＋ 添加条目：政务工作动态')
  await editor.fill('政务工作动态（一）', JANUARY.work[0] ?? '')
  await editor.press('＋ 添加条目：政务工作动态')
  await editor.fill('政务工作动态（二）', '省政府办公厅近日印发12345热线运行管理办法，共8章32条，省、市两级职责更清。')
  await editor.fill('窗口资讯（一）', `${JANUARY.submissions[0]?.text}`.replace('开始联动办理', '联动办理'))
  await editor.press('下移窗口资讯（一）')
  await editor.sees('已保存')
  await editor.readsPage('版面', '5.05万件')
  await editor.picture('5-content')
  await editor.press('送审')
  await editor.press('确认送审')
  await editor.sees('已送审')

  // Two leaders in order, on phones; the second returns it once.
  const office = await signIn('chen-zhiyuan', PHONE)
  await office.goTo(await linkMailedTo(outbox, 'chenzhiyuan@centre.example', '请您审核'))
  expect(new URL(office.page.url()).pathname).toBe(issuePath)
  await office.sees('省本级共办理政务服务事项')
  expect(await smallestText(office.page)).toBeGreaterThanOrEqual(17)
  await office.picture('6-office')
  expect(await hiddenByTheBar(office.page)).toEqual([])
  await office.tap('版面')
  await office.readsPage('版面', '5.05万件')
  await office.picture('6-office-page')
  expect(await widerBy(office.page)).toBeLessThanOrEqual(0)
  // Three taps after signing in, the look at the page among them.
  await office.tap('审核通过')
  await office.picture('6-office-yes')
  await office.tap('确认审核通过')
  await office.sees('通过“处室审核”，等待林国栋签发。')
  const head = await signIn('lin-guodong', PHONE)
  await head.goTo(await linkMailedTo(outbox, 'linguodong@centre.example', '请您签发'))
  await head.sees('省本级共办理政务服务事项')
  const noted = JANUARY.work[0]?.slice(0, 6) ?? ''
  await commentOnWords(head, { words: noted, where: '政务工作动态（一）', text: '请写明依据。' })
  await commentOnItem(head, '窗口资讯（一）', '请核对日期。')
  // What was written survives Escape and a reload.
  await head.tap('退回修改')
  await head.tap(LEADER_REASON)
  await head.page.keyboard.press('Escape')
  await head.page.waitForFunction(() => document.querySelector('[role=dialog]') === null)
  await head.page.reload()
  await head.tap('退回修改')
  await head.page.waitForFunction(
    (reason) => document.querySelector<HTMLTextAreaElement>('[role=dialog] textarea')?.value === reason,
    {},
    LEADER_REASON,
  )
  await head.picture('6-head-no')
  await head.tap('确认退回')
  await head.sees('已退回修改')

  await editor.page.reload()
  await editor.sees(LEADER_REASON)
  await editor.tab('内容')
  await settleOne(editor, '林国栋的批注（窗口资讯（一））')
  await editor.fill('政务工作动态（一）', `自一月起，${JANUARY.work[0]}`)
  await editor.sees('已保存')
  await editor.press('送审')
  await editor.sees('还有 1 条批注没有解决')
  await editor.press('确认送审')
  await editor.sees('已送审')

  await office.page.reload()
  await office.sees('与您上次办理的第 1 稿相比，有 1 处改动')
  await office.sees('批注 1 条没有解决，1 条已解决')
  await office.readsPage('版面', '自一月起')
  await office.picture('7-office-again')
  await office.press('审核通过')
  await office.press('确认审核通过')
  await office.sees('已审核通过')
  await head.page.reload()
  await head.readsPage('版面', '自一月起')
  await head.press('签发')
  await head.sees('签发后立即向')
  await head.picture('8-sign-off')
  await head.press('确认签发')
  await head.sees('已签发，正在分发')

  // Everyone on the lists has it, once, and the page shows it.
  await editor.goTo(issuePath)
  await editor.sees('合计相符')
  await editor.sees(`已发出 ${RECIPIENTS.length}，合计相符`)
  await editor.picture('9-deliveries')
  const issueMails = (await subjectsIn(outbox)).filter(({ subject }) => subject === '〔政务服务工作动态〕2026年第2期')
  expect(issueMails.map(({ to }) => to).sort()).toEqual(RECIPIENTS.map(({ address }) => address).sort())
  const [letter] = (await listOutbox(outbox)).filter(({ subject }) => subject === '〔政务服务工作动态〕2026年第2期')
  const mail = await readOutbox(outbox, letter?.id ?? '')
  expect(mail?.attachments.map(({ name, type }) => ({ name, type }))).toEqual([
    { name: '政务服务工作动态2026年第2期.pdf', type: 'application/pdf' },
  ])
  await editor.tab('记录')
  await editor.sees('签发')
  await editor.picture('10-record')

  // The contributor sees what became of the news.
  const zhao = contributors.get('zhao-wen')
  await zhao?.page.reload()
  await zhao?.sees('已采用，文字经过编辑')
  await zhao?.picture('11-adopted')
  expect(people.flatMap(({ faults }) => faults)).toEqual([])
})
