/** The administrator imports a list: chooses a file, reads row by row what would happen, confirms, and finds it on the list. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Recipient } from '#shared/centre/recipient.ts'
import { RECIPIENTS } from '../../infra/local/demo/recipients.ts'
import { type Someone, widerBy } from '../support/someone.ts'
import { ok } from '../support/way.ts'
import { xlsx } from '../support/xlsx.ts'
import { usingApp } from './using-app.ts'

const { app, folder, signIn } = usingApp()
let admin: Someone
beforeAll(async () => {
  admin = await signIn('he-jing')
}, 180_000)

const list = async (): Promise<Recipient[]> =>
  ok(await (await app.as('he-jing')).get('/api/publications/briefing/recipients')).recipients
const choose = async (file: string) => (await admin.page.locator('input[type=file]').waitHandle()).uploadFile(file)

test('a list is read, compared, confirmed and written; nothing before', async () => {
  const file = join(folder, '名单.xlsx')
  writeFileSync(
    file,
    xlsx([
      ['单位', '姓名', '邮箱', '名单'],
      ['省中心领导', '高建平', 'DIRECTOR@centre.example', '报、发'],
      ['省中心领导', '林国栋', 'linguodong@centre.example', '报'],
      ['省档案馆', '收文处', '收文@x.example', '发'],
      ['省档案馆', '收文处', 'shouwen@档案.中国', '发'],
      ['省档案馆', '收文处', 'SHOUWEN@档案。中国', '送'],
      ['省档案馆', { xml: '<c r="@" t="str"><f>A1</f><v>x</v></c>' }, 'x@x.example', '发'],
    ]),
  )
  await admin.goTo('/settings/recipients')
  await admin.follow('导入名单')
  await choose(file)
  await admin.sees('（新增 1，变更 1，不变 1）；合并 1 行；拒绝 2 行')
  await admin.sees('“收文@x.example”不是邮箱地址')
  await admin.sees('“姓名”是公式，只接受文字')
  await admin.sees('与第 5 行是同一个邮箱')
  await admin.sees('原为：高建平，省中心领导，报')
  await admin.picture('import-1-1280')
  expect(await list()).toHaveLength(RECIPIENTS.length)
  // Narrow, and no more: the page would be loaded again for a phone's touch.
  await admin.page.setViewport({ width: 375, height: 740 })
  await admin.picture('import-2-375')
  expect(await widerBy(admin.page)).toBeLessThanOrEqual(0)
  await admin.press('确认导入（新增 1，变更 1，移除 0）')
  await admin.sees('已导入：新增 1，变更 1，移除 0')
  await admin.sees(`共 ${RECIPIENTS.length + 1} 个邮箱`)
  await admin.picture('import-3-375')
  expect(await widerBy(admin.page)).toBeLessThanOrEqual(0)
  const after = await list()
  expect(after.find(({ address }) => address === 'director@centre.example')?.lists).toEqual([
    'reporting',
    'distribution',
  ])
  expect(after.map(({ address }) => address)).toContain(`shouwen@${new URL('http://档案.中国').hostname}`)
  expect(admin.faults).toEqual([])
})

test('a file that is no list is refused with the reason', async () => {
  const file = join(folder, '通知.csv')
  writeFileSync(file, '通知\n明日停电。\n')
  await admin.goTo('/settings/recipients/import')
  await choose(file)
  await admin.sees('缺少：单位、姓名、邮箱、名单')
})
