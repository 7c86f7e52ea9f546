/** The functions as the template describes them, on stand-ins for AWS that let a role do what its statements say and no more. */
import { randomBytes } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCoverage } from '#functions/print/font-files.ts'
import { commit } from '#functions/store/commit.ts'
import { addIssue, addRevision } from '#functions/store/rows.ts'
import { listSuppressions } from '#functions/store/suppressions.ts'
import { hashOf, sha256 } from '#shared/hash.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { FACES, type Face } from '#shared/print/style.ts'
import { checkProof } from '#shared/proof/check-proof.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { architecturesIn, sizeOf } from '../support/aws/account/as-described.ts'
import { openDeployedCentre } from '../support/aws/account/deployed-centre.ts'
import { byEventBridge, SES_EVENTS } from '../support/aws/ses-events.ts'
import { anIssue, PDF } from '../support/builders.ts'
import { callerBy } from '../support/caller.ts'
import { actsOn, at, hashOfRecipients, readIssue } from '../support/issue-page.ts'
import { aCalledIssue, aSubmission, FIGURES, move, ok, seen, sentToReview, threeAt } from '../support/issue-steps.ts'
import { aContent } from '../support/print/a-content.ts'
import { aPng } from '../support/print/a-picture.ts'
import { SIX } from '../support/six-mailboxes.ts'
import { readLedger } from '../support/store/ledger.ts'

/** What SES will say of the mail to these: nobody there, and full. */
const [BOUNCES = '', FULL = ''] = SIX

let centre: Awaited<ReturnType<typeof openDeployedCentre>>

beforeAll(async () => {
  const becomes = (to: string) => (to === BOUNCES ? 'bounce' : to === FULL ? 'mailbox-full' : 'delivery')
  centre = await openDeployedCentre({ becomes })
}, 300_000)

afterAll(() => centre?.account.close())

test('an issue goes the whole way: call, submission, print, two leaders, mail, what became of it, proof', async () => {
  const { account, as, system } = centre
  const begun = performance.now()
  const [editor, office, head] = await threeAt(centre)
  let issue = await aCalledIssue(system, editor)
  await account.run()
  const invited = account.arrivals.filter(({ to }) => to[0] === 'wuxiaolan@kjt.example')
  expect(invited).toHaveLength(1)

  const { id, version } = await aSubmission(await as('wu-xiaolan'), issue, '1月，科技厅窗口办了两场培训。', ['kjt'])
  const adopt = { move: 'adopt', version, issueVersion: issue.version, sectionId: 'windows', itemId: null }
  ok(await editor.post(`${at(issue)}/submissions/${id}/moves`, adopt))
  issue = await readIssue(editor, issue)
  const sections = issue.sections.map((section) => {
    if (section.kind === 'figures') return { ...section, values: FIGURES }
    if (section.id === 'windows') return section
    return { ...section, items: [{ id: crypto.randomUUID(), text: '省里发了新办法。', departments: [], from: [] }] }
  })
  issue = ok(await editor.put(`${at(issue)}/content`, { version: issue.version, sections }))
  issue = await sentToReview(system, editor, issue)
  issue = await move(office, issue, { move: 'approve', comment: '同意', ...seen(issue) })
  const recipientsHash = await hashOfRecipients(head, issue)
  issue = await move(head, issue, { move: 'sign-off', comment: '', recipientsHash, ...seen(issue) })
  await account.run()
  await account.minute()
  await account.run()

  const { distribution, counts } = await readLedger(editor, issue)
  expect(distribution).toMatchObject({ state: 'done', frozen: 6 })
  expect(counts).toMatchObject({ delivered: 4, bounced: 1, failed: 1, sent: 0, ambiguous: 0 })
  expect(await listSuppressions(account.table)).toMatchObject([{ address: BOUNCES, for: 'bounced' }])
  await everyMailHasThePdf(issue)
  expect(await actsOn(editor, issue)).toEqual(expect.arrayContaining(['rendered', 'sign-off', 'queued', 'distributed']))
  const proof = ok(await editor.get(`${at(issue)}/proof`))
  expect(await checkProof(new Uint8Array(proof))).toMatchObject({ holds: true })
  expect(account.denied).toEqual([])
  expect([account.waiting('LostMailEvents'), account.waiting('GivenUp'), account.waiting('MailEventsQueue')]).toEqual([
    0, 0, 0,
  ])
  process.stdout.write(`the whole way through the template: ${((performance.now() - begun) / 1000).toFixed(1)} s\n`)
}, 120_000)

