/** Finds what rests on a publication's settings: people on its roster, approvers of its steps, and the issues in work. */
import { departmentName, headSigns, isHeadOf } from '#shared/centre/departments.ts'
import type { Actor, Person } from '#shared/centre/person.ts'
import type { Publication, PublicationSettings } from '#shared/centre/publication.ts'
import { saysTheSame } from '#shared/centre/said-settings.ts'
import { figurePlaces, typedFigure } from '#shared/content/figures.ts'
import type { WorkingSection } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { oneForEach } from '#shared/issue/one-for-each.ts'
import { sectionTitle } from '#shared/issue/section-title.ts'
import { isLeader, takersOf, whyShort } from '#shared/issue/takers.ts'
import { holdsExhibits, isEmpty } from '#shared/issue/working-sections.ts'
import type { RefusalDetail } from '#shared/refusals.ts'
import { takesInput } from '#shared/submission/submission-workflow.ts'
import type { Hold, Working } from './holds.ts'

type Change = { before: Publication; after: PublicationSettings; people: ReadonlyMap<string, Person>; working: Working }

const labels = (issues: Working['issues']) => issues.map(issueLabel).join('、')

/** Each new approver can be one; each step has someone, and together they are as many as the steps. */
export function wrongApprovers({ before, after, people }: Change): RefusalDetail[] {
  const unfit = after.steps.flatMap(({ id, name, approvers }, index) => {
    const path = `settings.steps.${index}.approvers`
    const known = before.steps.find((step) => step.id === id)?.approvers ?? []
    const has = approvers.flatMap((one) => people.get(one) ?? []).some(isLeader)
    return approvers.flatMap((one, n) => {
      const person = people.get(one)
      // Who left since stays named while someone else can take the step.
      if ((person && isLeader(person)) || (has && known.includes(one))) return []
      const message = person
        ? `“${name}”的审核人“${person.name}”已停用或没有审核岗位，请另行指定`
        : `“${name}”的第 ${n + 1} 位审核人不在人员名册中，请删去，再从名册中选择审核领导`
      return [{ path, message }]
    })
  })
  if (unfit.length > 0) return unfit
  const takers = after.steps.map((step) => ({
    step,
    may: step.approvers.flatMap((id) => people.get(id) ?? []).filter(isLeader),
    mayNot: [],
  }))
  const { short } = oneForEach(takers)
  return short ? [{ path: 'settings.steps', message: `${whyShort(takers, short)}，请增加审核人` }] : []
}

/** A review goes on by the approvers of now: with others it must still come to its end. */
export const holdReviews = ({ before, after, people, working }: Change): Hold => ({
  against: working.issues.flatMap((issue) => {
    if (issue.state !== 'review' || oneForEach(takersOf(issue, before, people)).short) return []
    const takers = takersOf(issue, { ...before, ...after }, people)
    const { short } = oneForEach(takers)
    return short
      ? [
          {
            path: 'settings.steps',
            message: `${issueLabel(issue)}正在审核，这样修改后${whyShort(takers, short)}，请另选审核人`,
          },
        ]
      : []
  }),
})

/** Where a department begins to hand in only what its head signed, somebody is its head, or whoever sets it knows. */
export const holdHeads = ({ before, after, people }: Change): Hold => ({
  consequences: after.departments.flatMap(({ id, name, headSigns: signs }) => {
    const hasHead = [...people.values()].some((one) => isHeadOf(one, id))
    return signs && !headSigns(before, id) && !hasHead
      ? [`${name}还没有登记负责人，设为由负责人审签后，来稿送不出去。请随即在“人员”中登记。`]
      : []
  }),
})

