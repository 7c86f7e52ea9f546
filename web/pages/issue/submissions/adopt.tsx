/** Adopting: into which section, as an item of its own or joined to one. */
import { useState } from 'react'
import type { Submission } from '#shared/submission/submission.ts'
import { Button } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { Select } from '../../../parts/field.tsx'
import { useTheDesk } from '../use-desk.ts'
import { joinChoices, NO_SECTION, takingSections } from './item-places.ts'
import { NotAllConfirmed } from './not-all-confirmed.tsx'
import { SubmissionQuote } from './submission-quote.tsx'
import { useDecision } from './use-decision.ts'

type Props = { submission: Submission; names: string; onSplit: () => void; onClose: () => void }

export function Adopt({ submission, names, onSplit, onClose }: Props) {
  const { publication, mine } = useTheDesk()
  const sections = takingSections(publication)
  const [sectionId, setSectionId] = useState(() => sections[0]?.id ?? '')
  const [itemId, setItemId] = useState('')
  const { busy, error, decide } = useDecision(submission, onClose)
  const { version } = submission
  const adopt = () =>
    decide('已采用', (issueVersion) => ({ move: 'adopt', version, issueVersion, sectionId, itemId: itemId || null }))
  return (
    <Dialog
      title="采用来稿"
      action="确认采用"
      byEnter
      whyNot={sectionId === '' ? NO_SECTION : null}
      busy={busy}
      error={error}
      onSubmit={() => void adopt()}
      onClose={onClose}
    >
      <SubmissionQuote names={names} text={submission.text} />
      <NotAllConfirmed submission={submission} />
      <Select
        label="栏目"
        value={sectionId}
        onChange={(id) => {
          setSectionId(id)
          setItemId('')
        }}
        options={sections.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <Select
        label="方式"
        value={itemId}
        onChange={setItemId}
        options={[{ value: '', label: '作为新条目，排在最后' }, ...joinChoices(mine.sections, sectionId)]}
        hint="采用后可以在“内容”中修改文字、调整顺序；报送单位会收到通知。"
      />
      {sectionId !== '' && (
        <p className="row">
          <span>来稿里有几件事？</span>
          <Button small onPress={onSplit} isDisabled={busy}>
            拆成几条采用
          </Button>
        </p>
      )}
    </Dialog>
  )
}
