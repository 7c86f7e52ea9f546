/** Whatever is sent to whatever route: an answer, never a fault. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import type { Caller } from '../support/caller.ts'
import { usingCentre } from '../support/using-centre.ts'
import { aCalledIssue, ok } from '../support/way.ts'
import { FORM, hadNoFault, SETTINGS } from './bad-input.ts'

const { centre, editor, science, administrator } = usingCentre()
let issue: Issue
let draft: Submission
beforeAll(async () => {
  issue = await aCalledIssue(centre, editor)
  draft = ok(await science.post(`/api/issues/${issue.id}/submissions`, FORM))
})
afterAll(() => hadNoFault(centre))

describe('whatever is sent', () => {
  // What JSON can hold that is not what a route expects: any value, or a sound request with members replaced.
  const anything = fc.jsonValue({ maxDepth: 4 })
  const sound = () => [
    { version: 1, form: FORM },
    { ...FORM },
    { ...SETTINGS },
    { version: 1, settings: SETTINGS },
    { version: 1, sections: issue.sections },
    { move: 'call-for-news', version: 1, deadline: '2026-03-01T00:00:00Z', departments: ['kjt'] },
    { move: 'reopen-input', version: 1, deadline: '2026-03-01T00:00:00Z', reason: '补' },
    { move: 'approve', version: 1, comment: '', contentHash: 'a'.repeat(64), pdfHash: 'a'.repeat(64) },
    { move: 'adopt', version: 1, issueVersion: 2, sectionId: 'windows', itemId: null },
    { departments: ['kjt'] },
    { deliveries: [{ id: 'a', version: 1 }], as: 'sent', reason: '到了' },
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
    ['POST', '/api/issues/{issue}/deliveries/settlements', () => editor],
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
