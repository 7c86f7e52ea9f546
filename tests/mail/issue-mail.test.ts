/** The mail of an issue: what it sums up, and what it says of corrections. */
import { expect, test } from 'vitest'
import { correctedNotice } from '#shared/mail/issue-mail.ts'
import { mailOf } from './issue-mail.ts'

test('the issue mail sums up: section headings, each item by its first sentence, long ones cut', () => {
  const { subject, text } = mailOf({
    publication: '示范简报',
    issue: '2026年第2期',
    issuingUnit: '示范市政务服务中心',
    issueDate: '2026-02-14',
    fileName: '示范简报2026年第2期.pdf',
    corrects: null,
    correction: null,
    sections: [
      {
        kind: 'figures',
        title: '运行情况',
        text: '收件{a}，其中网办{b}。另有{c}。',
        figures: [
          { id: 'a', name: '收件', value: '5.05', unit: '万件' },
          { id: 'b', name: '网办', value: '4', unit: '万件' },
        ],
      },
      {
        kind: 'items',
        title: '窗口资讯',
        items: [
          { text: '甲窗口搬到一楼。原址停用。' },
          { text: '长'.repeat(100) },
          { text: `${'丙窗口'.repeat(10)}，${'续'.repeat(40)}。` },
        ],
      },
    ],
  })
  expect(subject).toBe('〔示范简报〕2026年第2期')
  expect(text).toBe(`示范简报
2026年第2期　示范市政务服务中心

《示范简报》2026年第2期已印发，全文见附件 PDF“示范简报2026年第2期.pdf”。本期内容：

一、运行情况
  收件5.05万件，其中网办4万件。

二、窗口资讯
  （一）甲窗口搬到一楼。
  （二）${'长'.repeat(60)}……
  （三）${'丙窗口'.repeat(10)}……

示范市政务服务中心
2026年2月14日

--
以附件为准。如不应收到此邮件，或附件无法打开，请回复告知。
此邮件由窗讯系统发送。
`)
})

test('the mail of a correction says so in its subject, and what is corrected before all else', () => {
  const { subject, text } = mailOf({
    publication: '示范简报',
    issue: '2026年第3期',
    issuingUnit: '示范市政务服务中心',
    issueDate: '2026-02-20',
    fileName: '示范简报2026年第3期.pdf',
    corrects: '2026年第2期',
    correction: '本刊2026年第2期更正如下：\n“5.05万件”应为“5.50万件”。',
    sections: [],
  })
  expect(subject).toBe('〔示范简报〕2026年第3期（更正2026年第2期）')
  expect(text).toMatch(
    /^示范简报\n2026年第3期　示范市政务服务中心\n\n《示范简报》2026年第3期已印发.*您收到过的2026年第2期有误，请以本期为准：\n\n本刊2026年第2期更正如下：\n“5.05万件”应为“5.50万件”。\n/,
  )
})

test('the mail of an issue that was corrected says so in its subject, and what is wrong before it goes on', () => {
  const { subject, text } = mailOf(
    {
      publication: '示范简报',
      issue: '2026年第2期',
      issuingUnit: '示范市政务服务中心',
      issueDate: '2026-02-14',
      fileName: '示范简报2026年第2期.pdf',
      corrects: null,
      correction: null,
      sections: [{ kind: 'items', title: '窗口资讯', items: [{ text: '甲窗口搬到一楼。' }] }],
    },
    [correctedNotice({ issue: '2026年第3期', correction: '本刊2026年第2期更正如下：\n“5.05万件”应为“5.50万件”。' })],
  )
  expect(subject).toBe('〔示范简报〕2026年第2期（已更正）')
  expect(text).toMatch(
    /^示范简报\n2026年第2期　示范市政务服务中心\n\n请注意：本期印发后已由2026年第3期更正，请以更正为准。2026年第3期发给收到本期的每一个邮箱，另有邮件。\n\n更正的内容：?\n.*“5.05万件”应为“5.50万件”。\n\n《示范简报》2026年第2期已印发.*本期内容：\n\n一、窗口资讯/s,
  )
})
