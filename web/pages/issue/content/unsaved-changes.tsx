/** Text of this issue that was typed here and never saved, when it can no longer be written: to be copied, not lost. */
import { useMemo, useState } from 'react'
import { Button } from '../../../parts/button.tsx'
import { Differences } from '../../../parts/diff/differences.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { dropDraft } from '../../../parts/saving/draft.ts'
import { plain } from '../edited-content.ts'
import { contentKey, unsavedContent, useTheDesk } from '../use-desk.ts'
import { differences } from './differences.ts'

export function UnsavedChanges() {
  const { issue, person, publication, editable } = useTheDesk()
  const [dropped, setDropped] = useState(false)
  const left = useMemo(() => (editable ? null : unsavedContent(person.id, issue.id)), [editable, person.id, issue.id])
  if (!left || dropped) return null
  const list = differences(left.base.value, plain(left.mine, publication), publication, issue.period)
  if (list.length === 0) return null
  return (
    <section className="card stale" aria-label="没有保存的修改">
      <Notice
        tone="amber"
        title="本期已不能编辑，您在本机还有没有保存的修改，请自行留存"
        actions={
          <Button
            small
            onPress={() => {
              dropDraft(contentKey(person.id, issue.id))
              setDropped(true)
            }}
          >
            不再保留
          </Button>
        }
      />
      <Differences title="没有保存的修改" list={list} />
    </section>
  )
}
