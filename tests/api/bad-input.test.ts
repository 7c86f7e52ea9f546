/** Bad input: each kind gets a clear refusal in Chinese that names its place, changes nothing, and is never a fault. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadPublication } from '#functions/store/load.ts'
import type { Issue, WorkingSection } from '#shared/issue.ts'
import type { Submission } from '#shared/submission.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import type { Caller } from '../support/caller.ts'
import { type Centre, openCentre } from '../support/centre.ts'
import { quickPress } from '../support/press.ts'
import { aCalledIssue, aDraft, ok } from '../support/way.ts'

let centre: Centre
let editor: Caller
let science: Caller
let administrator: Caller
let issue: Issue
let draft: Submission
const FORM = { departments: ['kjt'], from: '2026-01-15', to: null, text: '窗口办了培训。', contact: '' }
beforeAll(async () => {
  centre = await openCentre({ print: quickPress })
  editor = await centre.as('zhou-min')
  science = await centre.as('wu-xiaolan')
  administrator = await centre.as('he-jing')
  issue = await aCalledIssue(centre, editor)
  draft = ok(await science.post(`/api/issues/${issue.id}/submissions`, FORM))
})
afterAll(async () => {
  expect(centre.logged.filter(({ level }) => level === 'error')).toEqual([])
  await centre.close()
})

const at = () => `/api/issues/${issue.id}`
const form = (change: object) => ({ version: draft.version, form: { ...FORM, ...change } })
const settings = { period: '2026-03', number: 50, total: null, issueDate: '2026-04-14' }
const content = (change: (sections: WorkingSection[]) => unknown) => ({
  version: issue.version,
  sections: change(issue.sections),
})
const figure = (id: string, typed: unknown) =>
  content((sections) => sections.map((one) => (one.kind === 'figures' ? { ...one, values: { [id]: typed } } : one)))
const item = (change: object) =>
  content((sections) =>
    sections.map((one) =>
      one.id === 'work'
        ? { ...one, items: [{ id: 'item-1', text: '文字。', departments: [], from: [], ...change }] }
        : one,
    ),
  )

/** what it is → who sends what where, and the status, code and place of the refusal. */
type Case = [
  name: string,
  send: () => Promise<{ status: number; body: unknown }>,
  status: number,
  code: string,
  path?: string | RegExp,
]

const submission = (body: () => object) => () => science.put(`${at()}/submissions/${draft.id}`, body())
const contents = (body: () => object) => () => editor.put(`${at()}/content`, body())
const opening = (change: object) => () =>
  editor.post(`/api/publications/${PUBLICATION.id}/issues`, { ...settings, ...change })
const raw =
  (body: string, type = 'application/json') =>
  () =>
    science.raw(`${at()}/submissions/${draft.id}`, { method: 'PUT', body, headers: { 'content-type': type } })

