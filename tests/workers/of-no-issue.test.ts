/** Notices that are of no issue, to whom and with all that they say: a pause of mail, a substitute that was named or is none any more. */
import { expect, test } from 'vitest'
import { codeNotice, pauseNotices, substituteNotices } from '#functions/acts/notices/of-no-issue.ts'
import { type Person, Role } from '#shared/centre/person.ts'

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
  expect(codeNotice('c')).toEqual({ kind: 'notice', notice: { mail: 'sign-in-code', challengeId: 'c' } })
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
