/** Makes one row of every kind by what people do at the front door, from the settings to a proof: the rows that later releases must read. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from '#functions/sign-in/code.ts'
import { commit } from '#functions/store/commit.ts'
import { changeDistribution, getDistribution } from '#functions/store/deliveries.ts'
import { subjects } from '#functions/store/keys.ts'
import { mailTurnRow } from '#functions/store/mail-turn-row.ts'
import { holdEnd } from '#functions/store/record-end.ts'
import { handleDeliveryEvents } from '#functions/workers/distribution/handle-delivery-events.ts'
import { letterId } from '#shared/distribution/delivery-id.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { workFor } from '#shared/work.ts'
import { PEOPLE } from '../../../infra/local/demo/people.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { acknowledge, findingsNow } from '../acknowledging.ts'
import { aPerson, askForPerson, askForSettings, despite } from '../administering.ts'
import { attach } from '../attaching.ts'
import { batchOf, byEventBridge, SES_EVENTS } from '../aws/ses-events.ts'
import type { Caller } from '../caller.ts'
import { type Centre, openCentre } from '../centre.ts'
import { comment, moveComment, ON_WHOLE } from '../commenting.ts'
import { correcting } from '../correcting.ts'
import { at } from '../issue-page.ts'
import { aCalledIssue, aSignedIssue, move, ok, sentToReview } from '../issue-steps.ts'
import { ACCEPTED, aMailer, NO_LOGIN, REFUSED } from '../mailer.ts'
import { aPng } from '../print/a-picture.ts'
import { quickPrint } from '../print/quick-print.ts'
import { ALL_MAILBOXES, SIX } from '../six-mailboxes.ts'
import { everyRow } from './fill-alike.ts'
import { decide, readLedger } from './ledger.ts'

/** All that lay in a centre's table and files, and what is needed to go on with it. */
export type OldRows = {
  now: string
  /** The session of the editor, and a code that somebody asked for. */
  cookie: string
  challengeId: string
  /** The issue that went all the way, its correction that is in review, the one that takes news, and the one that waits to be sent. */
  issues: Record<'proved' | 'correction' | 'open' | 'waiting', string>
  rows: Record<string, unknown>[]
  /** By their keys, as base64. */
  files: Record<string, string>
}

export async function makeOldRows(): Promise<OldRows> {
  const centre = await openCentre({ print: quickPrint })
  try {
    return await made(centre)
  } finally {
    await centre.close()
  }
}

async function made(centre: Centre): Promise<OldRows> {
  const by = async (id: string) => centre.as(id)
  const [editor, office, head] = [await by('zhou-min'), await by('chen-zhiyuan'), await by('lin-guodong')]
  const [science, administrator] = [await by('wu-xiaolan'), await by('he-jing')]
  for (const address of ALL_MAILBOXES)
    if (!SIX.includes(address))
      ok(await administrator.post(`/api/publications/${PUBLICATION.id}/recipients/removals`, { version: 1, address }))
  ok(await administrator.post('/api/suppressions', { address: 'former@centre.example', reason: '对方来函说明已停用' }))
  ok(await askForPerson(administrator, 'liu-yang', { title: '综合科科长' }))
  ok(await askForSettings(centre, administrator, () => ({ issuingUnit: '省政务服务中心办公室' })))

  const proved = await aSignedIssue(centre, editor, office, head)
  const turnsAway = aMailer(({ to, attachments }) => (attachments.length && to.address === SIX[1] ? REFUSED : ACCEPTED))
  await centre.runAllWork({ mailer: turnsAway })
  const [bounced] = (await readLedger(editor, proved)).deliveries.filter(({ state }) => state === 'sent')
  if (bounced)
    await handleDeliveryEvents(
      centre.deps,
      batchOf(byEventBridge(SES_EVENTS.bounce({ letter: letterId(bounced), to: bounced.address }))),
    )
  ok(await decide(editor, proved, { move: 'resend', states: ['failed'], mailboxes: 1, reason: '对方邮件系统已恢复' }))
  await centre.runAllWork({ mailer: aMailer() })
  ok(await editor.get(`${at(proved)}/proof`))

  const { correct } = correcting(centre, { editor, office, head })
  const correction = await sentToReview(centre, editor, await correct(proved))
  const onCorrection = { section: null, item: null, part: 'correction', ...ON_WHOLE }
  const commented = await comment(office, correction, onCorrection)
  await moveComment(editor, commented, { move: 'answer', text: '已与业务处核对。' })

  // Refused: a count of such tries is kept.
  await science.get('/api/people')

  const open = await withNews(centre, { editor, science })
  const waiting = await aSignedIssue(centre, editor, office, head)
  // The account's password is wrong: all mail is paused, and what was signed waits.
  await centre.runAllWork({ mailer: aMailer(() => NO_LOGIN) })
  await leaveParked(centre, open)
  await leaveHalfExpanded(centre, waiting)
  await leaveSubstitute(centre, { administrator, head })
  for (const { id } of [proved, correction, open, waiting]) await holdEnd(centre.deps, subjects.issue(id))
  await holdEnd(centre.deps, subjects.comments(correction.id))

  ok(await (await by('liu-yang')).post('/api/sign-out/everywhere'))
  const { challengeId } = ok(await centre.stranger.post('/api/sign-in', { email: emailOf('zhou-min') }))
  await centre.stranger.post('/api/sign-in/code', { challengeId, code: '000000' })
  const cookie = await cookieOf(centre, 'zhou-min')
  return {
    now: centre.now().toISOString(),
    cookie,
    challengeId,
    issues: { proved: proved.id, correction: correction.id, open: open.id, waiting: waiting.id },
    rows: await everyRow(centre.deps.table),
    files: filesIn(join(centre.folder, 'files')),
  }
}