/** A department is not taken off the roster while people belong to it or an issue in work has called it. */
export function holdDepartments({ before, after, people, working }: Change): Hold {
  const kept = new Set(after.departments.map(({ id }) => id))
  const removed = before.departments.filter(({ id }) => !kept.has(id))
  const path = 'settings.departments'
  return {
    against: removed.flatMap(({ id }): RefusalDetail[] => {
      const name = departmentName(before, id)
      const members = [...people.values()].filter(({ active, departmentId }) => active && departmentId === id)
      const calling = working.issues.filter(({ called }) => called.includes(id))
      return [
        ...(members.length > 0
          ? [{ path, message: `${name}还有在用人员：${members.map((one) => one.name).join('、')}，请先在“人员”中调整` }]
          : []),
        ...(calling.length > 0
          ? [{ path, message: `${labels(calling)}已向${name}约稿，还没有签发，请待签发后再移除${name}` }]
          : []),
      ]
    }),
  }
}

/** A figure that is taken out is not left standing in the text as a brace. */
export const leftPlaces = ({ before, after }: Change): RefusalDetail[] =>
  after.sections.flatMap((section, index) => {
    const old = before.sections.find(({ id }) => id === section.id)
    if (section.kind !== 'figures' || old?.kind !== 'figures') return []
    const gone = old.figures.filter(({ id }) => !section.figures.some((figure) => figure.id === id))
    const places = figurePlaces(section.text, new Set(gone.map(({ id }) => id)))
    const used = new Set(places.flatMap((part) => ('figure' in part ? [part.figure] : [])))
    return [...used].map((id) => ({
      path: `settings.sections.${index}.text`,
      message: `文字模板还在用已移除的指标“${gone.find((one) => one.id === id)?.name}”，{${id}} 会按原样印出，请一并修改模板`,
    }))
  })

/** What issues in work hold in a section or of a figure that is taken out would not be printed: the one who takes it out is told. */
export function holdSections({ before, after, working }: Change): Hold {
  const stays = (id: string) => after.sections.find((section) => section.id === id)
  const consequences = working.issues.flatMap((issue) => {
    if (issue.state === 'review') return []
    return before.sections.flatMap((section) => {
      const held = issue.sections.find(({ id }) => id === section.id)
      const next = stays(section.id)
      if (!held || isEmpty(held)) return []
      if (!next)
        return [
          `${issueLabel(issue)}的“${sectionTitle(section.title, issue.period)}”里已有内容，栏目移除后不会印出${whatIsLeftToDo(held)}。`,
        ]
      if (section.kind !== 'figures' || next.kind !== 'figures' || held.kind !== 'figures') return []
      const { values } = held
      const gone = section.figures.filter(
        ({ id }) => typedFigure(values, id) !== '' && !next.figures.some((figure) => figure.id === id),
      )
      return gone.map(
        ({ id, name }) =>
          `${issueLabel(issue)}已填写指标“${name}”${typedFigure(values, id)}，移除后不再印出，也不再保存。`,
      )
    })
  })
  const takes = ({ sections }: PublicationSettings) =>
    sections.some((section) => section.kind === 'items' && section.takesSubmissions)
  const calling = working.issues.filter(takesInput)
  const untaken =
    takes(before) && !takes(after) && calling.length > 0
      ? [`${labels(calling)}正在征稿，但刊物不再有收录来稿的栏目，来稿将无法采用。`]
      : []
  return { consequences: [...consequences, ...untaken] }
}

/** Figures cannot go elsewhere, and are in nobody's way. */
function whatIsLeftToDo(held: WorkingSection): string {
  if (held.kind === 'items') return '，须由责任编辑移到其他栏目或删除'
  return holdsExhibits(held) ? '，其中的表格和图片须由责任编辑删除' : ''
}

/** Four eyes hold for an approver who administrates: what they write here they may not approve (issue-workflow.ts, wroteSettings). */
export function tellWriter({ id }: Actor, { before, after, people }: Change): Hold {
  const person = people.get(id)
  const steps = after.steps.filter(({ approvers }) => approvers.includes(id))
  if (!person || !isLeader(person) || steps.length === 0 || saysTheSame(before, after)) return {}
  const names = steps.map(({ name }) => `“${name}”`).join('、')
  return {
    consequences: [
      `这次修改会印在刊物上或写进邮件。在用到它的一期（不含更正）由他人签发之前，${names}不能由您办理，请确认另有审核人。`,
    ],
  }
}
