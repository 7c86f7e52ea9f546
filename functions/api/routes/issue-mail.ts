/** The mail that an issue goes out as: looked at before it goes, and tried on oneself. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Id } from '#shared/fields.ts'
import { sendTestMail } from '../../acts/distribution/test-mail.ts'
import type { Deps } from '../../deps.ts'
import { issueMessage, largestLetter } from '../../mail/issue-letter.ts'
import { MAIL_POLICY } from '../../mail/mail-policy.ts'
import { loadIssueWhole } from '../../store/load.ts'
import { contentNow } from '../../views/content-now.ts'
import { correctedBy } from '../../views/corrected-by.ts'
import { refuseMisfit } from '../errors.ts'
import { type ApiEnv, allow, answers, answersHtml, desk, signedIn } from '../route.ts'

const params = z.object({ issueId: Id })
const path = '/issues/{issueId}'

const look = createRoute({
  method: 'get',
  path: `${path}/mail`,
  ...allow(desk),
  request: { params },
  summary: '若现在发出，邮件是什么样；大小按最长的收件人计',
  responses: answers(
    z.object({
      subject: z.string(),
      from: z.object({ name: z.string(), address: z.string() }),
      replyTo: z.string(),
      text: z.string(),
      /** Without the PDF. */
      bytes: z.number(),
      /** Of the PDF under review or signed; null while there is none. */
      pdfBytes: z.number().nullable(),
      mostBytes: z.number(),
    }),
  ),
})
const page = createRoute({
  method: 'get',
  path: `${path}/mail/html`,
  ...allow(desk),
  request: { params },
  summary: '邮件正文（HTML），只供嵌在本系统的页面里看',
  responses: answersHtml,
})
const test = createRoute({
  method: 'post',
  path: `${path}/test-mails`,
  ...allow(['editor']),
  request: { params },
  summary: '把当前内容作为测试邮件发给自己',
  responses: answers(z.object({ to: z.string() })),
})

export const issueMailRoutes = (deps: Deps) => {
  const mailed = async (issueId: string) => {
    const whole = await loadIssueWhole(deps.table, issueId)
    const [content, corrections] = await Promise.all([contentNow(deps.table, whole), correctedBy(deps.table, issueId)])
    return { ...whole, content, correctedBy: corrections }
  }
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(look, async (c) => {
      const whole = await mailed(c.req.valid('param').issueId)
      const { subject, text } = issueMessage(whole)
      const { fromName, replyTo } = whole.publication.mail
      return c.json(
        {
          subject,
          from: { name: fromName, address: deps.place.mailFrom },
          replyTo,
          text,
          bytes: await largestLetter(deps.place, whole, 0),
          pdfBytes: whole.issue.review?.pdf?.bytes ?? null,
          mostBytes: deps.place.mailMostBytes,
        },
        200,
      )
    })
    .openapi(page, async (c) => {
      const { html } = issueMessage(await mailed(c.req.valid('param').issueId))
      return c.html(html, 200, { 'content-security-policy': MAIL_POLICY })
    })
    .openapi(test, async (c) => c.json(await sendTestMail(deps, signedIn(c), c.req.valid('param').issueId), 200))
}
