/** The content of the issue: figures and items by section, saved as they are typed, with a way back. */
import type { KeyboardEvent } from 'react'
import { sectionMark } from '#shared/content/numbering.ts'
import { findingsOf } from '#shared/issue/findings.ts'
import { sectionTitle } from '#shared/issue/section-title.ts'
import { Button } from '../../../parts/button.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { FindingList, sectionAnchor } from '../finding-list.tsx'
import { useTheDesk } from '../use-desk.ts'
import { FiguresForm } from './figures-form.tsx'
import { ItemsEditor } from './items-editor.tsx'
import { OpeningFields } from './opening-fields.tsx'
import { RemovedSections } from './removed-sections.tsx'

export function ContentPanel() {
  const { publication, mine, editable, undo, redo, canUndo, canRedo, saving, issue } = useTheDesk()
  const onKeyDown = (event: KeyboardEvent) => {
    if (!editable || !(event.ctrlKey || event.metaKey) || event.altKey) return
    const key = event.key.toLowerCase()
    if (key !== 'z' && key !== 'y') return
    event.preventDefault()
    if (key === 'y' || event.shiftKey) redo()
    else undo()
  }
  const findings = findingsOf({ ...issue, ...mine, sections: [...mine.sections] }, publication)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys for undo and redo, wherever in the content one types
    <div onKeyDown={onKeyDown}>
      {!editable && saving.state !== 'saved' && (
        <Notice tone="amber">本期已不能编辑，下面有没有保存的修改，请自行留存。</Notice>
      )}
      {editable && (
        <div className="toolbar" role="toolbar" aria-label="编辑">
          <Button small isDisabled={!canUndo} onPress={undo}>
            撤销
          </Button>
          <Button small isDisabled={!canRedo} onPress={redo}>
            重做
          </Button>
        </div>
      )}
      {issue.state !== 'published' && findings.length > 0 && (
        <details className="finding-box">
          <summary>待处理问题（{findings.length}）</summary>
          <FindingList findings={findings} />
        </details>
      )}
      <OpeningFields />
      {publication.sections.map((definition, index) => {
        const title = sectionTitle(definition.title, issue.period)
        const section = mine.sections.find(({ id }) => id === definition.id)
        return (
          <section
            key={definition.id}
            className="content-section"
            id={sectionAnchor(definition.id)}
            tabIndex={-1}
            aria-labelledby={`${sectionAnchor(definition.id)}-title`}
          >
            <h2 id={`${sectionAnchor(definition.id)}-title`}>
              {sectionMark(index + 1)}
              {title}
            </h2>
            {definition.kind === 'figures' && section?.kind === 'figures' && (
              <FiguresForm definition={definition} section={section} title={title} />
            )}
            {definition.kind === 'items' && section?.kind === 'items' && (
              <ItemsEditor section={section} title={title} />
            )}
          </section>
        )
      })}
      <RemovedSections />
    </div>
  )
}
