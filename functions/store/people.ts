/** People in the table: all of them, one by their mailbox, and what an act that rests on some of them looks at again. */
import { z } from 'zod'
import { Person } from '#shared/centre/person.ts'
import { Id } from '#shared/fields.ts'
import type { Write } from './commit.ts'
import { indexes, keys, prefixes, subjects } from './keys.ts'
import { get, getEach, listIndexReadable, listReadable, type Readable, readableOf } from './read.ts'
import { Head } from './record-head.ts'
import type { Table } from './table.ts'

/** One of a partition that names everyone, and nothing of them that could be out of date. */
export const Member = z.object({ personId: Id })
export type Member = z.infer<typeof Member>

/** Whose a mailbox is. */
export const AddressOwner = z.object({ personId: Id, version: z.number() })
export type AddressOwner = z.infer<typeof AddressOwner>

/**
 * Everyone whose row can be read, as it says, in the order of their mailboxes. A person of a later release counts for
 * nobody here: no act on others waits for them, and none relies on them.
 */
export const listPeople = async (table: Table): Promise<Person[]> => (await readablePeople(table)).rows

/**
 * The same, and those who cannot be read apart. The index adds those who were there before members were kept, and those
 * whose member row cannot be read.
 */
export async function readablePeople(table: Table): Promise<Readable<Person>> {
  const [members, indexed] = await Promise.all([
    listReadable(table, Member, subjects.people, prefixes.member),
    listIndexReadable(table, Person, indexes.people),
  ])
  const ids = [...members.rows.map(({ personId }) => personId), ...indexed.rows.map(({ id }) => id)]
  const { rows, unread } = await peopleOf(table, ids)
  return { rows: rows.sort((a, b) => (a.email < b.email ? -1 : 1)), unread: [...members.unread, ...unread] }
}

/** Those of these ids that can be read, by id. */
export const loadPeople = async (table: Table, ids: readonly string[]): Promise<Map<string, Person>> =>
  new Map((await peopleOf(table, ids)).rows.map((person) => [person.id, person]))

const peopleOf = async (table: Table, ids: readonly string[]): Promise<Readable<Person>> =>
  readableOf(
    await getEach(
      table,
      [...new Set(ids)].map((id) => ({ keys: keys.person(id, ''), schema: Person })),
    ),
  )

/** The person a mailbox belongs to, or null. */
export async function personByAddress(table: Table, email: string): Promise<Person | null> {
  const owner = await get(table, AddressOwner, keys.addressOwner(email))
  return owner && get(table, Person, keys.person(owner.personId, ''))
}

/** Everyone who may write for one of these departments and can be reached. */
export const contributorsOf = async (table: Table, departments: readonly string[]): Promise<Person[]> =>
  (await listPeople(table)).filter(
    ({ active, roles, departmentId }) =>
      active && roles.includes('contributor') && departmentId !== null && departments.includes(departmentId),
  )

/** The person is still as they were read at the moment of the commit. */
export const expectPerson = ({ id, version }: Person): Write => ({
  kind: 'expect',
  keys: keys.person(id, ''),
  data: { version },
  refusal: 'decide-anew',
})

/** The head of the people's record, which each act on people moves on; to be read before the people. */
export const peopleHead = (table: Table): Promise<Head | null> => get(table, Head, keys.auditHead(subjects.people))

/** No act on people came between. */
export const expectPeople = (head: Head | null): Write => ({
  kind: 'expect',
  keys: keys.auditHead(subjects.people),
  data: head && { version: head.version },
  refusal: 'decide-anew',
})
