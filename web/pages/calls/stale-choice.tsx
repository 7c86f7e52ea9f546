/** Someone of the same department wrote meanwhile, or the same person in another window: what changed there, what changed here, and the choice. */
import { useQuery } from '@tanstack/react-query'
import type { Submission, SubmissionForm } from '#shared/submission/submission.ts'
import { latestSubmission } from '../../api/queries.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { Button } from '../../parts/button.tsx'
import { type Difference, Differences } from '../../parts/diff/differences.tsx'
import { Notice } from '../../parts/notice.tsx'
import type { Base } from '../../parts/saving/edit.ts'
import { overtakenAt, overtakenBy } from '../../parts/saving/overtaken-by.ts'
import { Loaded } from '../../parts/waiting.tsx'

type Names = (departments: readonly string[]) => string
type Props = {
  issueId: string
  id: string
  base: Base<SubmissionForm>
  mine: SubmissionForm
  names: Names
  onSettle: (latest: Submission, keep: 'mine' | 'theirs') => void
}

export function StaleChoice({ issueId, id, base, mine, names, onSettle }: Props) {
  const query = useQuery(latestSubmission(issueId, id))
  const person = usePerson()
  return (
    <section className="card stale beside-whole" aria-label="内容已被更新">
      <Loaded query={query}>
        {({ submission: latest }) => {
          const who = overtakenBy(latest, base.version, person.id)
          const here = who === null ? '这里' : '您'
          return (
            <>
              <Notice
                tone="amber"
                title={`${who === null ? '您在另一个窗口更新了这篇来稿，' : `这篇来稿已${overtakenAt(latest, base.version, person.id)}被${who}更新，`}${here}的修改没有保存，仍保留在页面上。`}
              >
                <p>双方都改过的栏目只能保留一份，请对照后选择；其余各栏都保留。</p>
              </Notice>
              <div className="two-texts">
                <Differences title={`${who ?? '另一个窗口'}的修改`} list={differences(base.value, latest, names)} />
                <Differences title={`${here}的修改`} list={differences(base.value, mine, names)} />
              </div>
              <div className="row">
                <Button kind="main" onPress={() => onSettle(latest, 'mine')}>
                  保留{who === null ? '这里' : '我'}的修改
                </Button>
                <Button onPress={() => onSettle(latest, 'theirs')}>采用最新内容</Button>
              </div>
            </>
          )
        }}
      </Loaded>
    </section>
  )
}

function differences(before: SubmissionForm, after: SubmissionForm, names: Names): Difference[] {
  const lines = ({ departments, from, to, text, contact }: SubmissionForm): [place: string, line: string][] => [
    ['报送单位', names(departments)],
    ['事件日期', [from, to].filter(Boolean).join('至')],
    ['正文', text],
    ['联系人及电话', contact],
  ]
  const was = new Map(lines(before))
  return lines(after).flatMap(([place, line]) =>
    line === was.get(place) ? [] : [{ place, before: was.get(place) ?? '', after: line }],
  )
}
