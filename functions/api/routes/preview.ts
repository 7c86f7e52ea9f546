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

/** Failures that lie in what is printed; of all others the writer is not to blame. */
const FAULTS_OF_CONTENT: readonly PrintFailureCode[] = ['fonts-not-loaded', 'picture-not-printable', 'table-too-wide']

const BUSY: readonly PrintFailureCode[] = ['timed-out', 'overtaken', 'too-many-wait']

/** The browser's: whoever writes can only wait, and whoever looks after the server finds the cause in the log. */
const DOWN: readonly PrintFailureCode[] = ['browser-not-started', 'browser-crashed', 'unexpected-answer', 'closed']

/**
 * Prints it.
 * @throws Refusal `unprintable` with the reason, where the content is at fault; `busy` where it took too long; `printer-down`
 */
async function printed(print: ApiDeps['print'], content: Content, preview: string) {
  try {
    return await print(content, { preview })
  } catch (error) {
    // No content takes so long: the machine has too much to do. One that was overtaken is asked for again, if it is still wanted.
    if (error instanceof PrintFailure && BUSY.includes(error.code)) throw new Refusal('busy')
    if (error instanceof PrintFailure && DOWN.includes(error.code))
      throw new Refusal('printer-down', [], { cause: error })
    if (!(error instanceof PrintFailure && FAULTS_OF_CONTENT.includes(error.code))) throw error
    throw new Refusal('unprintable', [{ path: '', message: failureInWords(error) }])
  }
}

export const previewRoutes = (deps: Pick<ApiDeps, 'print' | 'files'>) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit }).openapi(preview, async (c) => {
    const content = c.req.valid('json')
    mustHaveGlyphs(content)
    const { pdf } = await printed(deps.print, content, signedIn(c).id)
    return handOut(c, deps.files, { bytes: pdf, type: 'application/pdf', name: '预览.pdf', how: 'inline' })
  })