const CASES: Case[] = [
  ['malformed JSON', raw('{"version":1,'), 400, 'not-json'],
  ['no JSON at all', raw('版本'), 400, 'not-json'],
  ['an empty body', raw(''), 400, 'not-json'],
  ['a form', raw('version=1', 'application/x-www-form-urlencoded'), 400, 'not-json'],
  ['JSON that says it is text', raw('{}', 'text/plain'), 400, 'not-json'],
  ['a list', raw('[]'), 400, 'bad-request', ''],
  ['null', raw('null'), 400, 'bad-request', ''],
  ['JSON nested 100,000 deep', raw(`${'['.repeat(100_000)}${']'.repeat(100_000)}`), 400, 'bad-request', ''],
  ['a body of 2 MB', raw(JSON.stringify({ text: '甲'.repeat(700_000) })), 413, 'too-large'],
  ['no field at all', submission(() => ({})), 400, 'bad-request', 'version'],
  ['an unknown field', submission(() => ({ ...form({}), state: 'adopted' })), 400, 'bad-request', ''],
  ['an unknown field deeper', submission(() => form({ state: 'adopted' })), 400, 'bad-request', 'form'],
  [
    'a field called __proto__',
    raw('{"version":1,"form":{"__proto__":{"state":"adopted"}}}'),
    400,
    'bad-request',
    /^form/,
  ],
  ['a field called constructor', submission(() => form({ constructor: 1 })), 400, 'bad-request', 'form'],
  [
    'a text over 5,000 characters',
    submission(() => form({ text: '字'.repeat(5001) })),
    400,
    'bad-request',
    'form.text',
  ],
  [
    '100,000 characters without a space',
    submission(() => form({ text: '长'.repeat(100_000) })),
    400,
    'bad-request',
    'form.text',
  ],
  ['a text that is a number', submission(() => form({ text: 5 })), 400, 'bad-request', 'form.text'],
  ['a control character', submission(() => form({ text: '甲\u0007乙' })), 400, 'bad-request', 'form.text'],
  ['a null character', submission(() => form({ text: '甲\u0000乙' })), 400, 'bad-request', 'form.text'],
  ['a bidi override', submission(() => form({ text: '甲\u202e乙' })), 400, 'bad-request', 'form.text'],
  ['a bidi isolate', submission(() => form({ contact: '甲\u2066乙' })), 400, 'bad-request', 'form.contact'],
  ['a zero-width space', submission(() => form({ text: '甲\u200b乙' })), 400, 'bad-request', 'form.text'],
  ['a tag character', submission(() => form({ text: '甲\u{e0041}乙' })), 400, 'bad-request', 'form.text'],
  ['half a surrogate pair', submission(() => form({ text: '甲\ud83d乙' })), 400, 'bad-request', 'form.text'],
  ['30 February', submission(() => form({ from: '2026-02-30' })), 400, 'bad-request', 'form.from'],
  ['29 February of a common year', submission(() => form({ from: '2026-02-29' })), 400, 'bad-request', 'form.from'],
  ['an end before the beginning', submission(() => form({ to: '2026-01-14' })), 400, 'bad-request', 'form.to'],
  ['no department', submission(() => form({ departments: [] })), 400, 'bad-request', 'form.departments'],
  [
    'an unknown department',
    submission(() => form({ departments: ['nowhere'] })),
    400,
    'bad-request',
    'form.departments',
  ],
  ['a stale version', submission(() => ({ ...form({}), version: draft.version + 1 })), 409, 'stale'],
  ['a version that is a text', submission(() => ({ ...form({}), version: '1' })), 400, 'bad-request', 'version'],
  ['a version 0', submission(() => ({ ...form({}), version: 0 })), 400, 'bad-request', 'version'],
  [
    'a version beyond all numbers',
    raw(`{"version":1e400,"form":${JSON.stringify(FORM)}}`),
    400,
    'bad-request',
    'version',
  ],
  ['a figure that is NaN', contents(() => figure('handled', 'NaN')), 400, 'bad-request', 'sections.0.values.handled'],
  [
    'a figure beyond all numbers',
    contents(() => figure('handled', '1e400')),
    400,
    'bad-request',
    'sections.0.values.handled',
  ],
  ['a figure below zero', contents(() => figure('handled', '-1')), 400, 'bad-request', 'sections.0.values.handled'],
  [
    'a figure with too many decimals',
    contents(() => figure('calls', '1365.5')),
    400,
    'bad-request',
    'sections.0.values.calls',
  ],
  [
    'a figure that is a number',
    contents(() => figure('handled', 5.05)),
    400,
    'bad-request',
    'sections.0.values.handled',
  ],
  [
    'a figure of 50 characters',
    contents(() => figure('handled', '5'.repeat(50))),
    400,
    'bad-request',
    'sections.0.values.handled',
  ],
  [
    'a figure that nobody knows',
    contents(() => figure('constructor', '5')),
    400,
    'bad-request',
    'sections.0.values.constructor',
  ],
  ['no sections', contents(() => content(() => undefined)), 400, 'bad-request', 'sections'],
  [
    'a section that nobody knows',
    contents(() =>
      content((all) => [...all, { id: 'x', kind: 'items', items: [{ id: 'a', text: '', departments: [], from: [] }] }]),
    ),
    400,
    'bad-request',
    'sections.3',
  ],
  ['a section twice', contents(() => content((all) => [...all, ...all])), 400, 'bad-request', 'sections'],
  [
    'a section of another kind',
    contents(() => content((all) => all.map(({ id }) => ({ id, kind: 'figures', values: { a: '1' } })))),
    400,
    'bad-request',
    'sections.1',
  ],
  [
    'an item made of a submission that it is not made of',
    contents(() => item({ from: [draft.id] })),
    400,
    'bad-request',
    'sections',
  ],
  [
    'two items of one id',
    contents(() =>
      content((all) =>
        all.map((one) =>
          one.kind === 'items' ? { ...one, items: [{ id: 'a', text: '', departments: [], from: [] }] } : one,
        ),
      ),
    ),
    400,
    'bad-request',
    'sections',
  ],
  [
    '100 items in a section',
    contents(() =>
      content((all) =>
        all.map((one) =>
          one.id === 'work'
            ? {
                ...one,
                items: Array.from({ length: 100 }, (_, n) => ({ id: `i${n}`, text: '', departments: [], from: [] })),
              }
            : one,
        ),
      ),
    ),
    400,
    'bad-request',
    'sections.1.items',
  ],
  [
    'an item of 10,001 characters',
    contents(() => item({ text: '字'.repeat(10_001) })),
    400,
    'bad-request',
    'sections.1.items.0.text',
  ],
  [
    'an issue larger than a row may be',
    contents(() =>
      content((all) =>
        all.map((one) =>
          one.kind === 'items'
            ? {
                ...one,
                items: Array.from({ length: 8 }, (_, n) => ({
                  id: `${one.id}-${n}`,
                  text: '字'.repeat(9000),
                  departments: [],
                  from: [],
                })),
              }
            : one,
        ),
      ),
    ),
    413,
    'content-too-large',
  ],
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
  ['a move at a stale version', () => editor.post(`${at()}/moves`, { move: 'close-input', version: 1 }), 409, 'stale'],
  [
    'a review of an issue with findings',
    () => editor.post(`${at()}/moves`, { move: 'send-to-review', version: 2 }),
    409,
    'not-ready-for-review',
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
  test.each(CASES)('%s', async (name, send, status, code, path) => {
    const before = await centre.rows()
    const answer = await send()
    const body = answer.body as { code: string; message: string; details: { path: string; message: string }[] } // every refusal's shape, checked here
    expect({ status: answer.status, code: body.code }, JSON.stringify(body).slice(0, 500)).toEqual({ status, code })
    expect(body.message).toMatch(/[\u4e00-\u9fff]/)
    for (const detail of body.details) expect(detail.message).toMatch(/[\u4e00-\u9fff]/)
    const paths = body.details.map((detail) => detail.path)
    if (path instanceof RegExp)
      expect(
        paths.some((one) => path.test(one)),
        paths.join(' '),
      ).toBe(true)
    else if (path !== undefined) expect(paths).toContain(path)
    if (name !== 'handing in nothing') expect(await centre.rows()).toEqual(before)
  })
})

