/** Of a person's settings, which changes are told by mail, to whom, and in which words. */
import { expect, test } from 'vitest'
import { tellOfPerson } from '#functions/acts/notices/person-changed.ts'
import type { Person } from '#shared/centre/person.ts'

const person = (id: string, roles: Person['roles'], more: Partial<Person> = {}): Person => ({
  id,
  version: 1,
  name: `姓名${id}`,
  title: '科员',
  email: `${id}@centre.example`,
  roles,
  departmentId: null,
  active: true,
  ...more,
})
const [one, admin, other] = [
  person('one', ['contributor'], { departmentId: 'kjt' }),
  person('admin', ['administrator']),
  person('other', ['administrator']),
]
const names = {
  department: (id: string) => id,
  person: (id: string) => id,
  list: (id: string) => id,
  figure: (id: string) => id,
}

/** Who is told by `admin` of the change, and the labels of what changed. */
function told(before: Person | null, after: Person) {
  const change = { actor: admin, now: new Date('2026-02-01T01:00:00Z'), before, after, people: [after, admin, other] }
  return tellOfPerson({ newId: () => 'w' }, { ...change, names }).map(({ task }) => {
    if (task.kind !== 'notice' || task.notice.mail !== 'person-changed') throw new Error('another mail')
    const { to, changes } = task.notice
    return [to.address.split('@')[0], changes.map(({ label }) => label)]
  })
}

test.each<[string, Partial<Person>, string[]]>([
  ['another mailbox', { email: 'new@centre.example' }, ['one', 'new', 'other']],
  ['other roles', { roles: ['contributor', 'editor'] }, ['one', 'other']],
  ['another department', { departmentId: 'gat' }, ['one', 'other']],
  ['switched off', { active: false }, ['one', 'other']],
  ['made head of the department', { head: true }, ['one', 'other']],
  ['another name', { name: '新名' }, []],
  ['another title', { title: '科长' }, []],
])('%s', (_, change, who) => {
  const mails = told(one, { ...one, ...change })
  expect(mails.map(([to]) => to)).toEqual(who)
  for (const [, labels] of mails) expect(labels).toHaveLength(1)
})

test('of a new person the others hear where they may sign or administer', () => {
  expect(told(null, one)).toEqual([])
  for (const roles of [['leader'], ['administrator']] as const)
    expect(told(null, { ...one, roles: [...roles] }).map(([to]) => to)).toEqual(['other'])
})
