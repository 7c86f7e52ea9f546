/** After a rollback: workers leave alone what a later release wrote, without losing it and without giving it up. */
import { beforeAll, describe, expect, test } from 'vitest'
import { commit } from '#functions/store/commit.ts'
import { indexes, keys, subjects } from '#functions/store/keys.ts'
import { listIndex } from '#functions/store/read.ts'
import { runWork } from '#functions/workers/run-work.ts'
import { sweep } from '#functions/workers/sweep.ts'
import type { Delivery } from '#shared/distribution/delivery.ts'
import { canonicalJson, hashOf, sha256 } from '#shared/hash.ts'
import { Work, workFor } from '#shared/work.ts'
import { ok } from '../support/issue-steps.ts'
import { addressed, aMailer } from '../support/mailer.ts'
import { type Item, type Json, json, laterShape, usingNewestRows } from '../support/store/newer-release.ts'

const { old, centre, itemAt, put, changed, rowsOf } = await usingNewestRows()
const { proved, correction, open, waiting } = old.issues
const [bounced]: Delivery[] = rowsOf(subjects.issue(proved), 'DELIVERY#').filter(({ state }) => state === 'bounced')

describe('workers leave alone', () => {
  // What paused all mail is mended.
  beforeAll(() => centre.removeRow([keys.mailPause().pk, keys.mailPause().sk]))
  const leftAlone = () => centre.logged.filter(({ event }) => event === 'left-alone')

  test.each([
    ['of a later shape', laterShape],
    ['of an unknown kind', json((row) => ({ ...row, task: { kind: 'archive', issueId: open } }))],
  ])('work %s: it is not taken, and the rest is', async (_, how) => {
    const mailer = aMailer()
    const deps = { ...centre.deps, mailer }
    const notice = { mail: 'reminder' as const, issueId: open, personId: 'wu-xiaolan', reason: '' }
    const [newer, other] = [workFor(crypto.randomUUID(), { kind: 'notice', notice }, new Date(0)), crypto.randomUUID()]
    await commit(centre.deps.table, {
      writes: [],
      work: [newer, workFor(other, { kind: 'notice', notice }, centre.now())],
    })
    const of = keys.work(newer.id, 'open', newer.dueAt)
    await changed(of, how, async (item) => {
      const before = leftAlone().length
      await runWork(deps, newer.id)
      await sweep(deps)
      expect(mailer.letters.map(({ id }) => id)).toContain(other)
      expect(await itemAt(of)).toEqual(item)
      expect(leftAlone().length).toBeGreaterThan(before)
    })
    await sweep(deps)
    expect(mailer.letters.map(({ id }) => id)).toContain(newer.id)
  })

  test('what their work is about: it is put back as it was, however often, and never parked', async () => {
    const mailer = aMailer()
    const work = workFor(crypto.randomUUID(), { kind: 'distribute', issueId: waiting }, centre.now())
    await commit(centre.deps.table, { writes: [], work: [work] })
    await changed(keys.issue(waiting, '', ''), laterShape, async () => {
      for (let tries = 0; tries < 12; tries += 1) {
        await runWork({ ...centre.deps, mailer }, work.id)
        expect(JSON.parse(String((await itemAt(keys.work(work.id, 'open', ''))).json))).toMatchObject({
          ...{ queue: 'open', attempts: 0, claimedBy: null },
        })
        centre.advance(600_000)
      }
    })
    expect(mailer.letters).toEqual([])
    expect(leftAlone()).toContainEqual(expect.objectContaining({ work: work.id, why: 'newer-row' }))
  })

  test('a letter: the others go, and the distribution waits for it without hurry until it can be read', async () => {
    const mailer = aMailer()
    const queued: Delivery[] = rowsOf(subjects.issue(waiting), 'DELIVERY#').filter(
      ({ address }) => address !== bounced?.address,
    )
    const [ofShape, ofState, ofSuppression, ...others] = queued
    const rowOf = (one: Delivery | undefined) => keys.delivery(waiting, one?.id ?? '', '', '')
    const state = async () => {
      const again = await centre.as('zhou-min')
      const { distribution, unread } = ok(await again.get(`/api/issues/${waiting}/deliveries`))
      return [distribution.state, unread]
    }
    const works = async () => {
      for (let n = 0; n < 3; n += 1) {
        centre.advance(3_600_000)
        await centre.runAllWork({ mailer })
      }
    }
    const inOtherState = (item: Item): Item => ({
      ...json((row) => ({ ...row, state: 'quarantined' }))(item),
      ...{ state: 'quarantined', gsi1pk: keys.delivery(waiting, '', 'quarantined', '').gsi1pk },
    })
    const suppressed = keys.suppression(ofSuppression?.address ?? '')
    const unhurried = async () => {
      const open = await listIndex(centre.deps.table, Work, indexes.work('open'))
      const left = open.find(({ task }) => task.kind === 'distribute')
      expect(Date.parse(left?.dueAt ?? '') - centre.now().getTime()).toBe(600_000)
    }
    await put({ ...suppressed, version: 1, shape: 99, json: '{}' })
    await changed(rowOf(ofState), inOtherState, (other) =>
      changed(rowOf(ofShape), laterShape, async (one) => {
        await works()
        expect(addressed(mailer)).toEqual(others.map(({ address }) => address).sort())
        expect([await itemAt(rowOf(ofShape)), await itemAt(rowOf(ofState))]).toEqual([one, other])
        expect(await state()).toEqual(['sending', { newer: 2, damaged: 0 }])
        await unhurried()
        await centre.removeRow([suppressed.pk, suppressed.sk])
      }).then(async () => {
        await works()
        expect(addressed(mailer)).not.toContain(ofState?.address)
        await unhurried()
      }),
    )
    await works()
    expect(addressed(mailer)).toEqual(queued.map(({ address }) => address).sort())
    expect(await state()).toEqual(['done', undefined])
  })
})

