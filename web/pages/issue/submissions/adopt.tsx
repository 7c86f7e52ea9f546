/** Adopting: into which section, as an item of its own or joined to one. */
import { useState } from 'react'
import { departmentName } from '#shared/centre/departments.ts'
import { itemMark } from '#shared/content/numbering.ts'
import { departmentsThat, JOINT_WORDS } from '#shared/submission/joint.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { answer, api } from '../../../api/client.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { Select } from '../../../parts/field.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { toast } from '../../../parts/toast.tsx'
import { doneLine } from '../../../parts/told.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { useTheDesk } from '../use-desk.ts'

const EXCERPT = 24

export function Adopt({ submission, onClose }: { submission: Submission; onClose: () => void }) {
  const { issue, publication, mine, act } = useTheDesk()
  const sections = publication.sections.filter((section) => section.kind === 'items' && section.takesSubmissions)
  const [sectionId, setSectionId] = useState(() => sections[0]?.id ?? '')
  const [itemId, setItemId] = useState('')
  const { busy, error, run } = useAct()
  const section = mine.sections.find(({ id }) => id === sectionId)
  const items = section?.kind === 'items' ? section.items : []
  const doubted = (['waiting', 'objected'] as const).flatMap((standing) =>
    departmentsThat(submission, standing).map((id) => `${departmentName(publication, id)}${JOINT_WORDS[standing]}`),
  )
  const adopt = async () => {
    const done = await run(() =>
      act(async (issueVersion) => {
        const { told } = await answer(
          api.issues[':issueId'].submissions[':submissionId'].moves.$post({
            param: { issueId: issue.id, submissionId: submission.id },
            json: { move: 'adopt', version: submission.version, issueVersion, sectionId, itemId: itemId || null },
          }),
        )
        toast(doneLine('已采用', told))
        return null
      }),
    )
    if (done) onClose()
  }
  return (
    <Dialog
      title="采用来稿"
      action="确认采用"
      whyNot={sectionId === '' ? '刊物没有收录来稿的栏目，请联系管理员' : null}
      busy={busy}
      error={error}
      onSubmit={() => void adopt()}
      onClose={onClose}
    >
      {doubted.length > 0 && (
        <Notice tone="amber" title="联合报送单位还没有都确认">
          <p>{doubted.join('、')}。现在采用，这一条不记在这些单位名下，正文中提到的请自行核对。</p>
        </Notice>
      )}
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
        options={[
          { value: '', label: '作为新条目，排在最后' },
          ...items.map(({ id, text }, index) => ({
            value: id,
            label: `并入${itemMark(index + 1)}${text.slice(0, EXCERPT)}${text.length > EXCERPT ? '…' : ''}`,
          })),
        ]}
        hint="采用后可以在“内容”中修改文字、调整顺序；报送单位会收到通知。"
      />
    </Dialog>
  )
}
