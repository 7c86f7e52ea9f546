/** Text is text: kept as it was written, and refused where there is no room for it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadPublication } from '#functions/store/load.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { aCalledIssue, aDraft, inWindows, ok } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'
import { FORM, hadNoFault } from '../bad-input.ts'

const { centre, editor, science, administrator } = await usingCentre({ people: ['editor', 'science', 'administrator'] })
let issue: Issue
beforeAll(async () => {
  issue = await aCalledIssue(centre, editor)
})
afterAll(() => hadNoFault(centre))

const at = () => `/api/issues/${issue.id}`

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
    const changed = await administrator.put(`/api/publications/${id}`, {
      version,
      settings: { ...rest, sections: [...rest.sections, ...sections.slice(rest.sections.length)] },
    })
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
      sections: inWindows(many.sections, () => items),
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
