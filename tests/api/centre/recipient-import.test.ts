/** Importing a list at the API: only what was compared, all of it on the record, nothing over somebody else's change; and the list as CSV. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { subjects } from '#functions/store/keys.ts'
import { listRecipients } from '#functions/store/recipients.ts'
import { loadRecord } from '#functions/store/record.ts'
import type { AuditEntry } from '#shared/audit.ts'
import type { Recipient, RecipientSettings } from '#shared/centre/recipient.ts'
import { readBook } from '#shared/recipients/read-file.ts'
import { judge } from '#shared/recipients/verdict.ts'
import { RECIPIENTS } from '../../../infra/local/demo/recipients.ts'
import type { Caller } from '../../support/caller.ts'
import type { Centre } from '../../support/centre.ts'
import { ok } from '../../support/issue-steps.ts'
import { aMeanwhile } from '../../support/store/meanwhile.ts'
import { openedCentre } from '../../support/using-centre.ts'

const meanwhile = aMeanwhile()
const PATH = '/api/publications/briefing/recipients'
let centre: Centre
let editor: Caller
let admin: Caller
beforeEach(async () => {
  ;({
    centre,
    editor,
    administrator: admin,
  } = await openedCentre({ people: ['editor', 'administrator'], mailboxes: 'all', around: meanwhile.around }))
})
afterEach(() => centre.close())
let list: Recipient[]
beforeEach(async () => {
  list = ok(await admin.get(PATH)).recipients
})

const someone = (n: number): RecipientSettings => ({
  address: `new${n}@x.example`,
  name: `新人${n}`,
  unit: '',
  lists: ['distribution'],
})
const newRows = (count: number) => Array.from({ length: count }, (_, n) => ({ version: null, recipient: someone(n) }))
const record = async (): Promise<AuditEntry[]> => {
  const { entries, brokenAt } = await loadRecord(centre.deps, subjects.publication('briefing'))
  expect(brokenAt).toBeNull()
  return entries.filter(({ what }) => what === 'recipients-imported')
}
const now = () => listRecipients(centre.deps.table, 'briefing')

describe('a confirmed import', () => {
  test('adds, changes and removes what it names, and leaves the rest', async () => {
    const [first, second] = list
    if (!first || !second) throw new Error('the demo has recipients')
    const { publicationId: _, version, ...settings } = first
    const changed = { ...settings, name: '换了名字' }
    const answer = ok(
      await admin.post(`${PATH}/imports`, {
        rows: [...newRows(1), { version, recipient: changed }],
        removals: [{ version: second.version, address: second.address }],
      }),
    )
    expect(answer).toEqual({ added: 1, changed: 1, removed: 1 })
    const after = await now()
    expect(after.find(({ address }) => address === first.address)).toEqual({
      ...first,
      ...changed,
      version: version + 1,
    })
    expect(after.map(({ address }) => address).sort()).toEqual(
      [...list.map(({ address }) => address).filter((address) => address !== second.address), 'new0@x.example'].sort(),
    )
    expect(await record()).toMatchObject([
      {
        who: { id: 'he-jing' },
        about: expect.stringContaining('3 个邮箱'),
        facts: { part: 1, parts: 1, added: 'new0@x.example', changed: first.address, removed: second.address },
      },
    ])
  })

  test('says in its answer and on the record what file it was read from, and how much of that was left out', async () => {
    const source = { file: '名单\u200B 2026.xlsx', refused: 2, passedOver: 3 }
    const told = { ...source, file: '名单 2026.xlsx' }
    expect(ok(await admin.post(`${PATH}/imports`, { rows: newRows(1), removals: [], source }))).toEqual({
      added: 1,
      changed: 0,
      removed: 0,
      source: told,
    })
    expect(await record()).toMatchObject([{ facts: told }])
  })

  test('of hundreds goes in parts of at most 90, each on the record with its mailboxes', async () => {
    expect(ok(await admin.post(`${PATH}/imports`, { rows: newRows(200), removals: [] }))).toEqual({
      added: 200,
      changed: 0,
      removed: 0,
    })
    expect((await now()).length).toBe(RECIPIENTS.length + 200)
    const entries = await record()
    expect(entries.map(({ facts }) => [facts.part, facts.parts, String(facts.added).split(' ').length])).toEqual([
      [1, 3, 90],
      [2, 3, 90],
      [3, 3, 20],
    ])
    expect(entries.flatMap(({ facts }) => String(facts.added).split(' '))).toEqual(
      newRows(200).map(({ recipient }) => recipient.address),
    )
  })

  test.each<[string, () => { rows: unknown[]; removals: unknown[] }]>([
    [
      'a mailbox that is there by now',
      () => ({
        rows: [...newRows(1), { version: null, recipient: { ...someone(1), address: list[0]?.address } }],
        removals: [],
      }),
    ],
    [
      'a mailbox that was changed meanwhile',
      () => ({
        rows: [...newRows(1), { version: 7, recipient: { ...someone(1), address: list[0]?.address } }],
        removals: [],
      }),
    ],
    [
      'a mailbox that was removed meanwhile',
      () => ({ rows: newRows(100), removals: [{ version: 1, address: 'gone@x.example' }] }),
    ],
  ])('with %s writes nothing at all', async (_, request) => {
    const before = await centre.rows()
    const { status, body } = await admin.post(`${PATH}/imports`, request())
    expect([status, body.code]).toEqual([409, 'stale'])
    expect(await centre.rows()).toEqual(before)
  })

  test.each<[string, () => unknown, string]>([
    ['nothing in it', () => ({ rows: [], removals: [] }), '没有要导入的邮箱'],
    [
      'one mailbox twice',
      () => ({
        rows: [...newRows(1), { version: null, recipient: { ...someone(0), address: 'NEW0@x.example' } }],
        removals: [],
      }),
      '同一个邮箱不能出现两次',
    ],
    [
      'one mailbox changed and removed',
      () => ({
        rows: [{ version: 1, recipient: { ...someone(0), address: list[0]?.address } }],
        removals: [{ version: 1, address: list[0]?.address }],
      }),
      '同一个邮箱不能出现两次',
    ],
    ['more than it takes', () => ({ rows: newRows(5001), removals: [] }), '一次最多导入 5000 个邮箱'],
    [
      'a line break in a mailbox',
      () => ({
        rows: [{ version: null, recipient: { ...someone(0), address: 'a@x.example\nBcc: b@x.example' } }],
        removals: [],
      }),
      '邮箱格式不对',
    ],
  ])('with %s is refused', async (_, request, message) => {
    const before = await centre.rows()
    const { status, body } = await admin.post(`${PATH}/imports`, request())
    expect([status, body.code]).toEqual([400, 'bad-request'])
    expect(body.details.map((detail: { message: string }) => detail.message).join()).toContain(message)
    expect(await centre.rows()).toEqual(before)
  })
})

test.each<[string, () => Promise<unknown>, number, string]>([
  [
    'somebody adds one of the second part meanwhile',
    () => admin.put(PATH, { version: null, recipient: someone(150) }).then(ok),
    409,
    'stale',
  ],
  ['the store takes longer than a request may', async () => centre.advance(14_001), 503, 'busy'],
])('where %s, it says how many are written, and they are on the record', async (_, happens, status, code) => {
  meanwhile.first = happens
  const answer = await admin.post(`${PATH}/imports`, { rows: newRows(180), removals: [] })
  expect([answer.status, answer.body.code]).toEqual([status, code])
  expect(answer.body.details).toEqual([
    { path: 'rows', message: '此前的 90 个邮箱已写入，请重新选择文件核对其余部分。' },
  ])
  const written = newRows(90).map(({ recipient }) => recipient.address)
  const added = (await now()).map(({ address }) => address).filter((address) => written.includes(address))
  expect(added).toHaveLength(90)
  expect((await record()).map(({ facts }) => facts.added)).toEqual([expect.stringContaining(written[0] ?? '')])
})

test('the store may take as long as a request may', async () => {
  meanwhile.first = async () => centre.advance(14_000)
  ok(await admin.post(`${PATH}/imports`, { rows: newRows(180), removals: [] }))
})

test('two who import the same list at once: no mailbox is written twice, and each part is on the record once', async () => {
  const answers = await Promise.all(
    [1, 2].map(() => admin.post(`${PATH}/imports`, { rows: newRows(180), removals: [] })),
  )
  const refused = answers.filter(({ status }) => status !== 200)
  expect(refused).not.toEqual([])
  for (const { body } of refused) expect(['stale', 'busy']).toContain(body.code)
  const entries = await record()
  const recorded = entries.flatMap(({ facts }) => String(facts.added).split(' '))
  expect(new Set(recorded).size).toBe(recorded.length)
  expect((await now()).length).toBe(RECIPIENTS.length + recorded.length)
})

test.each([
  ['', 'csv', 'text/csv; charset=utf-8'],
  ['?format=csv', 'csv', 'text/csv; charset=utf-8'],
  ['?format=xlsx', 'xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
])('the list as a file (%s) is the list: read back, it changes nothing', async (query, ending, type) => {
  const odd: RecipientSettings = { address: '-1e5@x.example', name: '0012', unit: '=1+1', lists: ['reporting'] }
  ok(await admin.put(PATH, { version: null, recipient: odd }))
  const { status, body, headers } = await editor.get(`${PATH}/export${query}`)
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe(type)
  expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain(`政务服务工作动态名单.${ending}`)
  const { accepted, merged, refused, passedOver } = judge(readBook(new Uint8Array(body)))
  expect({ merged, refused, passedOver }).toEqual({ merged: [], refused: [], passedOver: [] })
  expect(accepted.map(({ address, name, unit, lists }) => ({ address, name, unit, lists }))).toEqual(
    [...list, odd]
      .map(({ address, name, unit, lists }) => ({ address, name, unit, lists }))
      .sort((a, b) => (a.address < b.address ? -1 : 1)),
  )
})

test('the list in another format is refused', async () => {
  expect((await editor.get(`${PATH}/export?format=pdf`)).status).toBe(400)
})
