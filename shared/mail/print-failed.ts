/** 未能排出 PDF: to the editor, when an issue is in review, or was imported, and has not been printed for some minutes. */
import { compose, link, type Message, paragraph, quote } from './message.ts'

/** `issue` as `2026年第2期`; `reason` as the desk shows it; `inReview` otherwise than an old issue that was imported. */
export type PrintFailed = { publication: string; issue: string; reason: string; inReview: boolean; link: string }

export function printFailed({ publication, issue, reason, inReview, link: address }: PrintFailed): Message {
  return compose(`〔${publication}〕${issue}未能排出 PDF，请处理`, [
    paragraph('您好：'),
    paragraph(
      inReview
        ? `《${publication}》${issue}送审后，系统一直没能排出 PDF。审核领导现在看不到版面，也不能审核通过。`
        : `补录的《${publication}》${issue}，系统一直没能排出 PDF，现在还不能查看和下载。`,
    ),
    quote('原因', reason),
    paragraph(
      inReview
        ? '原因在内容上的，如图片、表格不能印出或邮件过大，请撤回送审，修改后重新送审。其他原因系统会继续再试，排出后领导即可办理；持续如此，请联系管理员。'
        : '原因在内容上的，请修改文件后重新补录。其他原因系统会继续再试；持续如此，请联系管理员。',
    ),
    link('查看本期', address),
  ])
}
