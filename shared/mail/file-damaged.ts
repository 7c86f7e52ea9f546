/** 存放的文件受损: to the editor, when a kept file was damaged and the same could not be made again. */
import { compose, link, type Message, paragraph, quote } from './message.ts'

/** `issue` as `2026年第2期`; `file` as `PDF`; `reason` why it could not be put right; `inReview` while it is not signed yet. */
export type FileDamaged = {
  publication: string
  issue: string
  file: string
  reason: string
  inReview: boolean
  link: string
}

export function fileDamaged({ publication, issue, file, reason, inReview, link: address }: FileDamaged): Message {
  return compose(`〔${publication}〕${issue}存放的${file}已损坏，请处理`, [
    paragraph('您好：'),
    paragraph(
      `《${publication}》${issue}存放的${file}已损坏或不在了，系统没能按冻结的内容生成同样的一份。${
        inReview
          ? '这一稿不能再审核签发：请撤回送审（已有人审核的，请审核人退回修改），再重新送审。'
          : '已发出的邮件不受影响。请联系管理员从备份恢复这个文件。'
      }`,
    ),
    quote('原因', reason),
    link('查看本期', address),
  ])
}
