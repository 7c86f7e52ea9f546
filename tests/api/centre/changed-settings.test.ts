/** Settings that change while an issue is in work: its review goes on, and nothing that was written is lost. */
import { describe, expect, test } from 'vitest'
import { loadPublication } from '#functions/store/load.ts'
import type { Role } from '#shared/centre/person.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { aPerson, askForSettings, despite } from '../../support/administering.ts'
import { at } from '../../support/issue-page.ts'
import { anIssueInReview, aWrittenIssue, move, ok, seen } from '../../support/issue-steps.ts'
import { post } from '../../support/reviewing.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, office, head, administrator, read, recipientsHash, approved } = await usingCentre({
  people: ['editor', 'office', 'head', 'administrator'],
})

const changeSettings = (change: Parameters<typeof askForSettings>[2]) =>
  despite((seen) => askForSettings(centre, administrator, change, seen))
const someone = (name: string, roles: Role[]) => aPerson(centre, administrator, name, roles)

describe('settings that change while an issue is in work', () => {
  test('steps: a review goes through those it was sent with', async () => {
    const issue = await approved()
    const steps = (await loadPublication(centre.deps.table, PUBLICATION.id)).steps
    ok(await changeSettings(() => ({ steps: steps.slice(1) })))
    try {
      const hash = await recipientsHash(issue)
      const request = { move: 'sign-off', recipientsHash: hash, ...seen(issue) }
      expect((await post(office, issue, request)).status).toBe(403)
      const signed = ok(await post(head, issue, request))
      expect(signed.review.approvals.map(({ step }: { step: string }) => step)).toEqual(['office', 'sign-off'])
      // The next one has one step.
      const next = await anIssueInReview(centre, editor)
      expect((await post(head, next, { move: 'sign-off', recipientsHash: hash, ...seen(next) })).status).toBe(200)
    } finally {
      ok(await changeSettings(() => ({ steps })))
    }
  })

  test('steps: an approver who left is replaced, and the review goes on', async () => {
    const issue = await anIssueInReview(centre, editor)
    const steps = (await loadPublication(centre.deps.table, PUBLICATION.id)).steps
    const successor = await someone('ren', ['leader'])
    ok(
      await changeSettings(() => ({
        steps: steps.map((step) => (step.id === 'office' ? { ...step, approvers: [successor.id] } : step)),
      })),
    )
    try {
      expect((await post(office, issue, { move: 'approve', ...seen(issue) })).body.code).toBe('not-your-step')
      expect((await post(successor.caller, issue, { move: 'approve', ...seen(issue) })).status).toBe(200)
    } finally {
      ok(await changeSettings(() => ({ steps })))
    }
  })

  test('steps: whoever is unknown, left or no leader cannot be made an approver', async () => {
    const gone = await someone('gone', ['leader'])
    ok(await administrator.put(`/api/people/${gone.id}`, { version: 1, person: { ...gone.settings, active: false } }))
    for (const id of ['nobody', 'zhou-min', gone.id]) {
      const answer = await changeSettings(({ steps }) => ({
        steps: steps.map((step) => ({ ...step, approvers: [id] })),
      }))
      expect([answer.status, answer.body.code]).toEqual([400, 'bad-request'])
      expect(answer.body.details[0]).toMatchObject({ path: 'settings.steps.0.approvers' })
    }
  })

  test('sections: one added shows empty and is written; one taken out keeps its items until they are moved', async () => {
    const issue = await aWrittenIssue(centre, editor)
    const { sections } = await loadPublication(centre.deps.table, PUBLICATION.id)
    const more = { id: 'more', kind: 'items' as const, title: '经验交流', takesSubmissions: true }
    ok(await changeSettings(() => ({ sections: [...sections.filter(({ id }) => id !== 'work'), more] })))
    try {
      const now = await read(issue)
      expect(now.sections.map(({ id }) => id)).toEqual(['figures', 'windows', 'more', 'work'])
      expect((await post(editor, now, { move: 'send-to-review', comment: undefined })).body.code).toBe(
        'not-ready-for-review',
      )

      // A page that was open before saves as it did.
      const old: Issue = ok(
        await editor.put(`${at(issue)}/content`, { version: issue.version, sections: issue.sections }),
      )
      expect(old.sections.map(({ id }) => id)).toEqual(['figures', 'windows', 'more', 'work'])

      const left = old.sections.flatMap((section) =>
        section.id === 'work' && section.kind === 'items' ? section.items : [],
      )
      const moved = old.sections.map((section) =>
        section.kind === 'figures'
          ? section
          : { ...section, items: section.id === 'more' ? left : section.id === 'work' ? [] : section.items },
      )
      const saved: Issue = ok(await editor.put(`${at(issue)}/content`, { version: old.version, sections: moved }))
      expect(saved.sections.map(({ id }) => id)).toEqual(['figures', 'windows', 'more'])
      const sent = await move(editor, saved, { move: 'send-to-review' })
      const content = ok(await editor.get(`${at(sent)}/content`))
      expect(content.sections.map(({ title }: { title: string }) => title)).toEqual([
        '2026年1月总体运行情况',
        '窗口资讯',
        '经验交流',
      ])
    } finally {
      ok(await changeSettings(() => ({ sections })))
    }
  })

  test('sections: a figure taken out or with fewer decimals does not keep the editor from saving', async () => {
    const issue = await aWrittenIssue(centre, editor)
    const { sections } = await loadPublication(centre.deps.table, PUBLICATION.id)
    const changed = sections.map((section) =>
      section.kind === 'figures'
        ? {
            ...section,
            text: section.text.replace('，接待现场咨询{visits}', ''),
            figures: section.figures.filter(({ id }) => id !== 'visits'),
          }
        : section,
    )
    ok(await changeSettings(() => ({ sections: changed })))
    try {
      const saved: Issue = ok(
        await editor.put(`${at(issue)}/content`, { version: issue.version, sections: issue.sections }),
      )
      const [figures] = saved.sections
      expect(figures?.kind === 'figures' && Object.keys(figures.values)).not.toContain('visits')
    } finally {
      ok(await changeSettings(() => ({ sections })))
    }
  })

  test('sections: the kind of one does not change', async () => {
    const answer = await changeSettings(({ sections }) => ({
      sections: sections.map((section) =>
        section.id === 'work' ? { id: 'work', kind: 'figures', title: '政务工作动态', text: '', figures: [] } : section,
      ),
    }))
    expect([answer.status, answer.body.details[0].path]).toEqual([400, 'settings.sections.1.kind'])
  })
})
