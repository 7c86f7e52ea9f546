/** Bad settings, paths, moves, mailboxes and people: each is refused by its place, and nothing changes. */
import { afterAll, beforeAll, describe, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { askForSettings } from '../support/administering.ts'
import { aCalledIssue, ok } from '../support/issue-steps.ts'
import { usingCentre } from '../support/using-centre.ts'
import { type Case, FORM, hadNoFault, isRefused, SETTINGS } from './bad-input.ts'

const { centre, editor, science, administrator } = await usingCentre({ people: ['editor', 'science', 'administrator'] })
let issue: Issue
beforeAll(async () => {
  issue = await aCalledIssue(centre, editor)
})
afterAll(() => hadNoFault(centre))

const at = () => `/api/issues/${issue.id}`
const opening = (change: object) => () =>
  editor.post(`/api/publications/${PUBLICATION.id}/issues`, { ...SETTINGS, ...change })

const KEY = 'a'.repeat(64)
const WORD = { wrong: '老大难', right: '', forbidden: true }
const settings = (relations: object[], change: object = {}) =>
  askForSettings(centre, administrator, () => ({
    // Each of them is refused.
    checks: { jump: 0.5, relations, wordings: [], ...change } as never,
  }))

const CASES: Case[] = [
  ['a period that is no month', opening({ period: '2026-13' }), 400, 'bad-request', 'period'],
  ['an issue date that does not exist', opening({ issueDate: '2026-02-30' }), 400, 'bad-request', 'issueDate'],
  ['a number 0', opening({ number: 0 }), 400, 'bad-request', 'number'],
  ['a number with decimals', opening({ number: 1.5 }), 400, 'bad-request', 'number'],
  ['a number 1000', opening({ number: 1000 }), 400, 'bad-request', 'number'],
  ['a number in full-width digits', opening({ number: '５' }), 400, 'bad-request', 'number'],
  ['a number that is nothing', opening({ number: Number.NaN }), 400, 'bad-request', 'number'],
  ['a total below zero', opening({ total: -1 }), 400, 'bad-request', 'total'],
  ['an id in the path that is none', () => editor.get('/api/issues/..%2Fx'), 400, 'bad-request', 'issueId'],
  ['an id in capitals', () => editor.get('/api/issues/ABC'), 400, 'bad-request', 'issueId'],
  ['an id of 100 characters', () => editor.get(`/api/issues/${'a'.repeat(100)}`), 400, 'bad-request', 'issueId'],
  ['a path that is no UTF-8', () => editor.get('/api/issues/%E0%A4%A'), 400, 'bad-request', 'issueId'],
  ['a revision that is no number', () => editor.get(`${at()}/revisions/x/pdf`), 400, 'bad-request', 'revision'],
  [
    'a parameter that is there twice',
    () => editor.get(`${at()}/deliveries?state=sent&state=open`),
    400,
    'bad-request',
    'state',
  ],
  ['a number that is there twice', () => editor.get(`${at()}/recipients?limit=1&limit=2`), 400, 'bad-request', 'limit'],
  [
    'a move that nobody knows',
    () => editor.post(`${at()}/moves`, { move: 'publish', version: 2 }),
    400,
    'bad-request',
    'move',
  ],
  [
    'a move without a version',
    () => editor.post(`${at()}/moves`, { move: 'close-input' }),
    400,
    'bad-request',
    'version',
  ],
  [
    'a move with fields of another',
    () => editor.post(`${at()}/moves`, { move: 'close-input', version: 2, reason: 'x' }),
    400,
    'bad-request',
    '',
  ],
  ['a move out of state', () => editor.post(`${at()}/moves`, { move: 'withdraw', version: 2 }), 409, 'wrong-state'],
  [
    'a move at a stale version',
    () => editor.post(`${at()}/moves`, { move: 'close-input', version: 1 }),
    409,
    'overtaken',
  ],
  [
    'a review of an issue with findings',
    () => editor.post(`${at()}/moves`, { move: 'send-to-review', version: 2 }),
    409,
    'not-ready-for-review',
  ],
  ...[
    ['an acknowledgement of nothing', { version: 0, reason: '已核实' }, 'key'],
    ['an acknowledgement without a reason', { version: 0, key: KEY, reason: ' ' }, 'reason'],
    [
      'an acknowledgement with a reason of 201 characters',
      { version: 0, key: KEY, reason: '好'.repeat(201) },
      'reason',
    ],
    ['an acknowledgement without a version', { key: KEY, reason: '已核实' }, 'version'],
    ['an acknowledgement of a figure by its name', { version: 0, key: 'calls', reason: '已核实' }, 'key'],
  ].map(
    ([name, request, path]): Case => [
      String(name),
      () => editor.post(`${at()}/acknowledgements`, request),
      400,
      'bad-request',
      String(path),
    ],
  ),
  [
    'an acknowledgement of what is not found',
    () => editor.post(`${at()}/acknowledgements`, { version: 0, key: KEY, reason: '已核实' }),
    409,
    'finding-gone',
  ],
  [
    'an acknowledgement taken back that nobody wrote',
    () => editor.post(`${at()}/acknowledgements/removals`, { version: 0, key: KEY }),
    404,
    'not-found',
  ],
  [
    'a relation of a figure that there is not',
    () => settings([{ kind: 'not-above', figure: 'none', other: 'calls', by: 0.1 }]),
    400,
    'bad-request',
    'settings.checks.relations.0.figure',
  ],
  [
    'a sum of one part',
    () => settings([{ kind: 'sum', whole: 'handled', parts: ['posted'] }]),
    400,
    'bad-request',
    'settings.checks.relations.0.parts',
  ],
  [
    'a sum that is its own part',
    () => settings([{ kind: 'sum', whole: 'handled', parts: ['posted', 'handled'] }]),
    400,
    'bad-request',
    'settings.checks.relations.0',
  ],
  ['a threshold that is none', () => settings([], { jump: 0 }), 400, 'bad-request', 'settings.checks.jump'],
  [
    'a forbidden word twice',
    () => settings([], { wordings: [WORD, WORD] }),
    400,
    'bad-request',
    'settings.checks.wordings',
  ],
  [
    'a word that stands for itself',
    () => settings([], { wordings: [{ ...WORD, right: WORD.wrong }] }),
    400,
    'bad-request',
    'settings.checks.wordings.0.right',
  ],
  [
    'handing in nothing',
    async () => {
      const empty = ok(await science.post(`${at()}/submissions`, { ...FORM, text: '' }))
      return science.post(`${at()}/submissions/${empty.id}/moves`, { move: 'hand-in', version: 1 })
    },
    400,
    'empty-submission',
  ],
  [
    'a mailbox that is two',
    () =>
      administrator.put(`/api/publications/${PUBLICATION.id}/recipients`, {
        version: null,
        recipient: { address: 'a@b.example, c@d.example', name: '甲', unit: '', lists: ['reporting'] },
      }),
    400,
    'bad-request',
    'recipient.address',
  ],
  [
    'a mailbox that is there already',
    () =>
      administrator.put(`/api/publications/${PUBLICATION.id}/recipients`, {
        version: null,
        recipient: { address: 'zonghe@centre.example', name: '甲', unit: '', lists: ['reporting'] },
      }),
    409,
    'stale',
  ],
  [
    'a person whose mailbox is another’s',
    () =>
      administrator.post('/api/people', {
        name: '某',
        title: '',
        email: 'zhoumin@centre.example',
        roles: ['editor'],
        departmentId: null,
        active: true,
      }),
    409,
    'person-exists',
  ],
  ['a preview of nothing', () => editor.post('/api/preview', {}), 400, 'bad-request', 'period'],
  ['an import of a number', () => editor.post('/api/imports', { text: 5 }), 400, 'bad-request', 'text'],
]

describe('is refused, and nothing changes', () => {
  test.each(CASES)('%s', isRefused(centre))
})
