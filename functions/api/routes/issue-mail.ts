/** The mail that an issue goes out as: looked at before it goes, and tried on oneself. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Hash, Id } from '#shared/fields.ts'
import { messageOf } from '#shared/issue/frozen-letter.ts'
import { sendTestMail } from '../../acts/distribution/test-mail.ts'
import type { Deps } from '../../deps.ts'
import { largestLetter } from '../../mail/issue-letter.ts'
import { MAIL_POLICY } from '../../mail/mail-policy.ts'
import { letterShown } from '../../views/letter-shown.ts'
import { refuseMisfit } from '../errors.ts'
import { type ApiEnv, allow, answers, answersHtml, desk, signedIn } from '../route.ts'

const params = z.object({ issueId: Id })
const path = '/issues/{issueId}'

const look = createRoute({
  method: 'get',
  path: `${path}/mail`,
  ...allow(desk),
  request: { params },
  summary: '邮件：送审后是冻结的那一封，此前是现在会发出的；大小按最长的收件人计',
  responses: answers(
    z.object({
      /** Of the letter that is under review or was signed, which an approval names; null where none is frozen. */
      letterHash: Hash.nullable(),
      subject: z.string(),
      from: z.object({ name: z.string(), address: z.string() }),
      replyTo: z.string(),
      fileName: z.string(),
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

export const issueMailRoutes = (deps: Deps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(look, async (c) => {
      const { whole, letter, hash, notices } = await letterShown(deps, c.req.valid('param').issueId)
      const { issue } = whole
      const { subject, text } = messageOf(letter, notices)
      return c.json(
        {
          letterHash: hash,
          subject,
          from: letter.from,
          replyTo: letter.replyTo ?? '',
          fileName: letter.fileName,
          text,
          bytes: await largestLetter(issue, letter, 0, notices),
          pdfBytes: issue.review?.pdf?.bytes ?? null,
          mostBytes: deps.place.mailMostBytes,
        },
        200,
      )
    })
    .openapi(page, async (c) => {
      const { letter, notices } = await letterShown(deps, c.req.valid('param').issueId)
      return c.html(messageOf(letter, notices).html, 200, { 'content-security-policy': MAIL_POLICY })
    })
    .openapi(test, async (c) => c.json(await sendTestMail(deps, signedIn(c), c.req.valid('param').issueId), 200))
