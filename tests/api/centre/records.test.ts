/** The record of what administrators keep: each change of lists and people is there, and an altered one shows. */

import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { keys, subjects } from '#functions/store/keys.ts'
import type { AuditEntry } from '#shared/audit.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { ok } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, administrator } = await usingCentre({ people: ['administrator'] })

const path = `/api/publications/${PUBLICATION.id}`
const last = (answer: { entries: AuditEntry[]; brokenAt: number | null }, count: number) =>
  answer.entries.slice(-count).map(({ what, who, about }) => [what, who.name, about])

test('who put whom on the list, and took them off', async () => {
  const recipient = { address: 'new@centre.example', name: '新同事', unit: '', lists: ['distribution'] }
  ok(await administrator.put(`${path}/recipients`, { version: null, recipient }))
  ok(await administrator.post(`${path}/recipients/removals`, { address: recipient.address, version: 1 }))
  const record = ok(await administrator.get(`${path}/audit`))
  expect(record.brokenAt).toBeNull()
  expect(last(record, 2)).toEqual([
    ['recipient-added', '何静', '新同事 new@centre.example'],
    ['recipient-removed', '何静', '新同事 new@centre.example'],
  ])
})

test('people and the suppression list have a record of their own', async () => {
  const person = { name: '郑新', title: '', email: 'zhengxin@centre.example', roles: ['editor'], departmentId: null }
  ok(await administrator.post('/api/people', { ...person, active: true }))
  ok(await administrator.post('/api/suppressions', { address: 'gone@centre.example', reason: '已调离' }))
  expect(last(ok(await administrator.get('/api/people/audit')), 1)).toEqual([
    ['person-added', '何静', '郑新 zhengxin@centre.example'],
  ])
  expect(last(ok(await administrator.get('/api/suppressions/audit')), 1)).toEqual([
    ['suppression-added', '何静', 'gone@centre.example'],
  ])
})

test('an entry that somebody altered is named', async () => {
  const { entries } = ok(await administrator.get('/api/people/audit'))
  const [entry] = entries
  await centre.deps.table.db.send(
    new UpdateCommand({
      TableName: centre.deps.table.name,
      Key: keys.audit(subjects.people, entry.seq),
      UpdateExpression: 'SET json = :json',
      ExpressionAttributeValues: { ':json': JSON.stringify({ ...entry, about: '别人' }) },
    }),
  )
  expect(ok(await administrator.get('/api/people/audit')).brokenAt).toBe(entry.seq)
})

test('a record is filtered by person and act, by pages, and taken out as it is shown', async () => {
  const all = ok(await administrator.get(`${path}/audit`))
  const added = all.entries.filter(({ what }: AuditEntry) => what === 'recipient-added')
  const asked = `who=he-jing&act=recipient-added`
  const found = ok(await administrator.get(`${path}/audit?${asked}`))
  expect(found).toMatchObject({ count: all.count, found: added.length, people: all.people, acts: all.acts })
  expect(found.entries).toEqual(added)
  const newest = ok(await administrator.get(`${path}/audit?${asked}&limit=1`))
  expect(newest.entries).toEqual(added.slice(-1))
  expect(ok(await administrator.get(`${path}/audit?${asked}&limit=1&after=${newest.next}`)).entries).toEqual(
    added.slice(-2, -1),
  )
  expect(all.people).toContainEqual({ id: 'he-jing', name: '何静' })
  expect(ok(await administrator.get(`${path}/audit?who=nobody`))).toMatchObject({ entries: [], found: 0 })
  const csv = new TextDecoder().decode(
    ok(await administrator.get(`${path}/audit/export?format=csv&act=recipient-added`)),
  )
  expect(csv).toContain('何静新增了收件人新同事 new@centre.example。')
  expect(csv.trim().split('\r\n')).toHaveLength(added.length + 1)
  const { entries } = ok(
    await administrator.get(`/api/access/${new Date(centre.deps.clock()).toISOString().slice(0, 7)}/audit`),
  )
  expect(entries.at(-1)).toMatchObject({ what: 'exported', about: expect.stringMatching(/变更记录\.csv$/) })
})
