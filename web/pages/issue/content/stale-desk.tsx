/** Another editor saved meanwhile: what they changed, what I changed, and the choice. */
import { useQuery } from '@tanstack/react-query'
import type { Issue } from '#shared/issue/issue.ts'
import { latestIssue } from '../../../api/queries.ts'
import { Button } from '../../../parts/button.tsx'
import { DiffText } from '../../../parts/diff/diff-text.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { Loaded } from '../../../parts/waiting.tsx'
import { useTheDesk } from '../use-desk.ts'
import { writtenOf } from '../written.ts'
import { differences } from './differences.ts'

export function StaleDesk() {
  const { issue } = useTheDesk()
  const query = useQuery(latestIssue(issue.id))
  return (
    <section className="card stale" aria-label="内容已被他人更新">
      <Notice tone="amber" title="本期内容已被他人更新，您最近的修改没有保存，仍保留在页面上。">
        <p>“保留我的修改”会把您的修改合并到最新内容上：双方都改过的地方以您的为准，其余都保留。</p>
      </Notice>
      <Loaded query={query}>{(latest) => <Choice latest={latest} />}</Loaded>
    </section>
  )
}

function Choice({ latest }: { latest: Issue }) {
  const { base, mine, publication, settle } = useTheDesk()
  const theirs = differences(base.written, writtenOf(latest), publication)
  const own = differences(base.written, mine, publication)
  return (
    <>
      <div className="two-texts">
        <Changes title="他人的修改" list={theirs} />
        <Changes title="您的修改" list={own} />
      </div>
      <div className="row">
        <Button kind="main" onPress={() => settle(latest, 'mine')}>
          保留我的修改
        </Button>
        <Button onPress={() => settle(latest, 'theirs')}>采用最新内容</Button>
      </div>
    </>
  )
}

const Changes = ({ title, list }: { title: string; list: ReturnType<typeof differences> }) => (
  <section>
    <h2>{title}</h2>
    {list.length === 0 && <p className="muted">内容没有差别。</p>}
    {list.map(({ place, before, after }) => (
      <div key={place + before} className="change">
        <strong>{place}</strong>
        <DiffText before={before} after={after} />
      </div>
    ))}
  </section>
)
