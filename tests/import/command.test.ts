/** `cx import` on files as offices have them: encodings of today and of old, and files that are no text. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importCommand } from '#functions/cli/import.ts'

const TEXT = '示范中心 2026年3月5日\n一、运行情况\n受理 8 件。\n报：甲。\n'
// “示范中心” and so on in GB18030, byte by byte, as TextEncoder writes UTF-8 only.
const GB18030 = Buffer.from(
  'cabeb7b6d6d0d0c42032303236c4ea33d4c235c8d50ad2bba1a2d4cbd0d0c7e9bff60acadcc0ed203820bcfea1a30ab1a8a3babcd7a1a30a',
  'hex',
)
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'))
})
afterAll(() => rm(folder, { recursive: true }))

const file = async (name: string, bytes: Uint8Array | string) => {
  await writeFile(join(folder, name), bytes)
  return join(folder, name)
}

test.each([
  ['UTF-8', TEXT],
  ['UTF-8 with a mark', `\uFEFF${TEXT}`],
  ['UTF-16', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
  ['GB18030', GB18030],
  ['CRLF', TEXT.replaceAll('\n', '\r\n')],
])('a text in %s is read', async (name, bytes) => {
  expect(await importCommand([await file(`${name}.txt`, bytes)])).toMatchObject({
    period: '2026-02',
    masthead: { issuingUnit: '示范中心', issueDate: '2026-03-05' },
    sections: [{ kind: 'figures', figures: [{ value: '8', unit: '件' }] }],
    colophon: { reporting: [{ name: '甲', mark: '。' }], distribution: [] },
  })
})

test.each<[string, Uint8Array | string, string]>([
  ['an empty file', '', '没有文字'],
  ['a PDF', '%PDF-1.7\n', '这是 PDF 文件'],
  ['a Word file', Buffer.from([0x50, 0x4b, 3, 4]), 'Word'],
  ['bytes of no encoding', Buffer.from([0xc4, 0xff, 0xff, 0x20]), '不是文本'],
  ['bytes with NUL', Buffer.from([1, 0, 2, 0]), '不是文本'],
  ['a text that is no issue', '通知\n明日停电。\n', '缺少栏目'],
  ['a file too large', Buffer.alloc(5_000_001, 0x20), '超过 5 MB'],
])('%s is refused in one line that names the file', async (name, bytes, reason) => {
  const path = await file(`${name}.txt`, bytes)
  const refusal = await importCommand([path]).catch((error: unknown) => error)
  if (!(refusal instanceof Error)) throw new Error('was not refused')
  expect(refusal.message).toContain(reason)
  expect(refusal.message).toContain(path)
  expect(refusal.message).not.toContain('\n')
})

test.each([[[]], [['a', 'b']], [['--help']], [['missing.txt']], [[tmpdir()]]])('%j is refused', async (args) => {
  await expect(importCommand(args)).rejects.toThrow(/用法|没有这个文件|不是文件/)
})
