/** Notices that are of no issue, to whom and with all that they say: a pause of mail, a substitute that was named or is none any more. */
import { expect, test } from 'vitest'
import {
  breakNotices,
  codeNotices,
  pauseNotices,
  substituteNotices,
  substitutionBegins,
} from '#functions/acts/notices/of-no-issue.ts'
import { tellOfPerson } from '#functions/acts/notices/person-changed.ts'
import { type Person, Role } from '#shared/centre/person.ts'
import { OTHER_NOTICES } from '#shared/notices.ts'
import type { Task } from '#shared/work.ts'

const aPerson = (id: string, roles: Role[], active = true): Person => ({
  ...{ id, name: id, email: `${id}@centre.example`, title: '', departmentId: null, roles, active, version: 1 },
})
const LEADER = aPerson('leader', ['leader'])
const SUBSTITUTE = aPerson('substitute', ['leader'])
const ADMINISTRATORS = [aPerson('administrator', ['administrator']), aPerson('second', ['administrator', 'editor'])]
const PEOPLE = [
  ...[LEADER, SUBSTITUTE, ...ADMINISTRATORS, aPerson('editor', ['editor']), aPerson('contributor', ['contributor'])],
  aPerson('gone', [...Role.options], false),
]

test('a code goes to whoever asked for it', () => {
  expect(codeNotices('c')).toEqual([{ kind: 'notice', notice: { mail: 'sign-in-code', challengeId: 'c' } }])
})

test('that mail goes again is told to administrators and editors in use, each once, with all that was said', () => {
  const said = { since: '2026-02-01T01:00:00.000Z', until: '2026-02-01T02:00:00.000Z', reason: '邮件服务器没有应答' }
  expect(pauseNotices(PEOPLE, said)).toEqual(
    ['administrator', 'second', 'editor'].map((personId) => ({
      kind: 'notice',
      notice: { mail: 'mail-was-paused', personId, ...said },
    })),
  )
})

test.each<[by: string, actor: Person, absent: Person, substitute: Person, to: string[]]>([
  ['the leader', LEADER, LEADER, SUBSTITUTE, ['substitute']],
  ['an administrator', PEOPLE[2] ?? LEADER, LEADER, SUBSTITUTE, ['second', 'leader', 'substitute']],
  [
    'somebody else',
    aPerson('x', ['administrator']),
    LEADER,
    SUBSTITUTE,
    ['administrator', 'second', 'leader', 'substitute'],
  ],
  ['an administrator who is the substitute', PEOPLE[2] ?? LEADER, LEADER, PEOPLE[2] ?? LEADER, ['second', 'leader']],
  ['the leader, of one who left', LEADER, LEADER, aPerson('left', ['leader'], false), []],
])('a substitute named by %s is told to those whom it concerns', (_, actor, absent, substitute, to) => {
  const said = { from: '2026-02-01', until: '2026-02-09', by: actor.name, ended: false, waiting: ['2026年第2期'] }
  expect(substituteNotices({ actor, absent, substitute, people: PEOPLE }, said)).toEqual(
    to.map((name) => ({
      kind: 'notice',
      notice: {
        mail: 'substitute-named',
        to: { name, address: `${name}@centre.example` },
        ...{ absent: absent.name, substitute: substitute.name, ...said },
      },
    })),
  )
})

/** To whom each of these is written, by the names of `PEOPLE`; the act that makes each, with everybody there. */
const WRITTEN: Record<keyof typeof OTHER_NOTICES, () => Task[]> = {
  'ask-code': () => codeNotices('leader'),
  'person-added': () => changeOf(null),
  'person-changed': () => changeOf(aPerson('leader', ['contributor'])),
  'record-breaks': () => breakNotices(PEOPLE, 'people'),
  'mail-goes-again': () => pauseNotices(PEOPLE, { since: '', until: '', reason: '' }),
  'name-substitute': () => substitutes({}),
  'substitution-falls': () => substitutes({ left: 'leader' }),
  'substitution-begins': () =>
    substitutionBegins(LEADER, { personId: 'substitute', from: '2026-02-01', until: '2026-02-09' }),
}

const somebody = aPerson('x', ['administrator'])
const substitutes = (more: { left?: string }) =>
  substituteNotices(
    { actor: somebody, absent: LEADER, substitute: SUBSTITUTE, people: PEOPLE },
    { from: '2026-02-01', until: '2026-02-09', by: 'x', ended: false, waiting: [], ...more },
  )
const said = (id: string) => id
const changeOf = (before: Person | null) =>
  tellOfPerson(
    { newId: () => 'w' },
    {
      ...{ actor: somebody, now: new Date(0), before, after: LEADER, people: PEOPLE },
      names: { department: said, list: said, figure: said },
    },
  ).map(({ task }) => task)

const WHO = {
  themselves: 'leader',
  substitute: 'substitute',
  editors: 'editor',
  administrators: 'administrator',
  'other-administrators': 'administrator',
} as const

const ROWS = Object.entries(OTHER_NOTICES).flatMap(([what, { to }]) =>
  // The keys are the table's own.
  to.map((audience) => [what as keyof typeof OTHER_NOTICES, audience] as const),
)
/** Names as values of what is written, wherever they stand in it. */
const isWrittenTo = (tasks: Task[], name: string) =>
  tasks.some((task) => new RegExp(`"(?:personId|challengeId|name)":"${name}"`).test(JSON.stringify(task)))

test.each(ROWS)('%s is told to %s because the table says so', (what, audience) => {
  const row: { to: readonly string[] } = OTHER_NOTICES[what]
  const { to } = row
  expect(isWrittenTo(WRITTEN[what](), WHO[audience])).toBe(true)
  row.to = to.filter((one) => one !== audience)
  try {
    expect(isWrittenTo(WRITTEN[what](), WHO[audience])).toBe(false)
  } finally {
    row.to = to
  }
})

test.each([...new Set(Object.values(WHO))])('%s is told of nothing else', (name) => {
  const named = ROWS.filter(([, audience]) => WHO[audience] === name).map(([what]) => what)
  const told = Object.entries(WRITTEN).filter(([, write]) => isWrittenTo(write(), name))
  expect(told.map(([what]) => what).sort()).toEqual([...new Set(named)].sort())
})
