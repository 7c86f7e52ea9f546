/** 分发暂停，等待确认: when every letter so far got the same refusal, so that a person says whether to go on. */
import { compose, link, type Message, paragraph, quote } from './message.ts'

/** `issue` as `2026年第2期`; `reason`: which answer, and how many got it. */
export type SendingAsks = { publication: string; issue: string; reason: string; link: string }

export function sendingAsks({ publication, issue, reason, link: address }: SendingAsks): Message {
  return compose(`〔${publication}〕${issue}分发暂停，请确认`, [
    paragraph('您好：'),
    paragraph(
      `《${publication}》${issue}的邮件接连被邮件服务器以同样的答复拒收，系统已停止发送，被拒收的邮件放回待发送。请核对原因，由责任编辑、签发人或管理员在分发页面决定是否继续。`,
    ),
    quote('原因', reason),
    link('查看分发', address),
  ])
}
