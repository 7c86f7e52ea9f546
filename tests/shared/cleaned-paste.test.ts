/** Text from Word, WPS or a PDF comes into the form without its layout there; half-width marks are mended together. */
import { describe, expect, test } from 'vitest'
import { allFullWidth } from '#shared/checks/all-full-width.ts'
import { cleanedPaste, takenOutInWords } from '#shared/submission/cleaned-paste.ts'

const CASES: [what: string, pasted: string, text: string, said: string | null][] = [
  ['plain text', '窗口延长服务时间。\n办件 5.05 万件。', '窗口延长服务时间。\n办件 5.05 万件。', null],
  ['Windows line ends', '甲。\r\n乙。\r\n', '甲。\n乙。', null],
  ['indents of two characters', '\u3000\u3000甲。\r\n    乙。', '甲。\n乙。', '段首空格 2 处'],
  ['bullets of Word', '•\t甲\n·\t乙\n\uF0B7\u00A0丙', '甲\n乙\n丙', '项目符号 3 处'],
  ['bullets of WPS in Wingdings', 'l\t甲\nØ\t乙', '甲\n乙', '项目符号 2 处'],
  ['dashes as bullets', '- 甲\n— 乙', '甲\n乙', '项目符号 2 处'],
  ['an indented bullet', '  ● 甲', '甲', '段首空格 1 处、项目符号 1 处'],
  ['blanks within Chinese', '张  三在\u00A0大厅\u3000办理', '张三在大厅办理', '多余空格 3 处'],
  ['wide blanks beside numbers', '办件\u30005.05\u2003万件', '办件 5.05 万件', '多余空格 2 处'],
  ['blank lines', '甲。\n\n\u3000\n乙。\n', '甲。\n乙。', '空行 2 处'],
  ['invisible characters', '甲\u200B乙\uFEFF', '甲乙', '看不见的字符 2 个'],
  ['numbers that begin a paragraph', '1. 甲\n（一）乙\n2026 年', '1. 甲\n（一）乙\n2026 年', null],
  ['a sum and a range', '-5 度\nlong\n3*4', '-5 度\nlong\n3*4', null],
]
test.each(CASES)('%s', (_, pasted, text, said) => {
  const clean = cleanedPaste(pasted)
  expect(clean.text).toBe(text)
  expect(takenOutInWords(clean.taken)).toBe(said && `已整理粘贴的文字，去掉${said}。`)
  expect(cleanedPaste(clean.text)).toMatchObject({ text })
})

describe('half-width marks', () => {
  test.each([
    ['甲,乙;丙.', '甲，乙；丙。'],
    ['窗口(含"一网通办",共3个)办理', '窗口（含“一网通办”，共3个）办理'],
    ['上午9:00—12:00,接听1,365人次', '上午9:00—12:00，接听1,365人次'],
    ['见 https://a.example/b,c', '见 https://a.example/b,c'],
  ])('%s', (typed, mended) => {
    expect(allFullWidth(typed)).toBe(mended)
    expect(allFullWidth(mended)).toBe(mended)
  })
})
