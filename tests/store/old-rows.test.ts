/** Rows of earlier releases: they are read by the roads that people and workers take, and the centre goes on with them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf } from '#functions/sign-in/code.ts'
import { KINDS, type Kind, keys, kindOf, subjects } from '#functions/store/keys.ts'
import { loadRecord } from '#functions/store/record.ts'
import type { Call } from '#functions/views/calls.ts'
import type { Delivery } from '#shared/distribution/delivery.ts'
import { checkProof } from '#shared/proof/check-proof.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { askForPerson, askForSettings } from '../support/administering.ts'
import type { Answer, Caller } from '../support/caller.ts'
import { callerBy } from '../support/caller.ts'
import type { Centre } from '../support/centre.ts'
import { commentsOf, moveComment } from '../support/commenting.ts'
import { move, ok, seen } from '../support/issue-steps.ts'
import { aMailer } from '../support/mailer.ts'
import { everyRow } from '../support/store/fill-alike.ts'
import { decide, settle } from '../support/store/ledger.ts'
import { keyOf, kindOfRow, OLD_ROWS, openedOldRows, writeOldRows } from '../support/store/old-rows.ts'

const { WRITE_OLD_ROWS: name } = process.env
test.runIf(name)('the rows of today are written', () => writeOldRows(String(name)))

test('every key has a kind, and the newest file a row of each', () => {
  const made = Object.values(keys).map((key: (...of: never[]) => { sk: string }) =>
    key(...(Array(4).fill('ASKS') as never[])),
  )
  expect(made.map(({ sk }) => kindOf(sk) ?? sk).filter((one) => !one.startsWith('COUNT#'))).toHaveLength(
    made.length - 1,
  )
  const rows = OLD_ROWS.at(-1)?.[1].rows ?? []
  expect(new Set(rows.map(kindOfRow).filter((kind) => kind !== null))).toEqual(new Set(Object.values(KINDS)))
})

/** Members that came after their rows: in the newest file each stands, so that every later release is tried with it. */
const CAME_LATER: [Kind, string[]][] = [
  ['audit-head', ['last', 'other']],
  ['work', ['left']],
  ['distribution', ['expanded']],
  ['issue', ['brief', 'edited', 'ownDeadlines']],
  ['acknowledgements', ['alike']],
  ['submission', ['returned', 'attachments', 'joint']],
]

test.each(CAME_LATER)('a %s of the newest file has what came to it later: %s', (kind, members) => {
  const rows = (OLD_ROWS.at(-1)?.[1].rows ?? []).filter((row) => kindOfRow(row) === kind)
  expect(members.filter((member) => !rows.some(({ json }) => String(json).includes(`"${member}":`)))).toEqual([])
})

/** Of these a release says all that there is to say, each time anew; their hashes and seals hold. */
const SAID_ANEW = ['audit-head', 'audit-entry', 'session-era', 'corrections', 'member', 'mailbox', 'mail-turn']

/** As a later release may have left it. */
const withMore = (row: Record<string, unknown>) => {
  const kind = kindOfRow(row)
  if (kind === null || SAID_ANEW.includes(kind)) return row
  return { ...row, json: JSON.stringify({ ...JSON.parse(String(row.json)), later: { more: [1] } }) }
}

const WAYS: [string, typeof withMore][] = [
  ['as they lie', (row) => row],
  ['with members that only a later release knows', withMore],
]

