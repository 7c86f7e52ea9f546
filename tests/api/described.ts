/** The API as it describes itself (`/api/openapi.json`): each route, who may call it, sound requests to it, and the places of their texts. */
import { z } from 'zod'
import { Role } from '#shared/centre/person.ts'
import type { Caller } from '../support/caller.ts'
import { ok } from '../support/issue-steps.ts'

/** JSON Schema, as far as the description uses it. */
export type Schema = {
  type?: string | string[] | undefined
  enum?: unknown[] | undefined
  const?: unknown | undefined
  pattern?: string | undefined
  format?: string | undefined
  minimum?: number | undefined
  exclusiveMinimum?: number | undefined
  minItems?: number | undefined
  maxItems?: number | undefined
  items?: Schema | undefined
  properties?: Record<string, Schema> | undefined
  required?: string[] | undefined
  additionalProperties?: boolean | Schema | undefined
  oneOf?: Schema[] | undefined
  anyOf?: Schema[] | undefined
}
const Schema: z.ZodType<Schema> = z.lazy(() =>
  z.looseObject({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    items: Schema.optional(),
    properties: z.record(z.string(), Schema).optional(),
    additionalProperties: z.union([z.boolean(), Schema]).optional(),
    oneOf: z.array(Schema).optional(),
    anyOf: z.array(Schema).optional(),
  }),
)

const Parameter = z.object({ name: z.string(), in: z.enum(['path', 'query', 'header', 'cookie']), schema: Schema })
const Body = z.object({ content: z.record(z.string(), z.object({ schema: Schema })) })
const Description = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        'x-who-may': z.union([z.literal('anyone'), z.literal('signed-in'), z.array(Role)]),
        parameters: z.array(Parameter).default([]),
        requestBody: Body.optional(),
        responses: z.record(z.string(), z.object({ content: z.record(z.string(), z.unknown()).optional() })),
      }),
    ),
  ),
})

export type Described = {
  method: string
  path: string
  who: 'anyone' | 'signed-in' | Role[]
  parameters: z.infer<typeof Parameter>[]
  /** Of the JSON body; null where the route takes none. */
  body: Schema | null
  takesPicture: boolean
  /** Status → the types that it answers with. */
  answers: ReadonlyMap<number, readonly string[]>
}

export async function describedRoutes(stranger: Caller): Promise<Described[]> {
  const { paths } = Description.parse(ok(await stranger.get('/api/openapi.json')))
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { 'x-who-may': who, parameters, requestBody, responses }]) => ({
      method: method.toUpperCase(),
      path,
      who,
      parameters,
      body: requestBody?.content['application/json']?.schema ?? null,
      takesPicture: requestBody !== undefined && 'image/png' in requestBody.content,
      answers: new Map(
        Object.entries(responses).map(([status, { content = {} }]) => [Number(status), Object.keys(content)]),
      ),
    })),
  )
}

/** The path with these ids in its places. */
export const filledPath = (path: string, ids: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? '1'))

/** What the description does not say of a text, but its name does. */
const BY_NAME: Readonly<Record<string, string>> = {
  period: '2026-03',
  issueDate: '2026-04-14',
  from: '2026-01-15',
  to: '2026-01-16',
  until: '2026-01-16',
  code: '123456',
  sha256: 'a'.repeat(64),
}
const CANDIDATES = ['kjt', 'a'.repeat(64), '1', 'FZXBSJW.ttf', '123456']
const MAILBOXES = ['email', 'address', 'replyTo']
let mailboxes = 0
/** Another one each time: no two people and no two rows of a list may have the same. */
function aMailbox(): string {
  mailboxes += 1
  return `a${mailboxes}@b.example`
}

const variantsOf = ({ oneOf, anyOf }: Schema): Schema[] | undefined => oneOf ?? anyOf
const typeOf = ({ type }: Schema): string | undefined =>
  typeof type === 'string' ? type : type?.find((one) => one !== 'null')

/** A sound value of each form that the schema has at its top; what is optional is there. */
export function soundValues(schema: Schema, name = ''): unknown[] {
  const variants = variantsOf(schema)
  if (variants) return variants.flatMap((variant) => soundValues(variant, name))
  return [soundValue(schema, name)]
}

