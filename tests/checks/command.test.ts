/** `cx check`: what it prints of a content and of a text, and what it refuses. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkCommand } from '#functions/cli/check.ts'
import { CommandError } from '#functions/cli/command-line.ts'
import { aBriefing, pastMonths } from '../support/a-briefing.ts'

let folder = ''
const at = (name: string) => join(folder, name)
const FILES: Record<string, string> = {
  'good.json': JSON.stringify(aBriefing()),
  'bad.json': JSON.stringify(
    aBriefing({ values: { handled: '50500' }, items: ['2月31日，申请人电话为13812345678。', '窗口延长了服务时间'] }),
  ),
  'history.json': JSON.stringify(pastMonths()),
  'text.txt': '一、2026年3月总体运行情况\r\n\r\n（一）窗口布署了工作。\r\n（三）3月31日（星期三），窗口开放。\r\n',
  'departments.txt': '住建厅\n省数据局\n',
  'wordings.csv': '词语,改为,类型,说明\n群众,企业群众,,口径\n大干快上,,禁用,\n',
  'no-wordings.csv': '甲,乙\n丙,丁\n',
  'no-history.json': '[{"period":"2026-02"}]',
}
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cx-check-'))
  for (const [name, text] of Object.entries(FILES)) await writeFile(at(name), text)
})
afterAll(() => rm(folder, { recursive: true }))

test('a content that is right', async () => {
  expect(await checkCommand([at('good.json'), '--history', at('history.json')])).toEqual({ findings: [] })
})

test('a content: each finding with its place', async () => {
  const { findings } = await checkCommand([at('bad.json'), '--history', at('history.json')])
  expect(findings).toEqual([
    {
      section: 0,
      figure: 'handled',
      part: 'value',
      kind: 'unit-slip',
      level: 'acknowledge',
      start: 0,
      end: 5,
      fix: '5.05',
      message: expect.stringContaining('约 1万 倍'),
    },
    expect.objectContaining({ section: 0, figure: 'handled', kind: 'sum-mismatch' }),
    expect.objectContaining({ section: 1, item: 0, kind: 'impossible-date', start: 0, end: 5 }),
    expect.objectContaining({ section: 1, item: 0, kind: 'leak-mobile', start: 12, end: 23, fix: '138****5678' }),
    expect.objectContaining({ section: 1, item: 1, kind: 'missing-full-stop', level: 'advice', fix: '间。' }),
  ])
})

test('a text: by lines', async () => {
  expect(await checkCommand(['--text', at('text.txt'), '--date', '2026-03-31'])).toMatchObject({
    findings: [
      { line: 3, kind: 'confused-word', start: 5, end: 7, fix: '部署' },
      { line: 4, kind: 'numbering-gap' },
      { line: 4, kind: 'wrong-weekday', fix: '星期二' },
    ],
  })
})

test('with a centre’s own departments and words', async () => {
  const args = ['--text', at('own.txt'), '--departments', at('departments.txt'), '--wordings', at('wordings.csv')]
  await writeFile(at('own.txt'), '住建厅窗口服务群众，不搞大干快上。住房城乡建设厅配合。')
  expect(await checkCommand(args)).toMatchObject({
    findings: [
      { kind: 'preferred-wording', level: 'advice', fix: '企业群众', message: expect.stringContaining('口径') },
      { kind: 'forbidden-wording', level: 'blocks' },
      { kind: 'department-name', fix: '住建厅' },
    ],
  })
})

describe('is refused with what to do', () => {
  test.each<[string, string[], RegExp]>([
    ['no file', [], /用法：cx check/],
    ['a file that is not there', ['none.json'], /没有这个文件/],
    ['a text as content', ['text.txt'], /不是 JSON/],
    [
      'a history that is none',
      ['good.json', '--history', 'no-history.json'],
      /no-history\.json 不合要求：\[0\]\.figures/,
    ],
    ['a day that does not exist', ['--text', 'text.txt', '--date', '2026-02-31'], /--date 须是/],
    ['a day with a content', ['good.json', '--date', '2026-03-31'], /--date 用于/],
    ['a history with a text', ['--text', 'text.txt', '--history', 'history.json'], /--history 用于/],
    [
      'words without a head',
      ['--text', 'text.txt', '--wordings', 'no-wordings.csv'],
      /no-wordings\.csv：第 1 行应是表头/,
    ],
  ])('%s', async (_, args, why) => {
    const asked = checkCommand(args.map((arg) => (/\.\w+$/.test(arg) ? at(arg) : arg)))
    await expect(asked).rejects.toThrow(CommandError)
    await expect(asked).rejects.toThrow(why)
  })
})
