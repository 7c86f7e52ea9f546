/** The line under a submission that other texts resemble: which, and the way to compare them. */
import { useState } from 'react'
import type { Submission } from '#shared/submission/submission.ts'
import { Badge } from '../../../parts/badge.tsx'
import { Button } from '../../../parts/button.tsx'
import { firstOf } from '../../../parts/first-of.ts'
import { namesOf } from '../../calls/call.ts'
import { useTheDesk } from '../use-desk.ts'
import { AlikeWindow } from './alike-window.tsx'
import type { Alike } from './inbox.ts'

type Props = { submission: Submission; alike: readonly Alike[]; names: string }

export function AlikeLine({ submission, alike, names }: Props) {
  const { publication } = useTheDesk()
  const [isOpen, setOpen] = useState(false)
  const others = alike.map(({ other }) =>
    'printed' in other
      ? `${other.printed.label}${other.printed.place}`
      : `${namesOf(other.submission.departments, publication)}来稿`,
  )
  return (
    <>
      <p className="row alike-line">
        <Badge label="疑似重复" tone="amber" />
        <span>与{firstOf([...new Set(others)], '篇')}相近</span>
        <Button
          small
          kind="quiet"
          aria-keyshortcuts="c"
          aria-label={`对照${names}来稿和与其相近的文字`}
          onPress={() => setOpen(true)}
        >
          对照
        </Button>
      </p>
      {isOpen && <AlikeWindow submission={submission} alike={alike} onClose={() => setOpen(false)} />}
    </>
  )
}