async function everyMailHasThePdf(issue: Issue): Promise<void> {
  const mails = await Promise.all(
    centre.account.arrivals.map(async ({ to, source }) => ({ to, files: (await simpleParser(source)).attachments })),
  )
  const withFile = mails.filter(({ files }) => files.length > 0)
  expect(withFile.flatMap(({ to }) => to).toSorted()).toEqual(SIX)
  for (const { files } of withFile)
    expect(await sha256(new Uint8Array(files[0]?.content ?? []))).toBe(issue.signOff?.pdf.hash)
}

test('what holds the browser runs where it was made for, and every function with its layers fits', async () => {
  const { functions } = centre.account
  for (const described of functions.values()) {
    expect(sizeOf(described), described.name).toBeLessThan(250 * 1024 * 1024)
    for (const layer of described.layers)
      for (const [program, architecture] of await architecturesIn(layer))
        expect(architecture, `${program} for ${described.name}`).toBe(described.architecture)
  }
  const programs = await architecturesIn(functions.get('preview')?.layers[0] ?? '')
  expect([...programs.keys()]).toContainEqual(expect.stringMatching(/chromium\.br$/))
})

/** Of each file of a function's code, by its map, which sources are in it. */
const sourcesOf = (name: string): string[] => {
  const { code = '' } = centre.account.functions.get(name) ?? {}
  const maps = globSync('*.mjs.map', { cwd: code }).map((map) => JSON.parse(readFileSync(join(code, map), 'utf8')))
  return maps.flatMap(({ sources }) => sources)
}

