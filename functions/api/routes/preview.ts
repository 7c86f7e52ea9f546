/** The page as it will print, of content that need not be saved; on AWS a function of its own, with the browser. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { Content } from '#shared/content/content.ts'
import { Refusal } from '#shared/refusals.ts'
import type { ApiDeps } from '../../deps.ts'
import { failureInWords, PrintFailure, type PrintFailureCode } from '../../print/failure.ts'
import { mustHaveGlyphs } from '../../print/unprinted.ts'
import { refuseMisfit } from '../errors.ts'
import { handOut } from '../hand-out.ts'
import { type ApiEnv, allow, answersPdf, jsonBody, signedIn } from '../route.ts'

const preview = createRoute({
  method: 'post',
  path: '/preview',
  ...allow(['contributor', 'editor']),
  request: jsonBody(Content),
  summary: '排印预览',
  responses: answersPdf,
})

/**
 * What its writer hears: the reason where the content is at fault, else that the machine has too much to do (one that was
 * overtaken is asked for again, if it is still wanted) or that the browser does not answer.
 */
const HEARD: Record<PrintFailureCode, 'unprintable' | 'busy' | 'printer-down'> = {
  'fonts-not-loaded': 'unprintable',
  'picture-not-printable': 'unprintable',
  'table-too-wide': 'unprintable',
  'timed-out': 'busy',
  overtaken: 'busy',
  'too-many-wait': 'busy',
  'browser-not-started': 'printer-down',
  'browser-crashed': 'printer-down',
  'unexpected-answer': 'printer-down',
  closed: 'printer-down',
}

/** Prints it. @throws Refusal as `HEARD` says; the cause of `printer-down` is for the log */
async function printed(print: ApiDeps['print'], content: Content, preview: string) {
  try {
    return await print(content, { preview })
  } catch (error) {
    if (!(error instanceof PrintFailure)) throw error
    const heard = HEARD[error.code]
    if (heard === 'unprintable') throw new Refusal(heard, [{ path: '', message: failureInWords(error) }])
    throw new Refusal(heard, [], heard === 'printer-down' ? { cause: error } : {})
  }
}

export const previewRoutes = (deps: Pick<ApiDeps, 'print' | 'files'>) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit }).openapi(preview, async (c) => {
    const content = c.req.valid('json')
    mustHaveGlyphs(content)
    const { pdf } = await printed(deps.print, content, signedIn(c).id)
    return handOut(c, deps.files, { bytes: pdf, type: 'application/pdf', name: '预览.pdf', how: 'inline' })
  })
