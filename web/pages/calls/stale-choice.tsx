/** Someone of the same department wrote meanwhile: both texts, what differs, and the choice. */
import { useQuery } from '@tanstack/react-query'
import type { Submission, SubmissionForm } from '#shared/submission/submission.ts'
import { latestSubmission } from '../../api/queries.ts'
import { Button } from '../../parts/button.tsx'
import { DiffText } from '../../parts/diff/diff-text.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Loaded } from '../../parts/waiting.tsx'

type Props = {
  issueId: string
  submissionId: string
  mine: SubmissionForm
  onSettle: (latest: Submission, keep: 'mine' | 'theirs') => void
}

export function StaleChoice({ issueId, submissionId, mine, onSettle }: Props) {
  const query = useQuery(latestSubmission(issueId, submissionId))
  return (
    <section className="card stale beside-whole" aria-label="内容已被他人更新">
      <Notice tone="amber" title="这篇来稿已被他人更新，您的修改没有保存，仍保留在页面上。">
        <p>请对照下面的差别，选择保留哪一份。</p>
      </Notice>
      <Loaded query={query}>
        {({ submission: latest }) => (
          <>
            <div className="two-texts">
              <section>
                <h2>最新内容（他人保存）</h2>
                <p className="plain-text">{latest.text || '（空）'}</p>
              </section>
              <section>
                <h2>您的内容与最新内容的差别</h2>
                <DiffText before={latest.text} after={mine.text} />
              </section>
            </div>
            <div className="row">
              <Button kind="main" onPress={() => onSettle(latest, 'mine')}>
                保存我的内容
              </Button>
              <Button onPress={() => onSettle(latest, 'theirs')}>采用最新内容</Button>
            </div>
          </>
        )}
      </Loaded>
    </section>
  )
}