describe.each(OLD_ROWS)('the rows of %s', (_, old) => {
  describe.each(WAYS)('%s', (way, as) => {
    let centre: Centre
    beforeAll(async () => {
      centre = await openedOldRows(old, as)
    })
    afterAll(() => centre.close())
    const { proved, correction, open, waiting } = old.issues
    const at = (id: string) => `/api/issues/${id}`
    const publication = `/api/publications/${PUBLICATION.id}`
    const request = (path: string, init: RequestInit) => Promise.resolve(centre.app.request(path, init))
    const editor: Caller = callerBy(request, old.cookie)
    const read = (path: string) => editor.get(path)

    test('are read by everyone who reads them, and all of them', async () => {
      const [administrator, science] = [await centre.as('he-jing'), await centre.as('wu-xiaolan')]
      const month = old.now.slice(0, 7)
      const issues = [proved, correction, open, waiting]
      const answers: [string, Answer][] = []
      const ask = async (caller: Caller, path: string) => void answers.push([path, await caller.get(path)])
      for (const path of ['/api/publications', '/api/people', '/api/suppressions', '/api/mail-pause'])
        await ask(editor, path)
      for (const path of ['issues', 'recipients', 'recipients/export']) await ask(editor, `${publication}/${path}`)
      for (const id of issues)
        for (const part of [
          '',
          '/submissions',
          '/departments',
          '/deliveries',
          '/revisions',
          '/content',
          '/mail',
          '/audit',
          '/corrections',
          '/checks',
          '/comments',
          '/comments/audit',
        ])
          await ask(editor, at(id) + part)
      for (const id of [proved, correction, waiting]) await ask(editor, `${at(id)}/revisions/1/pdf`)
      for (const part of ['/recipients', '/before-review']) await ask(editor, at(open) + part)
      for (const part of ['/proof', '/deliveries/export?format=csv']) await ask(editor, at(proved) + part)
      for (const path of [
        '/api/people/audit',
        '/api/suppressions/audit',
        `${publication}/audit`,
        `/api/access/${month}/audit`,
      ])
        await ask(administrator, path)
      await ask(science, '/api/calls')
      await ask(science, `/api/calls/${open}`)
      const { review } = ok(await read(at(proved)))
      await ask(editor, `/api/issued/${review.pdf.hash}`)

      expect(answers.filter(([, { status }]) => status !== 200).map(([path, { body }]) => [path, body])).toEqual([])
      expect(answers.filter(([, { body }]) => body.unread || body.brokenAt)).toEqual([])
      expect(JSON.stringify(answers.map(([, { body }]) => body))).not.toContain('"later"')
      const bodyOf = (path: string) => answers.find(([asked]) => asked === path)?.[1].body
      expect(bodyOf(`${publication}/issues`).issues).toHaveLength(4)
      expect(bodyOf('/api/calls').calls.find(({ issue }: Call) => issue.id === open).submissions).toHaveLength(3)
      expect((await checkProof(new Uint8Array(bodyOf(`${at(proved)}/proof`)))).holds).toBe(true)
    })

    test('go on: what people do with them is done, and what they do not know stays', async () => {
      const [administrator, science] = [await centre.as('he-jing'), await centre.as('wu-xiaolan')]
      const [office, head] = [await centre.as('chen-zhiyuan'), await centre.as('lin-guodong')]
      // The code that was asked for, after a wrong one.
      const code = codeOf(old.challengeId, centre.deps.place.secret)
      ok(await centre.stranger.post('/api/sign-in/code', { challengeId: old.challengeId, code }))
      ok(await askForPerson(administrator, 'liu-yang', { title: '办公室主任' }))
      ok(await askForSettings(centre, administrator, ({ name }) => ({ name: `${name}（新）` })))
      const { recipients } = ok(await read(`${publication}/recipients`))
      const { version, publicationId: __, ...recipient } = recipients[0]
      ok(await administrator.put(`${publication}/recipients`, { version, recipient: { ...recipient, unit: '办公室' } }))

      const { submissions } = ok(await read(`${at(open)}/submissions`))
      const returned = submissions.find(({ state }: { state: string }) => state === 'returned')
      const { departments, from, to, text, contact } = returned
      const form = { departments, from, to, text: `${text}办件 30 件。`, contact }
      const written = ok(
        await science.put(`${at(open)}/submissions/${returned.id}`, { version: returned.version, form }),
      )
      ok(
        await science.post(`${at(open)}/submissions/${returned.id}/moves`, {
          version: written.version,
          move: 'hand-in',
        }),
      )
      ok(await editor.post(`${at(open)}/reminders`, { departments: ['gat'], again: ['gat'] }))
      const issue = ok(await read(at(open)))
      ok(
        await editor.put(`${at(open)}/content`, { version: issue.version, note: '编者按。', sections: issue.sections }),
      )

      const [comment] = await commentsOf(editor, { id: correction })
      if (comment) await moveComment(editor, comment, { move: 'resolve' })
      const inReview = ok(await read(at(correction)))
      const approved = await move(office, inReview, { move: 'approve', comment: '', ...seen(inReview) })
      const { hash: recipientsHash } = ok(await head.get(`${at(correction)}/recipients`))
      await move(head, approved, { move: 'sign-off', comment: '', recipientsHash, ...seen(approved) })
      const { deliveries } = ok(await read(`${at(proved)}/deliveries`))
      const bounced = deliveries.find(({ state }: Delivery) => state === 'bounced')
      ok(
        await administrator.post('/api/suppressions/removals', {
          address: bounced.address,
          version: 1,
          reason: '已恢复',
        }),
      )
      ok(await settle(editor, { id: proved } as never, [bounced], 'resend'))
      ok(await decide(head, { id: waiting } as never, { move: 'try-now', reason: '密码已改' }))
      centre.advance(86_400_000)
      // What meets another letter's try while mail is paused waits for five seconds.
      await centre.runWorkOverTime({ mailer: aMailer() }, 3)
      const [again] = [await centre.as('zhou-min')]
      for (const id of [proved, correction, waiting]) {
        const now = ok(await again.get(`${at(id)}/deliveries?limit=0`))
        expect([now.distribution.state, now.pause]).toEqual(['done', null])
        expect((await loadRecord(centre.deps, subjects.issue(id))).brokenAt).toBeNull()
      }
      if (as !== withMore) return
      const there = new Map((await everyRow(centre.deps.table)).map((row) => [keyOf(row), row]))
      const lost = old.rows
        .filter((row) => as(row) !== row)
        .map((row) => there.get(keyOf(row)))
        .filter((row) => row !== undefined)
        .filter((row) => !String(row.json).includes('"later":{"more":[1]}'))
      expect(lost.map(keyOf)).toEqual([])
      expect(way).toContain('later')
    })
  })
})
