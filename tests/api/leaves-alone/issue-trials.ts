/** Trials of what is done to an issue before it is signed. */
import { expect } from 'vitest'
import type { WorkerDeps } from '#functions/deps.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { damageFile } from '../../support/damage.ts'
import { at, hashOfRecipients } from '../../support/issue-page.ts'
import { aContent } from '../../support/print/a-content.ts'
import { quickPress } from '../../support/print/press.ts'
import { move, ok, seen, sentToReview } from '../../support/way.ts'
import { aFullDraft, aFullIssue, type FullyWritten, fullSettings } from './full-issue.ts'
import { newOf, ofIssue, type Stage, type Trial, type Tried } from './trial.ts'

const MOVES = 'POST /issues/{issueId}/moves'
const PUBLICATION_ROW = `PUBLICATION#${PUBLICATION.id}`
const IN_WORK = `${PUBLICATION_ROW} IN-WORK.**`
const NEW_ISSUE = ['+ISSUE#** ISSUE.**', `+${PUBLICATION_ROW} NUMBER#**`, IN_WORK]
const inTwoDays = ({ centre }: Stage) => new Date(centre.now().getTime() + 2 * 86_400_000).toISOString()

/** A move of an issue that stands as `stands` says, by whoever `who` is. */
const moved = (
  stands: (stage: Stage, written: FullyWritten) => Promise<Issue>,
  who: 'editor' | 'office' | 'head',
  request: (
    stage: Stage,
    issue: Issue,
    written: FullyWritten,
  ) => Promise<Record<string, unknown>> | Record<string, unknown>,
  mayChange: (issue: Issue) => string[],
): Trial => ({
  by: MOVES,
  async ready(stage, written) {
    const issue = await stands(stage, written)
    const asked = await request(stage, issue, written)
    return { does: () => move(stage[who], issue, asked), mayChange: mayChange(issue) }
  },
})

const draft = ({ editor }: Stage, written: FullyWritten) => aFullDraft(editor, written)
export const called = ({ centre, editor }: Stage, written: FullyWritten) => aFullIssue(centre, editor, written)
const closed = async (stage: Stage, written: FullyWritten) =>
  move(stage.editor, await called(stage, written), { move: 'close-input' })
const sent = async (stage: Stage, written: FullyWritten) =>
  move(stage.editor, await called(stage, written), { move: 'send-to-review' })
const inReview = async (stage: Stage, written: FullyWritten) =>
  sentToReview(stage.centre, stage.editor, await called(stage, written))
const approved = async (stage: Stage, written: FullyWritten) => {
  const issue = await inReview(stage, written)
  return move(stage.office, issue, { move: 'approve', comment: '', ...seen(issue) })
}
const signing = async ({ head }: Stage, issue: Issue, sendAt?: string) => ({
  move: 'sign-off',
  comment: '',
  recipientsHash: await hashOfRecipients(head, issue),
  ...seen(issue),
  ...(sendAt && { sendAt }),
})
export const signed = async (stage: Stage, written: FullyWritten, sendAt?: string) => {
  const issue = await approved(stage, written)
  return move(stage.head, issue, await signing(stage, issue, sendAt))
}

/** The editor's request for one issue, with the version that it has. */
const put =
  (path: string, ask: (issue: Issue, written: FullyWritten) => object, mayChange: (issue: Issue) => string[]) =>
  async (stage: Stage, written: FullyWritten): Promise<Tried> => {
    const issue = await called(stage, written)
    const request = { version: issue.version, ...ask(issue, written) }
    return {
      does: async () => ok(await stage.editor.put(`${at(issue)}/${path}`, request)),
      mayChange: mayChange(issue),
    }
  }

const settingsNow = ({ period, number, total, issueDate, securityNumber, copies }: Issue) => ({
  period,
  number,
  total,
  issueDate,
  securityNumber,
  copies,
})

const firstWindow = (issue: Issue): string => {
  const section = issue.sections.find(({ id }) => id === 'windows')
  return (section?.kind === 'items' && section.items[0]?.id) || ''
}
/** The issue's sections with another text in the first item of 窗口资讯. */
const rewritten = (issue: Issue, text: string) =>
  issue.sections.map((section) =>
    section.kind === 'items'
      ? { ...section, items: section.items.map((one) => (one.id === firstWindow(issue) ? { ...one, text } : one)) }
      : section,
  )

/** Somebody finds the PDF of an issue in review gone; it is printed anew by `print`. */
const foundGone = (print: WorkerDeps['print']): Trial => ({
  by: 'workers',
  async ready(stage, written) {
    const issue = await inReview(stage, written)
    damageFile(stage.centre, issue.review?.pdf?.key ?? '', () => null)
    await stage.office.get(`${at(issue)}/revisions/1/pdf`)
    return { does: () => stage.centre.works({ print }), mayChange: [] }
  },
})

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
  settings: [
    {
      by: 'PUT /issues/{issueId}/settings',
      runs: 5,
      ready: put(
        'settings',
        (issue) => ({ settings: { ...settingsNow(issue), period: '2025-12' } }),
        (issue) => ofIssue(issue, 'period', 'authors[]', 'authors.*'),
      ),
    },
    {
      what: '编号 and 印数 left out',
      by: 'PUT /issues/{issueId}/settings',
      ready: put(
        'settings',
        (issue) => ({ settings: { ...settingsNow(issue), securityNumber: undefined, copies: undefined } }),
        (issue) => ofIssue(issue, 'securityNumber', 'copies'),
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
        (issue) => ofIssue(issue, `sections.windows.items.${firstWindow(issue)}.text`),
      ),
    },
    {
      what: '编者按 not sent along',
      by: 'PUT /issues/{issueId}/content',
      runs: 5,
      ready: put(
        'content',
        (issue, { more }) => ({ sections: rewritten(issue, more) }),
        (issue) => ofIssue(issue, `sections.windows.items.${firstWindow(issue)}.text`),
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
          does: () => stage.centre.works(),
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
          does: () => stage.centre.works({ print }),
          mayChange: ofIssue(issue, 'review.renderFailure'),
        }
      },
    },
  ],
  restored: [foundGone(quickPress)],
  'restore-failed': [foundGone(async () => ({ pdf: new TextEncoder().encode('%PDF-1.7'), pages: 1 }))],
  approve: [
    moved(
      inReview,
      'office',
      (_, issue) => ({ move: 'approve', comment: '同意', ...seen(issue) }),
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
