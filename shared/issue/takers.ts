/** Finds who can take the steps that a review still has before it, and says which have too few. */

import type { Actor, Person } from '../centre/person.ts'
import type { ApprovalStep, Publication } from '../centre/publication.ts'
import type { Issue } from './issue.ts'
import { stepsOf, tookAnEarlierStep, wroteIt, wroteSettings } from './issue-workflow.ts'

export type Takers = { step: ApprovalStep; may: Person[]; mayNot: { name: string; why: string }[] }

type Candidate = Actor & Pick<Person, 'active'>

/** Whether this person may approve at all. */
export const isLeader = ({ active, roles }: Pick<Person, 'active' | 'roles'>): boolean =>
  active && roles.includes('leader')

/** Why this person may take no step of the issue now, whoever's it is; null: they may. */
export function whyUnfit(issue: Issue, publication: Publication, person: Candidate): string | null {
  const facts = { issue, publication, actor: person }
  if (!person.active) return '已停用'
  if (!person.roles.includes('leader')) return '没有审核领导的岗位'
  if (wroteIt(facts)) return issue.review?.sentBy === person.id ? '是送审人' : '参与了本期的编写'
  if (wroteSettings(facts)) return '修改过本期用到的刊物设置'
  return tookAnEarlierStep(facts) ? '已办理前面的环节' : null
}

/** For each step still to be taken, its approvers among `people` (by id): those who may take it, and why the others may not. */
export function takersOf(issue: Issue, publication: Publication, people: ReadonlyMap<string, Person>): Takers[] {
  return stepsOf(issue, publication)
    .slice(issue.review?.approvals.length ?? 0)
    .map((step) => {
      const known = step.approvers.flatMap((id) => people.get(id) ?? [])
      const judged = known.map((person) => ({ person, why: whyUnfit(issue, publication, person) }))
      return {
        step,
        may: judged.flatMap(({ person, why }) => (why === null ? [person] : [])),
        mayNot: judged.flatMap(({ person: { name }, why }) => (why === null ? [] : [{ name, why }])),
      }
    })
}

/** Why these steps cannot all be taken, in words: `“签发”没有人可以办理（林国栋参与了本期的编写）`. */
export function whyShort(takers: readonly Takers[], short: readonly number[]): string {
  const steps = short.flatMap((n) => takers[n] ?? [])
  const named = steps.map(({ step }) => `“${step.name}”`).join('、')
  const may = [...new Set(steps.flatMap(({ may }) => may.map(({ name }) => name)))].join('、')
  const mayNot = [...new Set(steps.flatMap(({ mayNot }) => mayNot.map(({ name, why }) => `${name}${why}`)))].join('，')
  const because = mayNot ? `（${mayNot}）` : ''
  return may === ''
    ? `${named}没有人可以办理${because}`
    : `${named}合起来只有${may}可以办理${because}，同一人不能办理两个环节`
}

/** Who can set the steps: `请管理员（何静）在“设置”的“刊物设置”中增加审核人`. */
export const whoMends = (people: Iterable<Named>): string =>
  `请管理员（${administratorsIn(people).join('、')}）在“设置”的“刊物设置”中增加审核人`

type Named = Pick<Person, 'name' | 'active' | 'roles'>

/** The names of those who may set them. */
export const administratorsIn = (people: Iterable<Named>): string[] =>
  [...people].filter(({ active, roles }) => active && roles.includes('administrator')).map(({ name }) => name)