describe('text is text', () => {
  test.each([
    ['markup', '<script>alert(1)</script><img src=x onerror=alert(1)>&amp;&#x4e2d;'],
    ['templates', '{{7*7}} $(x) {handled} <%= x %>'],
    ['emoji', '窗口😀👨‍👩‍👧‍👦👍🏽🇨🇳'],
    ['5,000 characters without a space', '长'.repeat(5000)],
    ['quotes and slashes', `"'\\\`/../..//`],
    ['something like a key of the store', 'ISSUE#1 SUBMISSION#2'],
  ])('%s comes back as it was written', async (_, text) => {
    const started: Submission = ok(await science.post(`${at()}/submissions`, { ...FORM, text }))
    expect(started.text).toBe(text)
    expect(ok(await science.get(`${at()}/submissions/${started.id}`)).submission.text).toBe(text)
  })

  test('full-width digits and thousand marks of a figure become plain ones', async () => {
    const sections = issue.sections.map((one) =>
      one.kind === 'figures' ? { ...one, values: { handled: ' ５．０５ ', calls: '１，３６５', visits: ' ' } } : one,
    )
    issue = ok(await editor.put(`${at()}/content`, { version: issue.version, sections }))
    expect(issue.sections[0]).toMatchObject({ values: { handled: '5.05', calls: '1365' } })
  })

  test('adopting more than an item can hold is refused, and the issue stays readable', async () => {
    const [first, second, third] = await Promise.all(
      ['一', '二', '三'].map(async (sign): Promise<Submission> => {
        const one: Submission = ok(await science.post(`${at()}/submissions`, { ...FORM, text: sign.repeat(4900) }))
        return ok(await science.post(`${at()}/submissions/${one.id}/moves`, { move: 'hand-in', version: 1 }))
      }),
    )
    const adopt = async (one: Submission | undefined, itemId: string | null, sectionId = 'windows') => {
      const { version } = ok(await editor.get(at()))
      return editor.post(`${at()}/submissions/${one?.id}/moves`, {
        move: 'adopt',
        version: one?.version,
        issueVersion: version,
        sectionId,
        itemId,
      })
    }
    expect((await adopt(first, null, 'work')).body).toMatchObject({
      code: 'bad-request',
      details: [{ path: 'sectionId' }],
    })
    expect((await adopt(first, null, 'figures')).status).toBe(404)
    expect((await adopt(first, 'no-such-item')).status).toBe(404)
    const { itemId } = ok(await adopt(first, null))
    ok(await adopt(second, itemId))
    const refused = await adopt(third, itemId)
    expect([refused.status, refused.body.code]).toEqual([413, 'content-too-large'])
    issue = ok(await editor.get(at()))
    expect(ok(await editor.get(`${at()}/submissions/${third?.id}`)).submission.state).toBe('submitted')
  })

  test('an import or settings larger than a row may be are refused', async () => {
    const body = {
      content: {
        period: '2025-01',
        masthead: { name: null, number: null, issuingUnit: '中心', issueDate: '2025-02-14' },
        sections: [
          { kind: 'items', title: '动态', items: Array.from({ length: 40 }, () => ({ text: '字'.repeat(9000) })) },
        ],
        colophon: { reporting: [], distribution: [] },
      },
      number: 77,
      total: null,
    }
    const answer = await editor.post(`/api/publications/${PUBLICATION.id}/imports`, body)
    expect([answer.status, answer.body.code]).toEqual([413, 'content-too-large'])
    const { id, version, ...rest } = await loadPublication(centre.deps.table, PUBLICATION.id)
    const sections = Array.from({ length: 20 }, (_, n) => ({
      id: `s${n}`,
      kind: 'figures',
      title: '情况',
      text: '字'.repeat(9000),
      figures: [],
    }))
    const changed = await administrator.put(`/api/publications/${id}`, { version, settings: { ...rest, sections } })
    expect([changed.status, changed.body.code]).toEqual([413, 'content-too-large'])
  })

  test('removing more adopted items at once than one transaction holds is refused with what to do', async () => {
    // Adopted behind the API's back: a hundred by hand would take long.
    const many = await aDraft(editor)
    const { keys } = await import('#functions/store/keys.ts')
    const { commit } = await import('#functions/store/commit.ts')
    const items = Array.from({ length: 95 }, (_, n) => ({
      id: `i${n}`,
      text: '文字',
      departments: [],
      from: [`s${n}`],
    }))
    const row = {
      ...many,
      version: 2,
      sections: many.sections.map((one) => (one.id === 'windows' ? { ...one, items } : one)),
    }
    await commit(centre.deps.table, {
      writes: [
        {
          kind: 'change',
          row: { keys: keys.issue(many.id, many.publicationId, many.issueDate), data: row },
          version: 1,
          refusal: 'stale',
        },
      ],
    })
    const answer = await editor.put(`/api/issues/${many.id}/content`, { version: 2, sections: many.sections })
    expect(answer.body).toMatchObject({
      code: 'bad-request',
      details: [{ path: 'sections', message: expect.stringContaining('一次最多') }],
    })
  })
})

