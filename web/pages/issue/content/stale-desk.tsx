/** The issue was saved meanwhile, by another editor or from another window: what changed there, what changed here, and the choice. */
import { useQuery } from '@tanstack/react-query'
import type { Issue } from '#shared/issue/issue.ts'
import { latestIssue } from '../../../api/queries.ts'
import { Button } from '../../../parts/button.tsx'
import { Differences } from '../../../parts/diff/differences.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { overtakenAt, overtakenBy } from '../../../parts/saving/overtaken-by.ts'
import { Loaded } from '../../../parts/waiting.tsx'
import { editedContentOf, plain } from '../edited-content.ts'
import { useTheDesk } from '../use-desk.ts'
import { differences } from './differences.ts'

export function StaleDesk() {
  const { issue } = useTheDesk()
  const query = useQuery(latestIssue(issue.id))
  return (
    <section className="card stale" aria-label="内容已被更新">
      <Loaded query={query}>{(latest) => <Choice latest={latest} />}</Loaded>
    </section>
  )
}

function Choice({ latest }: { latest: Issue }) {
  const { base, mine, publication, person, settle } = useTheDesk()
  const who = overtakenBy(latest, base.version, person.id)
  const theirs = differences(base.value, editedContentOf(latest), publication, latest.period)
  const here = who === null ? '这里' : '您'
  const own = differences(base.value, plain(mine, publication), publication, latest.period)
  return (
    <>
      <Notice
        tone="amber"
        title={`${who === null ? '您在另一个窗口更新了本期内容，' : `本期内容已${overtakenAt(latest, base.version, person.id)}被${who}更新，`}${here}最近的修改没有保存，仍保留在页面上。`}
      >
        <p>
          “保留{who === null ? '这里' : '我'}的修改”会把{here}的修改合并到最新内容上：双方都改过的地方以{here}
          的为准，其余都保留。
        </p>
      </Notice>
      <div className="two-texts">
        <Differences title={`${who ?? '另一个窗口'}的修改`} list={theirs} />
        <Differences title={`${here}的修改`} list={own} />
      </div>
      <div className="row">
        <Button kind="main" onPress={() => settle(latest, 'mine')}>
          保留{who === null ? '这里' : '我'}的修改
        </Button>
        <Button onPress={() => settle(latest, 'theirs')}>采用最新内容</Button>
      </div>
    </>
  )
}
