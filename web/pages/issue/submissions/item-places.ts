/** Where a submission, or a part of it, may go: to the end of a section that takes submissions, or into one of its items. */
import type { Publication } from '#shared/centre/publication.ts'
import { itemMark } from '#shared/content/numbering.ts'
import type { WorkingSection } from '#shared/issue/issue.ts'

const EXCERPT = 24

export const NO_SECTION = '刊物没有收录来稿的栏目，请联系管理员'

/** In the order of the page. */
export const takingSections = ({ sections }: Pick<Publication, 'sections'>) =>
  sections.filter((section) => section.kind === 'items' && section.takesSubmissions)

export const itemsIn = (sections: readonly WorkingSection[], sectionId: string) => {
  const section = sections.find(({ id }) => id === sectionId)
  return section?.kind === 'items' ? section.items : []
}

/** `并入（二）窗口增设了……`, of each item of the section. */
export const joinChoices = (sections: readonly WorkingSection[], sectionId: string) =>
  itemsIn(sections, sectionId).map(({ id, text }, index) => ({
    value: id,
    label: `并入${itemMark(index + 1)}${text.slice(0, EXCERPT)}${text.length > EXCERPT ? '…' : ''}`,
  }))
