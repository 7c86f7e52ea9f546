/** Findings (待处理问题), each with the way to its place in the content. */
import { useLocation } from 'wouter'
import type { Finding } from '#shared/issue/findings.ts'
import { Button } from '../../parts/button.tsx'
import { routes } from '../../routes.ts'
import { useTheDesk } from './use-desk.ts'

export const sectionAnchor = (sectionId: string) => `section-${sectionId}`
export const itemAnchor = (itemId: string) => `item-${itemId}`

const AFTER_DIALOG_MS = 350

const PATIENCE_MS = 5_000

/** Focuses the field to fill in at the place of this id, once it is there: its panel may still be loading. */
function focusOn(id: string, until = Date.now() + PATIENCE_MS): void {
  const place = document.getElementById(id)
  if (!place) {
    if (Date.now() < until) requestAnimationFrame(() => focusOn(id, until))
    return
  }
  place.scrollIntoView({ block: 'center' })
  const within = (selector: string) => place.querySelector<HTMLElement>(selector)
  const field =
    within('[aria-invalid], [data-missing] :is(input, textarea), input[data-missing]') ??
    within('input, textarea') ??
    place
  field.focus()
}

export function FindingList({ findings, onGo }: { findings: readonly Finding[]; onGo?: () => void }) {
  const { issue } = useTheDesk()
  const [, navigate] = useLocation()
  const go = ({ section, item }: Finding) => {
    onGo?.()
    navigate(routes.issue(issue.id, 'content'), { replace: true })
    // The dialog gives the focus back to its button when it is gone; then it goes to the place.
    setTimeout(() => focusOn(item ? itemAnchor(item) : sectionAnchor(section)), AFTER_DIALOG_MS)
  }
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <li key={finding.message} className={finding.blocks ? 'finding-blocks' : undefined}>
          <Button kind="quiet" small onPress={() => go(finding)}>
            {finding.message}
          </Button>
        </li>
      ))}
    </ul>
  )
}
