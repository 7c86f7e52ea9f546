/** Trials of what is done to an issue before it is signed. */
import { expect } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { at } from '../../support/issue-page.ts'
import { ok, seen } from '../../support/issue-steps.ts'
import { aContent } from '../../support/print/a-content.ts'
import { quickPrint } from '../../support/print/quick-print.ts'
import { DISCARD_TRIALS } from './discard-trials.ts'
import { fullSettings } from './full-issue.ts'
import {
  approved,
  called,
  closed,
  draft,
  firstWindow,
  foundGone,
  IN_WORK,
  inReview,
  inTwoDays,
  moved,
  NEW_ISSUE,
  put,
  rewritten,
  sent,
  settingsNow,
  signed,
  signing,
} from './issue-steps.ts'
import { newOf, ofIssue, ofSaved, SAVES, type Trial } from './trial.ts'

const theBrief = (issue: Issue) => ofIssue(issue, 'brief')

export const ISSUE_TRIALS = {
  open: [
    {
      by: 'POST /publications/{publicationId}/issues',
      ready: async ({ editor }, written) => ({
        does: async () => ok(await editor.post(`/api/publications/${PUBLICATION.id}/issues`, fullSettings(written))),
        mayChange: NEW_ISSUE,
      }),
    },
  ],
  import: [
    {
      by: 'POST /publications/{publicationId}/imports',
      ready: async ({ editor }, written) => {
        const { number, total } = fullSettings(written)
        const request = { content: aContent(), number, total }
        return {
          does: async () => ok(await editor.post(`/api/publications/${PUBLICATION.id}/imports`, request)),
          mayChange: [...NEW_ISSUE, '+ISSUE#** REVISION#**'],
        }
      },
    },
  ],
  correct: [
    {
      by: 'POST /issues/{issueId}/corrections',
      ready: async (stage, written) => {
        const issue = await signed(stage, written)
        const request = { settings: fullSettings(written), correction: written.more, whole: true }
        return {
          // All that is printed again is there, 编者按 too.
          does: async () => {
            const { note } = ok(await stage.editor.post(`${at(issue)}/corrections`, request))
            expect(note).toBe(written.note)
          },
          mayChange: [...NEW_ISSUE, ...newOf(issue, 'CORRECTION#'), `ISSUE#${issue.id} CORRECTIONS.**`],
        }
      },
    },
  ],
  'discard-issue': DISCARD_TRIALS,
  settings: [
    {
      by: 'PUT /issues/{issueId}/settings',
      runs: 5,
      ready: put(
        'settings',
        (issue) => ({ settings: { ...settingsNow(issue), period: '2025-12' } }),
        (issue) => ofIssue(issue, 'period', 'authors[]', 'authors.*', SAVES),
      ),
    },
    {
      what: '编号 and 印数 left out',
      by: 'PUT /issues/{issueId}/settings',
      ready: put(
        'settings',
        (issue) => ({ settings: { ...settingsNow(issue), securityNumber: undefined, copies: undefined } }),
        (issue) => ofIssue(issue, 'securityNumber', 'copies', SAVES),
      ),
    },
  ],
  content: [
    {
      by: 'PUT /issues/{issueId}/content',
      runs: 10,
      ready: put(
        'content',
        (issue, { more }) => ({ note: issue.note, sections: rewritten(issue, more) }),
        (issue) => ofSaved(issue, `sections.windows.items.${firstWindow(issue)}.text`, 'edited', 'edited.**'),
      ),
    },
    {
      what: '编者按 not sent along',
      by: 'PUT /issues/{issueId}/content',
      runs: 5,
      ready: put(
        'content',
        (issue, { more }) => ({ sections: rewritten(issue, more) }),
        (issue) => ofSaved(issue, `sections.windows.items.${firstWindow(issue)}.text`, 'edited', 'edited.**'),
      ),
    },
  ],
  'call-for-news': [
    moved(
      draft,
      'editor',
      (stage) => ({ move: 'call-for-news', deadline: inTwoDays(stage), departments: ['kjt'] }),
      (issue) => ofIssue(issue, 'state', 'deadline', 'inputOpen', 'called**'),
    ),
  ],
  'change-brief': [moved(called, 'editor', () => ({ move: 'change-brief', brief: '一事一报。' }), theBrief)],
  remind: [
    {
      by: 'POST /issues/{issueId}/reminders',
      ready: async (stage, written) => {
        const issue = await called(stage, written)
        return {
          does: async () => ok(await stage.editor.post(`${at(issue)}/reminders`, { departments: ['kjt'] })),
          mayChange: newOf(issue, 'REMINDERS'),
        }
      },
    },
  ],
  'close-input': [
    moved(
      called,
      'editor',
      () => ({ move: 'close-input' }),
      (issue) => ofIssue(issue, 'inputOpen'),
    ),
  ],
  'reopen-input': [
    moved(
      closed,
      'editor',
      (stage) => ({ move: 'reopen-input', deadline: inTwoDays(stage), reason: '补报' }),
      (issue) => ofIssue(issue, 'inputOpen', 'deadline'),
    ),
  ],
  'test-mail': [
    {
      by: 'POST /issues/{issueId}/test-mails',
      ready: async (stage, written) => {
        const issue = await called(stage, written)
        return {
          does: async () => ok(await stage.editor.post(`${at(issue)}/test-mails`)),
          mayChange: newOf(issue, 'TEST-MAILS#'),
        }
      },
    },
  ],
  'send-to-review': [
    moved(
      called,
      'editor',
      () => ({ move: 'send-to-review' }),
      (issue) => [
        ...ofIssue(issue, 'state', 'inputOpen', 'revisions', 'returned', 'review', 'review.**'),
        ...newOf(issue, 'REVISION#'),
      ],
    ),
  ],
  withdraw: [
    moved(
      inReview,
      'editor',
      () => ({ move: 'withdraw' }),
      (issue) => ofIssue(issue, 'state', 'review', 'review.**'),
    ),
  ],
  rendered: [
    {
      by: 'workers',
      ready: async (stage, written) => {
        const issue = await sent(stage, written)
        return {
          does: () => stage.centre.runAllWork(),
          mayChange: [
            ...ofIssue(issue, 'review.pdf', 'review.pdf.*', 'review.renderFailure'),
            ...['pdf', 'pdf.*', 'version'].map((member) => `ISSUE#${issue.id} REVISION#0001.${member}`),
          ],
        }
      },
    },
  ],
  'render-failed': [
    {
      by: 'workers',
      ready: async (stage, written) => {
        const issue = await sent(stage, written)
        const print = () => Promise.reject(new Error('没有纸'))
        return {
          does: () => stage.centre.runAllWork({ print }),
          mayChange: ofIssue(issue, 'review.renderFailure'),
        }
      },
    },
  ],
  restored: [foundGone(quickPrint)],
  'restore-failed': [foundGone(async () => ({ pdf: new TextEncoder().encode('%PDF-1.7'), pages: 1 }))],
  approve: [
    moved(
      inReview,
      'office',
      (_, issue) => ({ move: 'approve', comment: '同意', ...seen(issue) }),
      (issue) => ofIssue(issue, 'review.approvals**'),
    ),
  ],
  'withdraw-approval': [
    moved(
      approved,
      'office',
      () => ({ move: 'withdraw-approval' }),
      (issue) => ofIssue(issue, 'review.approvals**'),
    ),
  ],
  return: [
    moved(
      inReview,
      'office',
      () => ({ move: 'return', reason: '请补充数据' }),
      (issue) => ofIssue(issue, 'state', 'review', 'review.**', 'returned', 'returned.**'),
    ),
  ],
  'sign-off': [
    moved(
      approved,
      'head',
      (stage, issue) => signing(stage, issue),
      (issue) => [
        ...ofIssue(issue, 'state', 'review.approvals**', 'signOff', 'signOff.**'),
        `+PDF#${issue.review?.pdf?.hash} **`,
        IN_WORK,
      ],
    ),
  ],
} satisfies Record<string, Trial[]>