describe('whatever is sent', () => {
  // What JSON can hold that is not what a route expects: any value, or a sound request with members replaced.
  const anything = fc.jsonValue({ maxDepth: 4 })
  const sound = () => [
    { version: 1, form: FORM },
    { ...FORM },
    { ...settings },
    { version: 1, settings },
    { version: 1, sections: issue.sections },
    { move: 'call-for-news', version: 1, deadline: '2026-03-01T00:00:00Z', departments: ['kjt'] },
    { move: 'reopen-input', version: 1, deadline: '2026-03-01T00:00:00Z', reason: '补' },
    { move: 'approve', version: 1, comment: '', contentHash: 'a'.repeat(64), pdfHash: 'a'.repeat(64) },
    { move: 'adopt', version: 1, issueVersion: 2, sectionId: 'windows', itemId: null },
    { departments: ['kjt'] },
    { version: 1, as: 'sent', reason: '到了' },
    { version: null, recipient: { address: 'a@b.example', name: '甲', unit: '', lists: ['reporting'] } },
    { text: '一、甲\n（一）乙' },
    { email: 'a@b.example' },
    { challengeId: 'a', code: '123456' },
  ]
  const body = fc.oneof(
    anything,
    fc
      .tuple(
        fc.nat(),
        fc.dictionary(
          fc.constantFrom(
            'version',
            'form',
            'move',
            'sections',
            'text',
            'departments',
            'reason',
            'period',
            'email',
            '__proto__',
            'constructor',
          ),
          anything,
        ),
      )
      .map(([n, change]) => ({ ...sound()[n % sound().length], ...change })),
  )
  const ROUTES: [string, string, () => Caller][] = [
    ['POST', '/api/sign-in', () => centre.stranger],
    ['POST', '/api/sign-in/code', () => centre.stranger],
    ['PUT', '/api/publications/briefing', () => administrator],
    ['PUT', '/api/publications/briefing/recipients', () => administrator],
    ['POST', '/api/publications/briefing/recipients/removals', () => administrator],
    ['POST', '/api/people', () => administrator],
    ['PUT', '/api/people/deng-jie', () => administrator],
    ['POST', '/api/publications/briefing/issues', () => editor],
    ['POST', '/api/imports', () => editor],
    ['POST', '/api/publications/briefing/imports', () => editor],
    ['PUT', '/api/issues/{issue}/settings', () => editor],
    ['PUT', '/api/issues/{issue}/content', () => editor],
    ['POST', '/api/issues/{issue}/moves', () => editor],
    ['POST', '/api/issues/{issue}/reminders', () => editor],
    ['POST', '/api/issues/{issue}/deliveries/a/settlements', () => editor],
    ['POST', '/api/issues/{issue}/submissions', () => science],
    ['PUT', '/api/issues/{issue}/submissions/{submission}', () => science],
    ['POST', '/api/issues/{issue}/submissions/{submission}/moves', () => science],
    ['POST', '/api/preview', () => editor],
  ]
  test.each(ROUTES)('to %s %s is answered, never with a fault', async (method, path, caller) => {
    const there = path.replace('{issue}', issue.id).replace('{submission}', draft.id)
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        const answer = await caller().raw(there, {
          method,
          body: JSON.stringify(sent),
          headers: { 'content-type': 'application/json' },
        })
        expect(answer.status, JSON.stringify(sent)).toBeLessThan(500)
      }),
      { numRuns: 40 },
    )
  })
})
