/** The facts before a review: who would have to approve the issue, and whom it would go to. */
import { z } from 'zod'
import { dayOf } from '#shared/calendar.ts'
import type { Actor } from '#shared/centre/person.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { reviewedSettings } from '#shared/centre/said-settings.ts'
import { standingOf } from '#shared/checks/open-findings.ts'
import { askedToday } from '#shared/issue/asked-today.ts'
import { contentOf } from '#shared/issue/assemble.ts'
import type { Issue, Review } from '#shared/issue/issue.ts'
import { oneForEach } from '#shared/issue/one-for-each.ts'
import { administratorsIn, takersOf, whyShort } from '#shared/issue/takers.ts'
import { REFUSALS, Refusal } from '#shared/refusals.ts'
import { judgeContent } from '../acts/checks/judge.ts'
import type { Deps } from '../deps.ts'
import { readAcknowledgements } from '../store/acknowledgements.ts'
import { readInWork } from '../store/in-work.ts'
import { loadIssueWhole } from '../store/load.ts'
import { listPeople } from '../store/people.ts'
import { recipientsPage } from './recipients-page.ts'

export const BeforeReview = z.object({
  steps: z.array(
    z.object({
      name: z.string(),
      may: z.array(z.string()),
      mayNot: z.array(z.object({ name: z.string(), why: z.string() })),
    }),
  ),
  short: z.string().nullable().describe('没有人可以办理的环节，和原因；有时不能送审'),
  mends: z.array(z.string()).describe('可以增加审核人的管理员'),
  recipients: z.object({ count: z.number(), suppressed: z.number() }).nullable(),
  noRecipientsYet: z.string().nullable().describe('收件名单为什么还定不下来'),
})
export type BeforeReview = z.infer<typeof BeforeReview>

export async function beforeReview(
  deps: Pick<Deps, 'table' | 'clock'>,
  actor: Actor,
  issueId: string,
): Promise<BeforeReview> {
  const [{ issue, publication }, people] = await Promise.all([
    loadIssueWhole(deps.table, issueId),
    listPeople(deps.table),
  ])
  const { signed } = await readInWork(deps.table, publication.id)
  const settings = reviewedSettings(publication, signed)
  const now = deps.clock()
  const sent = sentBy(await withAcknowledgers(deps.table, issue, publication), publication, {
    settings,
    sentBy: actor.id,
    sentAt: now.toISOString(),
  })
  const known = new Map(people.map((person) => [person.id, person]))
  const takers = takersOf(sent, publication, known)
  const today = askedToday({ issue: sent, publication }, { takers, known, day: dayOf(now) })
  const { short } = oneForEach(takers)
  const { recipients, why } = await recipientsOf(deps, issue)
  return {
    // Substitutes are those of today: of the step that is asked for now.
    steps: takers.map(({ step: { name }, may, mayNot }, n) => ({
      name,
      may: (n === 0 && short === null ? today.asked : may).map((one) => one.name),
      mayNot: n === 0 ? [...mayNot, ...today.unfit.map((one) => ({ name: one.name, why: one.why }))] : mayNot,
    })),
    short: short && whyShort(takers, short),
    mends: administratorsIn(people),
    recipients,
    noRecipientsYet: why,
  }
}

/** The issue as it would be under review, sent by this person. */
const sentBy = (issue: Issue, { steps }: Publication, sent: Pick<Review, 'settings' | 'sentBy' | 'sentAt'>): Issue => ({
  ...issue,
  review: {
    revision: issue.revisions + 1,
    contentHash: '',
    ...sent,
    pdf: null,
    renderFailure: null,
    steps,
    approvals: [],
  },
})

/** The one who says that a finding stands is an author when the issue is sent. */
async function withAcknowledgers(table: Deps['table'], issue: Issue, publication: Publication): Promise<Issue> {
  const { acknowledged } = await readAcknowledgements(table, issue.id)
  if (acknowledged.length === 0) return issue
  const { keyed } = await judgeContent(table, { issue, publication, content: contentOf(issue, publication) })
  const { standing } = standingOf(keyed, acknowledged)
  return { ...issue, authors: [...issue.authors, ...standing.map(({ by }) => by.id)] }
}

async function recipientsOf(deps: Pick<Deps, 'table'>, issue: Issue) {
  try {
    const { count, suppressed } = await recipientsPage(deps, issue, { limit: 1 })
    return { recipients: { count, suppressed }, why: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { recipients: null, why: REFUSALS[error.code].message }
  }
}