describe('what was frozen with more than is known', () => {
  const inReview = (change: (review: Json) => Json) =>
    json((row) => ({ ...row, review: { ...row.review, ...change(row.review) } }))

  test('a revision is not printed without it', async () => {
    const revision = keys.revision(correction, 1)
    const [{ content }] = rowsOf(revision.pk, revision.sk)
    const more = { ...content, epigraph: '题记' }
    const contentHash = await hashOf(more)
    const issue = keys.issue(correction, '', '')
    await changed(
      revision,
      json((row) => ({ ...row, content: more, contentHash, pdf: null })),
      () =>
        changed(
          issue,
          inReview(() => ({ contentHash, pdf: null })),
          async (item) => {
            const work = workFor(
              crypto.randomUUID(),
              { kind: 'render', issueId: correction, revision: 1 },
              centre.now(),
            )
            await commit(centre.deps.table, { writes: [], work: [work] })
            await runWork(centre.deps, work.id)
            expect(await itemAt(issue)).toEqual(item)
            expect(centre.logged).toContainEqual(expect.objectContaining({ event: 'left-alone', work: work.id }))
            await centre.removeRow([keys.work(work.id, 'open', '').pk, 'WORK'])
            // Its hash is of all that was stored.
            const { revisions } = ok(await (await centre.as('zhou-min')).get(`/api/issues/${correction}/revisions`))
            expect(revisions).toMatchObject([{ contentHash, content: { epigraph: '题记' } }])
          },
        ),
    )
  })

  test('a letter is neither shown nor sent without it', async () => {
    const editor = await centre.as('zhou-min')
    const { letterHash: before } = rowsOf(subjects.issue(correction), 'ISSUE')[0].review
    const letter = JSON.parse(Buffer.from(old.files[`letters/${before}.json`] ?? '', 'base64').toString())
    const file = new TextEncoder().encode(canonicalJson({ ...letter, attachments: ['附件一'] }))
    const letterHash = await sha256(file)
    await centre.deps.files.put(`letters/${letterHash}.json`, file, 'application/json')
    await changed(
      keys.issue(correction, '', ''),
      inReview(() => ({ letterHash })),
      async () => {
        const { status, body } = await editor.get(`/api/issues/${correction}/mail`)
        expect([status, body.code]).toEqual([409, 'newer-row'])
      },
    )
    ok(await editor.get(`/api/issues/${correction}/mail`))
  })
})
