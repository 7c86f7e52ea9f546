/** The content of the issue: figures and items by section, saved as they are typed, with a way back. */
import type { KeyboardEvent } from 'react'
import { sectionMark } from '#shared/content/numbering.ts'
import { sectionTitle } from '#shared/issue/section-title.ts'
import { Button } from '../../../parts/button.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { Loading, MOST_WAIT_MS, useOnce } from '../../../parts/waiting.tsx'
import { useChecks } from '../checks/desk-checks.ts'
import { countInWords, FoundBar, useWalk } from '../checks/found-bar.tsx'
import { FoundIn, useFieldFindings } from '../checks/found-in.tsx'
import { CommentsAt, DeskComments } from '../comments/desk-comments.tsx'
import { sectionAnchor } from '../field-ids.ts'
import { FindingList } from '../finding-list.tsx'
import { OutlineColumn } from '../outline/outline-column.tsx'
import { SavesButton } from '../saves/saves-button.tsx'
import { useTheDesk } from '../use-desk.ts'
import { FiguresForm } from './figures-form.tsx'
import { ItemsEditor } from './items-editor.tsx'
import { OpeningFields } from './opening-fields.tsx'
import { RemovedSections } from './removed-sections.tsx'

export function ContentPanel() {
  const { editable } = useTheDesk()
  const { isReady, hasFailed } = useChecks()
  const shown = useFieldFindings(editable)
  // What the checks say stands among the fields.
  const isComplete = isReady && shown.module !== null
  return useOnce(!editable || isComplete || hasFailed, MOST_WAIT_MS) ? <Content /> : <Loading />
}

function Content() {
  const { publication, mine, editable, undo, redo, canUndo, canRedo, saving, issue } = useTheDesk()
  const { findings } = useChecks()
  const walk = useWalk(findings)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'F8' && findings.length > 0) {
      event.preventDefault()
      walk(event.shiftKey ? -1 : 1)
    }
    if (!editable || !(event.ctrlKey || event.metaKey) || event.altKey) return
    const key = event.key.toLowerCase()
    if (key !== 'z' && key !== 'y') return
    event.preventDefault()
    if (key === 'y' || event.shiftKey) redo()
    else undo()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys for undo, redo and the next finding, wherever in the content one types
    <div onKeyDown={onKeyDown}>
      <DeskComments>
        <div className="content-outlined">
          <OutlineColumn />
          <div>
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
                <SavesButton />
                {findings.length > 0 && <FoundBar findings={findings} walk={walk} />}
              </div>
            )}
            {issue.state !== 'published' && findings.length > 0 && (
              <details className="finding-box">
                <summary>{countInWords(findings)}，逐条列出</summary>
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
                  <FoundIn fields={[sectionAnchor(definition.id)]} of={title} />
                  {definition.kind === 'figures' && section?.kind === 'figures' && (
                    <FiguresForm definition={definition} section={section} title={title} />
                  )}
                  {definition.kind === 'figures' && <CommentsAt of={{ sectionId: definition.id }} />}
                  {definition.kind === 'items' && section?.kind === 'items' && (
                    <ItemsEditor section={section} title={title} />
                  )}
                </section>
              )
            })}
            <RemovedSections />
          </div>
        </div>
      </DeskComments>
    </div>
  )
}