test('each function holds what it uses once: one SDK, by its modules, and no browser in those that print nothing', () => {
  for (const { name, code } of centre.account.functions.values()) {
    const sources = sourcesOf(name)
    expect(sources.filter((path) => /functions\/lambda\/[\w-]+\.ts$/.test(path)).length, name).toBeGreaterThan(0)
    expect(
      sources.filter((path) => /@(?:aws-sdk|smithy)\/.*dist-cjs/.test(path)),
      name,
    ).toEqual([])
    const homes = new Map<string, Set<string>>()
    for (const path of sources) {
      const [, home = '', of = ''] = /^(.*node_modules\/)((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? []
      if (/^@(?:aws-sdk|smithy)\//.test(of)) homes.set(of, (homes.get(of) ?? new Set()).add(home))
    }
    expect(homes.size, name).toBeGreaterThan(5)
    expect([...homes].filter(([, places]) => places.size > 1)).toEqual([])
    if (['api', 'deliveryevents'].includes(name)) expect(sources.join()).not.toContain('puppeteer')
    expect(statSync(join(code, 'index.mjs')).size, name).toBeLessThan(1_500_000)
  }
})

test('the API tells a stranger to sign in', async () => {
  const stranger = callerBy(centre.account.send)
  expect(await stranger.get('/api/me')).toMatchObject({
    status: 401,
    body: { code: 'not-signed-in', message: expect.stringMatching(/。$/) },
  })
  expect(await stranger.get('/api/nothing')).toMatchObject({ status: 404, body: { code: 'not-found' } })
})

test('an editor hands in a picture and sees a preview with it', async () => {
  const editor = await centre.as('zhou-min')
  // A picture goes to the bucket as it came, past API Gateway's base64.
  const picture = aPng(60, 40)
  const png = { method: 'POST', body: new Uint8Array(picture), headers: { 'content-type': 'image/png' } }
  const kept = await editor.raw('/api/pictures', png)
  expect(kept).toMatchObject({ status: 200, body: { width: 60, height: 40 } })
  const { sha256: image } = kept.body
  const shown = await editor.get(`/api/pictures/${image}`)
  expect(shown.headers.get('content-type')).toBe('image/png')
  expect(Buffer.compare(shown.body, picture)).toBe(0)

  // The rare characters 堃 and 喆 come from the last font in the layer.
  const content = aContent({
    masthead: { issuingUnit: '示范省堃喆政务服务中心' },
    sections: [{ kind: 'items', title: '资讯', items: [{ text: '甲。', pictures: [{ image, alt: '窗口' }] }] }],
  })
  const { status, headers, body } = await editor.post('/api/preview', content)
  expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf'])
  expect(Buffer.from(body).toString('latin1', 0, 5)).toBe('%PDF-')
  expect(centre.account.denied).toEqual([])
})

test('a table comes byte for byte, and a PDF too large for an answer by an address of the site', async () => {
  const { account, as } = centre
  const head = await as('lin-guodong')
  const table = await (await as('he-jing')).get(`/api/publications/${PUBLICATION.id}/recipients/export`)
  // The mark by which spreadsheets know UTF-8.
  expect(Buffer.from(table.body).toString('hex', 0, 3)).toBe('efbbbf')

  const pdf = randomBytes(5_000_000)
  const [issueId, content] = ['with-a-large-pdf', aContent()]
  const printed = { ...PDF, key: `issues/${issueId}/revision-1.pdf`, hash: await sha256(new Uint8Array(pdf)) }
  const revision = { issueId, version: 1, revision: 1, content, contentHash: await hashOf(content), pdf: printed }
  const frozen = { ...revision, frozenBy: 'zhou-min', frozenAt: '2026-02-01T01:00:00.000Z' }
  await commit(account.table, { writes: [addIssue(anIssue({ id: issueId })), addRevision(frozen)] })
  const { variables } = account.functions.get('api') ?? {}
  account.objects.set(`/${variables?.BUCKET_NAME}/${printed.key}`, { bytes: pdf, type: '' })
  const { status, headers } = await head.get(`/api/issues/${issueId}/revisions/1/pdf`)
  expect(status).toBe(303)
  const { origin, pathname, search } = new URL(headers.get('location') ?? '')
  expect(origin).toBe(variables?.PUBLIC_URL)
  const answer = await account.bucket(`${pathname}${search}`)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(Buffer.compare(Buffer.from(await answer.arrayBuffer()), pdf)).toBe(0)
})

test('of a batch of events only what could not be read comes again, and in the end lies with the lost', async () => {
  const letter = { letter: 'a-letter-of-nobody', to: 'wangfang@dept.example' }
  const batch = {
    Records: [byEventBridge(SES_EVENTS.delivery(letter)), {}].map((body, n) => ({
      messageId: `message-${n}`,
      body: JSON.stringify(body),
    })),
  }
  expect(await centre.account.invoke('deliveryevents', batch)).toEqual({
    batchItemFailures: [{ itemIdentifier: 'message-1' }],
  })
  await expect(centre.account.invoke('deliveryevents', {})).rejects.toThrow('Records')
})

test('every font file that a page could ask for is in the layer', () => {
  const [layer = ''] = centre.account.functions.get('preview')?.layers ?? []
  const packages = join(layer, 'nodejs/node_modules')
  // FACES has exactly the members of Face.
  for (const face of Object.keys(FACES) as Face[]) {
    const files = new Set([...readCoverage(face, { packages }).values()].map(({ path }) => path))
    expect(files.size, face).toBeGreaterThan(0)
    for (const path of files) expect(existsSync(path), path).toBe(true)
  }
})

test('the sweep counts parked work for its alarm', async () => {
  await centre.account.minute()
  const lines = centre.account.logOf('sweep').split('\n')
  const metric = JSON.parse(lines.findLast((line) => line.includes('_aws')) ?? '{}')
  expect(metric).toMatchObject({ ParkedWork: 0, _aws: { CloudWatchMetrics: [{ Namespace: 'Chuangxun' }] } })
})
