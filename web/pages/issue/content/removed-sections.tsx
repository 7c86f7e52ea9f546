/** Sections that the settings no longer have but that still hold something: it is not printed, and can only leave. */
import { LEFT_SECTION } from '#shared/issue/section-title.ts'
import { holdsExhibits } from '#shared/issue/working-sections.ts'
import { Notice } from '../../../parts/notice.tsx'
import { sectionAnchor } from '../field-ids.ts'
import { useTheDesk } from '../use-desk.ts'
import { ItemsEditor } from './items-editor.tsx'
import { Exhibits } from './parts/exhibits.tsx'

export function RemovedSections() {
  const { publication, mine, editSection } = useTheDesk()
  const left = mine.sections
    .filter(({ id }) => !publication.sections.some((one) => one.id === id))
    .filter((section) => (section.kind === 'items' ? section.items.length > 0 : holdsExhibits(section)))
  return left.map((section) => (
    <section key={section.id} className="content-section" id={sectionAnchor(section.id)} tabIndex={-1}>
      <h2>
        {LEFT_SECTION}（{section.id}）
      </h2>
      <Notice tone="amber">
        刊物设置中已没有这个栏目，下面的
        {section.kind === 'items' ? '条目不会印出，请移到其他栏目或删除' : '内容不会印出，请删除'}。
      </Notice>
      {section.kind === 'items' ? (
        <ItemsEditor section={section} title={LEFT_SECTION} left />
      ) : (
        <Exhibits
          place={LEFT_SECTION}
          anchor={sectionAnchor(section.id)}
          exhibits={section}
          left
          onChange={(next, field) => editSection({ ...section, ...next }, field && `${section.id}-${field}`)}
        />
      )}
    </section>
  ))
}
