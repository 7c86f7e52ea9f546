/** The parts a route's declaration is made of: its body, its answer, and who may call it. */
import { z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import type { Person, Role } from '#shared/centre/person.ts'
import type { Session } from '#shared/centre/session.ts'
import { Refusal } from '#shared/refusals.ts'
import { ATTACHMENT_TYPES } from '#shared/submission/attachment-limits.ts'
import type { Deps } from '../deps.ts'
import type { Table } from '../store/table.ts'

/** `anyone` (also strangers), `signed-in` (every role), or the roles that may. */
export type Who = 'anyone' | 'signed-in' | readonly Role[]

/** `table`: with what was read together with the session (guard.ts). */
export type ApiEnv = { Variables: { person: Person | null; session: Session | null; table: Table; requestId: string } }

/** All but those who only hand in. */
export const desk = ['editor', 'leader', 'administrator'] as const satisfies Who

/** Who may call a route: checked before its handler, and told in the API's description as `x-who-may`. */
export const allow = (who: Who) => ({ 'x-who-may': who, middleware: mayCall(who) })

/** 200 with JSON of this schema. */
export const answers = <S extends z.ZodType>(schema: S) => ({
  200: { description: 'OK', content: { 'application/json': { schema } } },
})

const file = { schema: z.file().openapi({ type: 'string', format: 'binary' }) }

/** As `handOut` does where the file is too large for an answer. */
const elsewhere = { 303: { description: '文件较大：一分钟内可从 Location 所指的地址取得' } }

/** The query of a list that comes by pages: `most` rows at most, and `usual` where the caller does not say. */
export const byPages = (usual: number, most: number) => ({
  after: z.string().max(600).optional().describe('上一页的 next；留空为第一页'),
  limit: z.coerce.number().int().min(1).max(most).default(usual),
})

/** The member of an answer that tells of the next page. */
export const NextPage = { next: z.string().nullable().describe('下一页的 after；没有下一页时为 null') }

/** 200 with a PDF. */
export const answersPdf = { 200: { description: 'PDF', content: { 'application/pdf': file } }, ...elsewhere }

/** 200 with a zip. */
export const answersZip = { 200: { description: 'zip', content: { 'application/zip': file } }, ...elsewhere }

/** 200 with an HTML page. */
export const answersHtml = { 200: { description: 'HTML', content: { 'text/html': { schema: z.string() } } } }

/** 200 with a table as a file: CSV or XLSX. */
export const answersTable = {
  200: {
    description: 'CSV 或 XLSX',
    content: { 'text/csv': file, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': file },
  },
  ...elsewhere,
}

/** 200 with a file of Word or a spreadsheet. */
export const answersOffice = {
  200: {
    description: 'DOCX 或 XLSX',
    content: {
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document': file,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': file,
    },
  },
  ...elsewhere,
}

/** 200 with the picture of a first page. */
export const answersFirstPage = { 200: { description: 'WebP', content: { 'image/webp': file } }, ...elsewhere }

const picture = { 'image/png': file, 'image/jpeg': file }

/** 200 with a picture. */
export const answersPicture = { 200: { description: 'PNG / JPEG', content: picture } }

/** A picture as the body, required; its bytes are judged by the act that takes them in. */
export const pictureBody = { body: { content: picture, required: true } }

/** A part of a file as the body, required; judged when all parts are there. */
export const partBody = { body: { content: { 'application/octet-stream': file }, required: true } }

/** 200 with an attachment, of the kind that it is. */
export const answersAttachment = {
  200: {
    description: '附件',
    content: Object.fromEntries(Object.values(ATTACHMENT_TYPES).map(({ media }) => [media, file])),
  },
  ...elsewhere,
}

/** A JSON body of this schema, required. */
export const jsonBody = <S extends z.ZodType>(schema: S) => ({
  body: { content: { 'application/json': { schema } }, required: true },
})

/** Refuses everyone but `who`. */
const mayCall =
  (who: Who): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    if (who !== 'anyone') {
      const person = signedIn(c)
      if (who !== 'signed-in' && !who.some((role) => person.roles.includes(role))) throw new Refusal('not-allowed')
    }
    await next()
  }

/** What an act on a whole issue is given: the rows of it that came with the session are not read again. */
export const withAhead = (c: Context<ApiEnv>, deps: Deps): Deps => ({ ...deps, table: c.var.table })

/** Who is calling. @throws Refusal `not-signed-in` */
export function signedIn(c: Context<ApiEnv>): Person {
  const { person } = c.var
  if (!person) throw new Refusal('not-signed-in')
  return person
}
