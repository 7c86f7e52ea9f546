/** The administrator imports a list: chooses a file, reads row by row what would happen, confirms, and finds it on the list. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Recipient } from '#shared/centre/recipient.ts'
import { RECIPIENTS } from '../../infra/local/demo/recipients.ts'
import { ok } from '../support/issue-steps.ts'
import { DESKTOP, type Someone, widerBy } from '../support/someone.ts'
import { xlsx } from '../support/xlsx.ts'
import { xlsxBook } from '../support/xlsx-book.ts'
import { usingApp } from './using-app.ts'

const { app, folder, signIn } = await usingApp()
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
      ['省档案馆', { xml: '<c r="@" ><f>A1</f></c>' }, 'x@x.example', '发'],
    ]),
  )
  await admin.goTo('/settings/recipients')
  await admin.follow('导入名单')
  await choose(file)
  await admin.sees('（新增 1，变更 1，不变 1）；合并 1 行；拒绝 2 行')
  await admin.sees('“收文@x.example”不是邮箱地址')
  await admin.sees('“姓名”是公式，文件里没有它的结果')
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

const HEADS = ['单位', '姓名', '邮箱', '名单']

test('sheets are chosen, what was passed over is told, cells with several mailboxes are split by one press', async () => {
  const file = join(folder, '两张表.xlsx')
  writeFileSync(
    file,
    xlsxBook([
      {
        name: '报送',
        merged: ['A1:D1', 'A3:A4'],
        rowIs: { 5: 'hidden="1"' },
        rows: [
          ['简报收件名单（2026年）'],
          HEADS,
          ['省直部门办事大厅\n二楼', '孙一', 'sun1@x.example', '报'],
          ['', '孙二', 'sun2@x.example；sun3@x.example', '报'],
          ['省档案馆', '孙四', 'sun4@x.example', '报'],
          ['合计', '3 人'],
        ],
      },
      { name: '分发', rows: [HEADS, ['市中心', '周一', 'zhou1@x.example', '发']] },
      { name: '旧', state: 'hidden', rows: [HEADS, ['市中心', '周二', 'zhou2@x.example', '发']] },
    ]),
  )
  await admin.page.setViewport(DESKTOP)
  await admin.goTo('/settings/recipients/import')
  await choose(file)
  await admin.sees('可导入 2 个邮箱（新增 2，变更 0，不变 0）；合并 0 行；拒绝 1 行')
  await admin.sees('一格里有 2 个邮箱：sun2@x.example、sun3@x.example')
  await admin.sees('没有读入的内容（4 处）')
  for (const told of ['工作表“旧”', '工作表“报送”第 1 行', '工作表“报送”第 5 行', '是表尾：“合计”'])
    await admin.sees(told)
  await admin.picture('import-4-sheets-1280')
  await admin.press('拆成一个邮箱一行')
  await admin.sees('可导入 4 个邮箱')
  await admin.check('分发（2 行）')
  await admin.sees('可导入 3 个邮箱')
  await admin.sees('没有选这张工作表')
  await admin.page.setViewport({ width: 375, height: 740 })
  await admin.picture('import-5-split-375')
  expect(await widerBy(admin.page)).toBeLessThanOrEqual(0)
  await admin.press('确认导入（新增 3，变更 0，移除 0）')
  await admin.sees('已导入：新增 3，变更 0，移除 0')
  const added = (await list()).filter(({ address }) => address.startsWith('sun'))
  expect(added.map(({ name, unit }) => [name, unit])).toEqual([
    ['孙一', '省直部门办事大厅二楼'],
    ['孙二', '省直部门办事大厅二楼'],
    ['孙二', '省直部门办事大厅二楼'],
  ])
})

test('a list with heads of its own is asked about once, and read the same way the next time', async () => {
  const file = join(folder, '自己的列名.csv')
  writeFileSync(file, '收文清单\n编号,谁,寄到哪里\n1,吴一,wu1@x.example\n2,吴二,wu2@x.example\n')
  await admin.page.setViewport(DESKTOP)
  await admin.goTo('/settings/recipients')
  await admin.sees('导出 XLSX')
  await admin.picture('import-9-list-1280')
  await admin.goTo('/settings/recipients/import')
  await choose(file)
  await admin.sees('没有认出表头')
  await admin.press('指定各列')
  await admin.sees('请选择邮箱和名单，每列只选一次')
  await admin.select('邮箱', '2')
  await admin.select('姓名', '1')
  await admin.select('名单', 'distribution')
  await admin.picture('import-6-columns-1280')
  await admin.page.setViewport({ width: 375, height: 740 })
  await admin.picture('import-7-columns-375')
  expect(await widerBy(admin.page)).toBeLessThanOrEqual(0)
  await admin.page.setViewport(DESKTOP)
  await admin.press('按此读取')
  await admin.sees('姓名取 B 列，邮箱取 C 列，名单都记为发')
  await admin.sees('可导入 2 个邮箱（新增 2')
  await admin.sees('当作表头：“编号”')
  await admin.picture('import-8-asked-1280')
  writeFileSync(file, '编号,谁,寄到哪里\n3,吴三,wu3@x.example\n')
  await admin.goTo('/settings/recipients/import')
  await choose(file)
  await admin.sees('可导入 1 个邮箱（新增 1')
  await admin.sees('由您指定')
  expect(admin.faults).toEqual([])
})

test('the centre’s own words are read from a file and saved with a relation; a figure that is missing is told at its field', async () => {
  const file = join(folder, '用语.csv')
  writeFileSync(file, '词语,改为,类型,说明\n老大难,,禁用,\n上户,登记户口,不推荐,口语\n')
  await admin.goTo('/settings/publication')
  await admin.sees('合计等于各分项之和')
  await choose(file)
  await admin.sees('读入 2 个词语')
  await admin.sees('共 2 个：禁用 1 个，不推荐 1 个。')
  await admin.page.locator('summary::-p-text(查看词语表)').click()
  await admin.press('移除“上户”')
  await admin.fill('变动超过多少须核实（%）', '80')
  await admin.press('＋ 添加关系')
  await admin.press('保存设置')
  await admin.sees('请选择指标')
  await admin.sees('合计至少要有两个分项')
  await admin.page.locator('#checks-title').scroll()
  await admin.picture('checks-1-1280')
  await admin.page.setViewport({ width: 375, height: 740 })
  await admin.picture('checks-2-375')
  expect(await widerBy(admin.page)).toBeLessThanOrEqual(0)
  await admin.press('移除第 3 个关系')
  await admin.press('保存设置')
  await admin.sees('刊物设置已保存')
  const [{ checks }] = ok(await (await app.as('he-jing')).get('/api/publications')).publications
  expect(checks).toEqual({
    jump: 0.8,
    relations: [
      { kind: 'sum', whole: 'handled', parts: ['online-received', 'counter-received'] },
      { kind: 'not-above', figure: 'online-closed', other: 'online-received', by: 0.15 },
    ],
    wordings: [{ wrong: '老大难', right: '', forbidden: true }],
  })
  await admin.page.setViewport(DESKTOP)
  expect(admin.faults).toEqual([])
})