function soundValue(schema: Schema, name: string): unknown {
  const { const: only, enum: choices, properties, items, minItems = 0, maxItems = 99, additionalProperties } = schema
  if (only !== undefined) return only
  if (choices) return choices[0]
  switch (typeOf(schema)) {
    case 'object': {
      const more = typeof additionalProperties === 'object' ? { a: soundValues(additionalProperties, '')[0] } : {}
      const known = Object.entries(properties ?? {}).map(([key, one]) => [key, soundValues(one, key)[0]])
      return { ...more, ...Object.fromEntries(known) }
    }
    case 'array': {
      // Each form once; of texts two, since a table has two columns at least.
      const forms = items ? soundValues(items, '') : []
      const least = Math.max(minItems, items && typeOf(items) === 'string' && !items.enum ? 2 : 1)
      while (forms.length > 0 && forms.length < least) forms.push(forms[0])
      return forms.slice(0, maxItems).map((form, n) => (n > 0 && hasId(form) ? { ...form, id: `kjt-${n}` } : form))
    }
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1)
    case 'boolean':
      return true
    default:
      return soundText(schema, name)
  }
}

const hasId = (form: unknown): form is { id: string } => typeof form === 'object' && form !== null && 'id' in form

function soundText({ pattern, format }: Schema, name: string): string {
  if (MAILBOXES.includes(name)) return aMailbox()
  if (format === 'date-time') return '2026-03-01T00:00:00Z'
  const known = BY_NAME[name]
  if (!pattern) return known ?? '字'
  // Where a pattern has flags they stand behind it in the description.
  const fits = new RegExp(pattern.replace(/\/\w+$/, ''), 'u')
  return [known ?? '', ...CANDIDATES].find((text) => fits.test(text)) ?? ''
}

/** Where something stands in a value. */
export type Place = (string | number)[]

/** A free text, a list, or a table of names; `field` is the same for the same field of the same form, wherever that is used. */
export type Found = { place: Place; kind: 'text' | 'list' | 'table'; field: string }

/** Those of a sound value. */
export function placesIn(value: unknown, schema: Schema, place: Place = [], owner: Schema = schema): Found[] {
  const found = (kind: Found['kind']): Found => ({ place, kind, field: `${place.at(-1)} ${JSON.stringify(owner)}` })
  const variants = variantsOf(schema)
  if (variants) {
    const own = variants.find((variant) => isOf(value, variant))
    return own ? placesIn(value, own, place, owner) : []
  }
  if (Array.isArray(value)) {
    const { items } = schema
    const within = items ? value.flatMap((one, n) => placesIn(one, items, [...place, n], schema)) : []
    return [found('list'), ...within]
  }
  if (typeof value === 'object' && value !== null) {
    const { properties = {}, additionalProperties: more } = schema
    const isTable = typeof more === 'object'
    const within = Object.entries(value).flatMap(([key, one]) => {
      const own = properties[key] ?? (isTable ? more : undefined)
      return own ? placesIn(one, own, [...place, key], schema) : []
    })
    return isTable ? [found('table'), ...within] : within
  }
  return typeof value === 'string' && !schema.enum && schema.const === undefined ? [found('text')] : []
}

/** Whether a value was made of this form: forms differ in their tag, or in their type. */
function isOf(value: unknown, schema: Schema): boolean {
  if (variantsOf(schema)) return variantsOf(schema)?.some((one) => isOf(value, one)) ?? false
  if (schema.const !== undefined) return value === schema.const
  if (schema.enum) return schema.enum.includes(value)
  const type = typeOf(schema)
  if (type !== 'object') return type === (Array.isArray(value) ? 'array' : typeof value)
  if (typeof value !== 'object' || value === null) return false
  const members = new Map(Object.entries(value))
  return Object.entries(schema.properties ?? {}).every(
    ([key, one]) => (!one.enum && one.const === undefined) || isOf(members.get(key), one),
  )
}

/** The value with another one at a place of it. */
export function withAt(value: unknown, [step, ...rest]: Place, put: unknown): unknown {
  if (step === undefined) return put
  if (Array.isArray(value)) return value.map((one, n) => (n === step ? withAt(one, rest, put) : one))
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return Object.fromEntries(members.map(([key, one]) => [key, key === step ? withAt(one, rest, put) : one]))
}
