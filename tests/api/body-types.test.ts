/** A body that does not say in due form that it is JSON is refused on every route that takes one, and never a fault. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { Role } from '#shared/centre/person.ts'
import { usingCentre } from '../support/using-centre.ts'
import { hadNoFault } from './bad-input.ts'

const { centre, editor, office, science, administrator } = await usingCentre({
  people: ['editor', 'office', 'science', 'administrator'],
})
const callers = { editor, leader: office, contributor: science, administrator } as const

const Described = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        'x-who-may': z.union([z.literal('anyone'), z.literal('signed-in'), z.array(Role)]),
        requestBody: z.object({ content: z.record(z.string(), z.unknown()) }).optional(),
      }),
    ),
  ),
})

const TYPES: [string, HeadersInit][] = [
  ['no type', {}],
  ['a type with nothing behind its semicolon', { 'content-type': 'application/json;' }],
  ['a parameter without a value', { 'content-type': 'application/json ; charset' }],
  ['a blank before the semicolon', { 'content-type': 'application/json ; charset=utf-8' }],
  ['two types', { 'content-type': 'application/json, text/plain' }],
  ['text', { 'content-type': 'text/plain' }],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['several parts', { 'content-type': 'multipart/form-data; boundary=x' }],
  ['XML', { 'content-type': 'application/xml' }],
]

test.each(TYPES)('%s', async (_, headers) => {
  const { paths } = Described.parse((await centre.stranger.get('/api/openapi.json')).body)
  const taking = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody, 'x-who-may': who }]) =>
      requestBody?.content['application/json'] ? [{ path: path.replace(/\{\w+\}/g, '1'), method, who }] : [],
    ),
  )
  expect(taking.length).toBeGreaterThan(20)
  for (const { path, method, who } of taking) {
    const caller = who === 'anyone' ? centre.stranger : callers[who === 'signed-in' ? 'editor' : (who[0] ?? 'editor')]
    // As bytes: a string would be given a type on its way.
    const body = new TextEncoder().encode('{"version":1}')
    const answer = await caller.raw(path, { method: method.toUpperCase(), body, headers })
    expect([method, path, answer.status, answer.body.code]).toEqual([method, path, 415, 'unsupported-type'])
    expect(answer.body.message).toMatch(/请以 JSON 提交/)
  }
  hadNoFault(centre)
})
