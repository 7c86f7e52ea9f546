/** An app as API Gateway calls it. */
import type { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import type { Schema } from 'hono/types'
import type { ApiEnv } from '../api/route.ts'

/** All but JSON goes as bytes: as text a CSV would lose the mark by which spreadsheets know its UTF-8. */
const isContentTypeBinary = (type: string): boolean => !type.includes('json')

export const serve = <S extends Schema, P extends string>(app: Hono<ApiEnv, S, P>) =>
  handle(app, { isContentTypeBinary })
