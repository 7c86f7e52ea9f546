/** 存放的 PDF 受损: to the editor, when a kept PDF was damaged and could not be printed as the same file again. */
import { compose, link, type Message, paragraph, quote } from './message.ts'

/** `issue` as `2026年第2期`; `reason` why it could not be put right; `inReview` while it is not signed yet. */
export type PdfDamaged = { publication: string; issue: string; reason: string; inReview: boolean; link: string }

export function pdfDamaged({ publication, issue, reason, inReview, link: address }: PdfDamaged): Message {
  return compose(`〔${publication}〕${issue}的 PDF 已损坏，请处理`, [
    paragraph('您好：'),
    paragraph(
      `《${publication}》${issue}存放的 PDF 已损坏或不在了，系统没能按冻结的内容排出同一份。${
        inReview
          ? '这一稿不能再审核签发：请撤回送审（已有人审核的，请审核人退回修改），再重新送审。'
          : '已发出的邮件不受影响。请联系管理员从备份恢复这个文件。'
      }`,
    ),
    quote('原因', reason),
    link('查看本期', address),
  ])
}
