/** Finds what rests on a person: the rules of which they may be the last support, when they leave or change their roles. */
import { departmentName, headSigns, isHeadOf } from '#shared/centre/departments.ts'
import type { Person, Role } from '#shared/centre/person.ts'
import type { Publication } from '#shared/centre/publication.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { oneForEach } from '#shared/issue/one-for-each.ts'
import { isLeader, type Takers, takersOf, whyShort } from '#shared/issue/takers.ts'
import { Refusal, type RefusalCode } from '#shared/refusals.ts'
import { takesInput } from '#shared/submission/submission-workflow.ts'
import { expectPerson } from '../../store/people.ts'
import { expectPublication } from '../../store/rows.ts'
import { expectWorking, type Hold, type Working } from './holds.ts'

export type Change = { person: Person; next: Person; people: readonly Person[] }

const has = (role: Role) => (person: Person) => person.active && person.roles.includes(role)

/** Someone else of whom the same is true, if this change takes it from the person. */
function heirOf(is: (person: Person) => boolean, { person, next, people }: Change): Person | null | 'not-needed' {
  if (!is(person) || is(next)) return 'not-needed'
  return people.find((other) => other.id !== person.id && is(other)) ?? null
}

/** A centre keeps someone of this role. @throws Refusal `code` */
export function holdLast(role: Role, code: RefusalCode, change: Change): Hold {
  const heir = heirOf(has(role), change)
  if (heir === null) throw new Refusal(code)
  return heir === 'not-needed' ? {} : { expects: [expectPerson(heir)] }
}

/** The department that a person belongs to exists. `path`: where the caller's request has it. @throws Refusal `bad-request` */
export function holdDepartment(
  departmentId: string | null,
  { publications, path, before = null }: { publications: readonly Publication[]; path: string; before?: string | null },
): Hold {
  if (departmentId === null || departmentId === before) return {}
  const of = publications.find(({ departments }) => departments.some(({ id }) => id === departmentId))
  if (!of) throw new Refusal('bad-request', [{ path, message: '单位名册中没有这个单位，可能刚被移除，请重新选择' }])
  return { expects: [expectPublication(of)] }
}

/**
 * Each step of a publication keeps an approver, and each review people to take it to its end. `after`: the publications
 * as they are to be then, each at the place of its own in `working`.
 */
export function holdSteps(
  change: Change,
  working: readonly Working[],
  after: readonly Publication[] = working.map(({ publication }) => publication),
): Hold {
  const { person, next, people } = change
  if (!isLeader(person) || isLeader(next)) return {}
  const leaving = next.active ? '不再担任审核领导' : '停用'
  const before = new Map(people.map((one) => [one.id, one]))
  const then = new Map([...before, [person.id, next]])
  const holds = working.map(({ publication, issues, inWork }, n): Required<Hold> => {
    const later = after[n] ?? publication
    const named = later.steps.filter(({ id, approvers }) =>
      [...approvers, ...(publication.steps.find((step) => step.id === id)?.approvers ?? [])].includes(person.id),
    )
    const heirs = named.map(({ name, approvers }) => ({
      name,
      heir: approvers.flatMap((id) => then.get(id) ?? []).find(isLeader),
    }))
    const alone = heirs.flatMap(({ name, heir }) => (heir ? [] : [`“${name}”`]))
    const few = oneForEach(later.steps.map((step) => ({ step, may: leadersAmong(step.approvers, then) })))
    const wasFew = oneForEach(publication.steps.map((step) => ({ step, may: leadersAmong(step.approvers, before) })))
    const reviews = issues
      .filter(({ state }) => state === 'review')
      .map((issue) => {
        const takers = takersOf(issue, later, then)
        const [was] = takersOf(issue, publication, before)
        return {
          ...{ issue, takers, was },
          ...{ before: oneForEach(takersOf(issue, publication, before)), after: oneForEach(takers) },
        }
      })
    const stuck = reviews.flatMap(({ issue, takers, ...can }) =>
      can.before.chosen && can.after.short
        ? [`${issueLabel(issue)}正在审核，${person.name}${leaving}后${whyShort(takers, can.after.short)}`]
        : [],
    )
    const left = [
      ...(alone.length > 0 ? [`《${publication.name}》的${alone.join('、')}只有${person.name}一位在用的审核人`] : []),
      ...(alone.length === 0 && few.short && wasFew.chosen
        ? [`《${publication.name}》的审核环节合起来人数不够，同一人不能办理两个环节`]
        : []),
      ...stuck,
    ].join('；')
    return {
      against: left
        ? [
            {
              path: 'person.active',
              message: `${left}。请选择接手的审核领导，或先在“刊物设置”的审核环节中增加审核人`,
            },
          ]
        : [],
      consequences: left ? [] : reviews.flatMap(({ issue, was, takers: [now] }) => passedOn(issue, person, was, now)),
      expects: [
        ...expectWorking({ publication, inWork, issues }),
        ...heirs.flatMap(({ heir }) => heir ?? []).map(expectPerson),
        ...(few.chosen ?? []).map(expectPerson),
        ...reviews.flatMap(({ after: { chosen } }) => chosen ?? []).map(expectPerson),
      ],
    }
  })
  return {
    against: holds.flatMap(({ against }) => against),
    consequences: holds.flatMap(({ consequences }) => consequences),
    expects: holds.flatMap(({ expects }) => expects),
  }
}

const leadersAmong = (ids: readonly string[], people: ReadonlyMap<string, Person>): Person[] =>
  ids.flatMap((id) => people.get(id) ?? []).filter(isLeader)

/** What waits for somebody at this moment goes to others: the one who takes them away is told which, and to whom. */
function passedOn(issue: Issue, person: Person, was: Takers | undefined, now: Takers | undefined): string[] {
  if (!was?.may.some(({ id }) => id === person.id) || !now) return []
  return [
    `${issueLabel(issue)}的“${was.step.name}”正等待${person.name}办理，此后由${now.may.map(({ name }) => name).join('、')}办理。`,
  ]
}

/** A department that is called for news keeps someone to write for it, or whoever takes them away knows. */
export function holdContributor(change: Change, working: readonly Working[]): Hold {
  const { person } = change
  const { departmentId } = person
  if (departmentId === null) return {}
  const writesForIt = (one: Person) => has('contributor')(one) && one.departmentId === departmentId
  const heir = heirOf(writesForIt, change)
  if (heir === 'not-needed') return {}
  if (heir) return { expects: [expectPerson(heir)] }
  return {
    consequences: working.flatMap(({ publication, issues }) => {
      const calling = issues.filter((issue) => takesInput(issue) && issue.called.includes(departmentId))
      const name = departmentName(publication, departmentId)
      return calling.length > 0
        ? [
            `${person.name}是${name}唯一在用的信息员，${calling.map(issueLabel).join('、')}正在向${name}征稿，此后没有人可以报送，也没有人收到通知。`,
          ]
        : []
    }),
  }
}

/** A department that hands in what its head signed keeps a head, or whoever takes them away knows. */
export function holdHead(change: Change, working: readonly Working[]): Hold {
  const { person } = change
  const { departmentId } = person
  if (departmentId === null) return {}
  const heir = heirOf((one) => isHeadOf(one, departmentId), change)
  if (heir === 'not-needed') return {}
  if (heir) return { expects: [expectPerson(heir)] }
  return {
    consequences: working.flatMap(({ publication }) =>
      headSigns(publication, departmentId)
        ? [
            `${departmentName(publication, departmentId)}的来稿须由负责人审签，${person.name}是唯一在用的负责人，此后没有人可以审签。`,
          ]
        : [],
    ),
  }
}