/** Two items with one and the same finding, why the first stands, and an item that was edited once it was adopted. */
async function acknowledgeOne(editor: Caller, { id, version, sections }: Issue): Promise<void> {
  const work = { id: 'item-of-work', text: '值班电话13812345678。', departments: [], from: [] }
  const changed = sections.map((one) =>
    one.kind !== 'items'
      ? one
      : {
          ...one,
          items:
            one.id === 'work'
              ? [work, { ...work, id: 'item-like-it' }]
              : one.items.map((item) => ({ ...item, text: `${item.text}已办结。` })),
        },
  )
  ok(await editor.put(`/api/issues/${id}/content`, { version, sections: changed }))
  const [finding] = await findingsNow(editor, { id })
  if (finding) ok(await acknowledge(editor, { id }, finding))
}

/** With an adopted submission, a joint one that came back, one being written with a file, a reminder, an own deadline and a letter to oneself. */
async function withNews(centre: Centre, { editor, science }: Record<'editor' | 'science', Caller>): Promise<Issue> {
  const issue = await aCalledIssue(centre, editor)
  const path = `${at(issue)}/submissions`
  const form = (text: string) => ({
    departments: text.includes('延长') ? ['kjt', 'gat'] : ['kjt'],
    from: '2026-01-12',
    to: null,
    text,
    contact: '吴晓岚',
  })
  const moved = async (caller: Caller, id: string, version: number, request: object) =>
    ok(await caller.post(`${path}/${id}/moves`, { version, ...request }))
  for (const text of ['科技厅窗口开办帮办服务。', '科技厅窗口延长服务时间。', '科技厅窗口正在起草的一条。']) {
    const { id, version } = ok(await science.post(path, form(text)))
    if (text.includes('起草')) {
      ok(await attach(science, `${path}/${id}`, aPng(40, 30)))
      continue
    }
    const handed = await moved(science, id, version, { move: 'hand-in' })
    if (text.includes('延长'))
      await moved(editor, id, handed.version, { move: 'return', reason: '请补充办件量', passage: { start: 0, end: 3 } })
    else {
      const { version: issueVersion } = ok(await editor.get(at(issue)))
      const section = PUBLICATION.sections.find((one) => one.kind === 'items' && one.takesSubmissions)
      await moved(editor, id, handed.version, { move: 'adopt', issueVersion, sectionId: section?.id, itemId: null })
    }
  }
  await acknowledgeOne(editor, ok(await editor.get(at(issue))))
  ok(await editor.post(`${at(issue)}/reminders`, { departments: ['gat'] }))
  ok(await editor.post(`${at(issue)}/test-mails`))
  ok(await editor.post(`${at(issue)}/presence`, { itemId: 'item-of-work' }))
  const deadline = new Date(centre.now().getTime() + 12 * 86_400_000).toISOString()
  const extension = { move: 'extend-deadline', departments: ['gat'], deadline, reason: '设备检修' }
  const extended = await move(editor, ok(await editor.get(at(issue))), extension)
  return move(editor, extended, { move: 'change-brief', brief: '请报送本月新办结的事项。' })
}

/** Work that was tried too often. */
async function leaveParked({ deps }: Centre, { id: issueId }: Issue): Promise<void> {
  const work = workFor('parked-work', { kind: 'distribute', issueId }, deps.clock())
  await commit(deps.table, {
    writes: [],
    work: [{ ...work, queue: 'parked', attempts: 10, lastError: 'Error: 试过多次' }],
  })
  await mailTurnRow(deps.table).write({ version: 1, reach: 200, slow: { halvings: 0, leftMs: 0 } })
}

/** As a list longer than one step leaves it. */
async function leaveHalfExpanded({ deps }: Centre, { id }: Issue): Promise<void> {
  const now = await getDistribution(deps.table, id)
  if (now) await commit(deps.table, { writes: [changeDistribution(now, { expanded: now.frozen })] })
}

/** A substitute left, and the mails that tell of it are not sent yet. */
async function leaveSubstitute(centre: Centre, { administrator, head }: Record<'administrator' | 'head', Caller>) {
  const { id: personId } = await aPerson(centre, administrator, 'deputy', ['leader'])
  const { people } = ok(await administrator.get('/api/people'))
  const { version } = people.find(({ id }: { id: string }) => id === 'lin-guodong')
  const day = centre.now().toISOString().slice(0, 10)
  const substitute = { personId, from: day, until: day }
  ok(await head.put('/api/people/lin-guodong/substitute', { version, substitute }))
  ok(await despite((seen) => askForPerson(administrator, personId, { active: false }, seen)))
}

const emailOf = (id: string) => PEOPLE.find((person) => person.id === id)?.email

async function cookieOf({ app, deps }: Centre, id: string): Promise<string> {
  const post = async (path: string, body: object) =>
    app.request(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
  const asked = await post('/api/sign-in', { email: emailOf(id) })
  const challengeId = String((await asked.json()).challengeId)
  const signedIn = await post('/api/sign-in/code', { challengeId, code: codeOf(challengeId, deps.place.secret) })
  return signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
}

function filesIn(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  )
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(folder, path)).toString('base64')]))
}
