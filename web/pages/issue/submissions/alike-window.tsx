/** A submission beside each text that says the same, handed in or printed before, with the passage that both have. */
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Passage } from '#shared/duplicates/shared-passage.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { Badge } from '../../../parts/badge.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { MarkedText } from '../../../parts/marked-text.tsx'
import { withKeys } from '../../../parts/with-keys.ts'
import { routes } from '../../../routes.ts'
import { submissionBadge } from '../../../state-badges.ts'
import { namesOf } from '../../calls/call.ts'
import { useTheDesk } from '../use-desk.ts'
import type { Alike } from './inbox.ts'

type Props = { submission: Submission; alike: readonly Alike[]; onClose: () => void }

export const AlikeWindow = ({ submission, alike, onClose }: Props) => (
  <Dialog title="疑似重复" action={null} wide onClose={onClose}>
    <p>两篇都有的一段已标出。是否重复、采用哪一篇，由编辑决定；内容可以合并的，采用时选择并入已有条目。</p>
    {withKeys(alike, ({ other }) => ('printed' in other ? other.printed.text : other.submission.id)).map(
      ({ key, one: { other, here, there } }) => (
        <div key={key} className="alike-pair">
          <SubmissionText submission={submission} passage={here} />
          {'printed' in other ? (
            <Text
              title={
                <>
                  <Link href={routes.issue(other.printed.issueId)} className="link">
                    {other.printed.label}
                  </Link>
                  {other.printed.place} <Badge label="已印发" tone="grey" />
                </>
              }
              text={other.printed.text}
              passage={there}
            />
          ) : (
            <SubmissionText submission={other.submission} passage={there} />
          )}
        </div>
      ),
    )}
  </Dialog>
)

function SubmissionText({ submission, passage }: { submission: Submission; passage: Passage }) {
  const { publication } = useTheDesk()
  const { text, departments, state } = submission
  const title = (
    <>
      {namesOf(departments, publication)} <Badge {...submissionBadge(state)} />
    </>
  )
  return <Text title={title} text={text} passage={passage} />
}

const Text = ({ title, text, passage }: { title: ReactNode; text: string; passage: Passage }) => (
  <section>
    <h3>{title}</h3>
    <MarkedText text={text} passage={passage} />
  </section>
)
