/** The list of findings (待处理问题), each with its gravity and the way to its place in the content. */
import { useLocation } from 'wouter'
import { Button } from '../../parts/button.tsx'
import { LevelMark } from '../../parts/checks/finding-rows.tsx'
import { routes } from '../../routes.ts'
import type { DeskFinding } from './checks/desk-findings.ts'
import { goToFinding } from './checks/go-to-finding.ts'
import { useTheDesk } from './use-desk.ts'

const AFTER_DIALOG_MS = 350

export function FindingList({ findings, onGo }: { findings: readonly DeskFinding[]; onGo?: () => void }) {
  const { issue } = useTheDesk()
  const [, navigate] = useLocation()
  const go = (finding: DeskFinding) => {
    onGo?.()
    navigate(routes.issue(issue.id, 'content'), { replace: true })
    // The dialog gives the focus back to its button when it is gone; then it goes to the place.
    setTimeout(() => goToFinding(finding), onGo ? AFTER_DIALOG_MS : 0)
  }
  return (
    <ol className="findings">
      {findings.map((finding, index) => (
        <li key={finding.key}>
          <LevelMark level={finding.level} />
          <Button kind="quiet" small aria-label={`${index + 1}. ${inWords(finding)}`} onPress={() => go(finding)}>
            {inWords(finding)}
          </Button>
        </li>
      ))}
    </ol>
  )
}

const inWords = ({ where, message }: DeskFinding) => (where === '' ? message : `${where}：${message}`)
