/** A new centre's beginning: made once, however many processes begin; nothing of it is changed later, and a fault of the store is told. */
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { beginCentre } from '#functions/acts/centre/first-administrator.ts'
import { subjects } from '#functions/store/keys.ts'
import { loadRecord } from '#functions/store/record.ts'
import { ok } from '../../support/issue-steps.ts'
import { tableAround } from '../../support/store/table-around.ts'
import { usingCentre } from '../../support/using-centre.ts'

const FIRST = 'first@office.example'
const { centre } = await usingCentre({ fill: async () => undefined })
const begin = (address = FIRST) => beginCentre(centre.deps, address)

test('a fault of the store is told, and nothing is begun', async () => {
  const table = tableAround(centre.deps.table, async (command, go) => {
    if (command instanceof TransactWriteCommand) throw new Error('no answer')
    return go()
  })
  await expect(beginCentre({ ...centre.deps, table }, FIRST)).rejects.toThrow('no answer')
  expect(await centre.rows()).toEqual({})
})

test('two processes at once make one of each; the administrator signs in and finds something to set up', async () => {
  await Promise.all([begin(), begin()])
  const administrator = await centre.as(FIRST)
  expect(ok(await administrator.get('/api/people')).people).toMatchObject([
    { name: '系统管理员', email: FIRST, roles: ['administrator'], active: true },
  ])
  const [publication, ...others] = ok(await administrator.get('/api/publications')).publications
  expect([others, publication.version]).toEqual([[], 1])
  expect(publication).toMatchObject({
    name: '工作简报',
    issuingUnit: '请在设置中填写编发单位',
    mail: { fromName: '简报编辑部', replyTo: '' },
  })
  const [figures, ...items] = publication.sections
  expect([figures.kind, figures.title, figures.figures]).toEqual([
    'figures',
    '{year}年{month}月总体运行情况',
    [{ id: 'handled', name: '办理政务服务事项', unit: '万件', decimals: 2 }],
  ])
  // What departments hand in goes to one of them.
  expect(items).toMatchObject([
    { kind: 'items', title: '工作动态', takesSubmissions: false },
    { kind: 'items', title: '窗口资讯', takesSubmissions: true },
  ])
  expect(publication.steps).toMatchObject([{ name: '处室审核' }, { name: '领导签发' }])
  expect(publication).toMatchObject({ colophon: { reporting: [], distribution: [] }, departments: [] })
  const { entries, brokenAt } = await loadRecord(centre.deps, subjects.people)
  expect(brokenAt).toBeNull()
  expect(entries.map(({ who, what, about, facts }) => [who.name, what, about, facts.roles])).toEqual([
    [expect.any(String), 'person-added', FIRST, expect.any(String)],
  ])
})

test('a later start with another address changes nothing', async () => {
  const before = await centre.rows()
  await begin('another@office.example')
  expect(await centre.rows()).toEqual(before)
})

test('what is no mailbox is refused before anything is written', async () => {
  const empty = { ...centre.deps, table: tableAround(centre.deps.table, async () => ({ Items: [] })) }
  await expect(beginCentre(empty, 'nobody')).rejects.toThrow()
})
