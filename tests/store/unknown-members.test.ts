/** Members of a row that a release does not know are kept through every change of what it knows, and shown to nobody. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { whole, withUnknown } from '#functions/store/unknown-members.ts'
import { upgraded } from '#functions/store/upgrade.ts'
import { loosely } from '#shared/loosely.ts'

const Part = z.strictObject({ id: z.string().optional(), text: z.string().max(3) })
const Row = z.strictObject({
  version: z.number().int().positive(),
  title: z.string().default(''),
  parts: z.array(Part).max(2),
  head: z
    .discriminatedUnion('kind', [z.strictObject({ kind: z.literal('a'), by: z.record(z.string(), Part) })])
    .optional(),
})
type Row = z.infer<typeof Row>

const read = (stored: unknown): Row => withUnknown(stored, loosely(Row).parse(stored))

const later = { later: [1] }
const STORED = {
  version: 1,
  ...later,
  parts: [
    { id: 'one', text: '一', ...later },
    { id: 'two', text: '二' },
    { text: '无', ...later },
  ],
  head: { kind: 'a', by: { x: { text: 'x', ...later } }, ...later },
}

test('they are seen by nobody', () => {
  const { parts, head } = STORED
  const known = {
    version: 1,
    title: '',
    parts: parts.map(({ later: _, ...part }: { later?: unknown; text: string }) => part),
  }
  expect(JSON.parse(JSON.stringify(read(STORED)))).toEqual({
    ...known,
    head: { kind: head.kind, by: { x: { text: 'x' } } },
  })
})

test.each<[string, (row: Row) => Row, unknown]>([
  ['nothing', (row) => row, { ...STORED, title: '' }],
  ['a member', (row) => ({ ...row, title: '新' }), { ...STORED, title: '新' }],
  [
    'an entry with an id, from elsewhere and in another place',
    (row) => ({
      ...row,
      parts: [
        { id: 'new', text: '新' },
        { id: 'one', text: '改' },
      ],
    }),
    {
      ...STORED,
      title: '',
      parts: [
        { id: 'new', text: '新' },
        { id: 'one', text: '改', ...later },
      ],
    },
  ],
  [
    'an entry without one, in its place',
    (row) => ({ ...row, parts: row.parts.with(2, { text: '改' }) }),
    { ...STORED, title: '', parts: STORED.parts.with(2, { text: '改', ...later }) },
  ],
  [
    'an entry without one, which moved',
    (row) => ({ ...row, parts: row.parts.slice(2) }),
    { ...STORED, title: '', parts: STORED.parts.slice(2) },
  ],
  ['what is taken out', ({ head: _, ...row }) => row, { version: 1, title: '', parts: STORED.parts, ...later }],
])('they stay where this is changed: %s', (_, change, stored) => {
  expect(whole(change(read(STORED)))).toEqual(stored)
})

test('a row that says no more than is known is written as it is', () => {
  fc.assert(
    fc.property(
      fc.record({ version: fc.nat(), title: fc.string(), parts: fc.array(fc.record({ text: fc.string() })) }),
      (row) => {
        expect(Reflect.ownKeys(read(row))).toEqual(Object.keys(loosely(Row).parse(row)))
        expect(whole(read(row))).toEqual(row)
      },
    ),
  )
})

test('a name of the language is a member as any other', () => {
  const stored = JSON.parse('{"version":1,"parts":[],"__proto__":{"later":1}}')
  expect(JSON.stringify(whole({ ...read(stored), title: '新' }))).toContain('"__proto__":{"later":1}')
})

test('stored values need their members and types, not the limits of a form; a request needs both', () => {
  const long = { version: 0, title: '', parts: [{ text: '很长很长' }, { text: '' }, { text: '' }] }
  expect(loosely(Row).safeParse(long).success).toBe(true)
  expect(Row.safeParse(long).success).toBe(false)
  for (const broken of [{ version: 1 }, { version: '1', parts: [] }, { version: 1, parts: [], head: { kind: 'b' } }])
    expect(loosely(Row).safeParse(broken).success).toBe(false)
  expect(loosely(Row, 'kept').parse(STORED)).toEqual({ ...STORED, title: '' })
  expect(loosely(Row, 'refused').safeParse(STORED).success).toBe(false)
})

test('a row of an earlier shape goes through each step since; of a later one it is refused', () => {
  const upgrades = {
    person: [
      ({ email, ...row }: Record<string, unknown>) => ({ ...row, mail: email }),
      ({ mail, ...row }: Record<string, unknown>) => ({ ...row, address: mail }),
    ],
  }
  const of = (shape: number | undefined, json: string) => upgraded({ kind: 'person', shape, json }, upgrades)
  expect(of(undefined, '{"email":"a","later":1}')).toEqual({ address: 'a', later: 1 })
  expect(of(2, '{"mail":"a"}')).toEqual({ address: 'a' })
  expect(of(3, '{"address":"a"}')).toEqual({ address: 'a' })
  expect(() => of(4, '{}')).toThrow(expect.objectContaining({ code: 'newer-row' }))
  expect(() => of(1, '{')).toThrow(expect.objectContaining({ code: 'damaged-row' }))
})
