/** `cx recipients`: how a person says what is to be read of a file, and what is said when that is not understood. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { CommandError } from '#functions/cli/command-line.ts'
import { recipientsCommand } from '#functions/cli/recipients.ts'
import { xlsxBook } from '../support/xlsx-book.ts'

const folder = mkdtempSync(join(tmpdir(), 'chuangxun-command-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const HEADER = ['单位', '姓名', '邮箱', '名单']
const book = file(
  '两张.xlsx',
  xlsxBook([
    { name: '报送', rows: [HEADER, ['甲局', '张一', 'a@x.example', '报']] },
    { name: '分发', rows: [HEADER, ['乙局', '李二', 'b@x.example;c@x.example', '发']] },
  ]),
)
const own = file('自己的.csv', '清单\n谁,哪里\n吴一,wu1@x.example\n吴二,wu2@x.example\n')

test('all sheets are read; one that is asked for alone', async () => {
  expect(await recipientsCommand([book])).toMatchObject({
    accepted: [{ sheet: '报送', row: 2, mailbox: 'a@x.example', name: '张一', unit: '甲局', roles: ['reporting'] }],
    refused: [{ sheet: '分发', row: 2, addresses: ['b@x.example', 'c@x.example'] }],
    sheets: ['报送', '分发'],
  })
  expect(await recipientsCommand([book, '--sheet', '报送'])).toMatchObject({
    accepted: [{ row: 2 }],
    refused: [],
    passedOver: [{ where: '工作表“分发”', why: '没有选这张工作表' }],
    sheets: ['报送'],
  })
})

test('cells are split when that is asked for', async () => {
  expect(await recipientsCommand([book, '--split', '--sheet', '分发'])).toMatchObject({
    accepted: [
      { row: 2, mailbox: 'b@x.example', name: '李二' },
      { row: 2, mailbox: 'c@x.example', name: '李二' },
    ],
    refused: [],
  })
})

test('columns are named where a list has other heads', async () => {
  expect(await recipientsCommand([own, '--columns', 'name=A,address=B,lists=报'])).toEqual({
    accepted: [
      { row: 3, mailbox: 'wu1@x.example', name: '吴一', roles: ['reporting'], unit: '' },
      { row: 4, mailbox: 'wu2@x.example', name: '吴二', roles: ['reporting'], unit: '' },
    ],
    merged: [],
    refused: [],
    passedOver: [
      { where: '第 1 行', why: '在表头之上：“清单”' },
      { where: '第 2 行', why: '当作表头：“谁”' },
    ],
    sheets: [],
  })
  expect(await recipientsCommand([own, '--columns', 'unit=A,name=A,address=B,lists=报'])).toMatchObject({
    accepted: [
      { name: '吴一', unit: '吴一' },
      { name: '吴二', unit: '吴二' },
    ],
  })
  const { refused } = Object(
    await recipientsCommand([own, '--columns', 'name=a,address=b,lists=报、发', '--head', '0']),
  )
  expect(refused.map(({ row }: { row: number }) => row)).toEqual([1, 2])
})

describe('is refused with what to do', () => {
  test.each([
    [
      'other heads',
      [own],
      /应是表头，缺少：单位、姓名、邮箱、名单.*这一行写的是：“清单”.*--columns unit=A,name=B,address=C,lists=D/,
    ],
    ['a sheet that is not there', [book, '--sheet', '抄送'], /没有可读的工作表“抄送”/],
    ['columns without a mailbox', [own, '--columns', 'name=A,lists=报'], /须写明 address 和 lists/],
    ['columns without a list', [own, '--columns', 'name=A,address=B'], /须写明 address 和 lists/],
    ['a list that is none', [own, '--columns', 'name=A,address=B,lists=阅'], /须写明 address 和 lists/],
    ['a column that is none', [own, '--columns', 'name=A,address=B,lists=报,phone=C'], /须写明 address 和 lists/],
    ['a place that is none', [own, '--columns', 'name=1,address=B,lists=报'], /须写明 address 和 lists/],
    ['a head that is none', [own, '--columns', 'name=A,address=B,lists=报', '--head', '二'], /--head 须是行号/],
    ['another option', [own, '--delimiter', ';'], /用法：cx recipients/],
  ])('%s', async (_, args, why) => {
    const asked = recipientsCommand(args)
    await expect(asked).rejects.toThrow(CommandError)
    await expect(asked).rejects.toThrow(why)
  })
})
