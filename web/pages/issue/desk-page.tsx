/** The desk: head with the moves, panels at the left, the printed page beside them all the time, the decision at the foot. */
import { Suspense, useMemo } from 'react'
import { useLocation } from 'wouter'
import type { Publication } from '#shared/centre/publication.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { lazyPart } from '../../parts/lazy-part.tsx'
import { useTitle } from '../../parts/page.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { Loading } from '../../parts/waiting.tsx'
import { routes } from '../../routes.ts'
import { ChecksProvider, useDeskChecks } from './checks/desk-checks.ts'
import { DeskHead } from './desk-head.tsx'
import { LayerSwitch, useLayers } from './layers.tsx'
import { NewsLine } from './news-line.tsx'
import { SHOWN } from './panel-views.tsx'
import { firstPanel, PANELS, panelsOf } from './panels.ts'
import { useLastEdited } from './presence/last-edited.ts'
import { AtDeskProvider, useOthers, useSayPresent } from './presence/use-presence.ts'
import { PrintedPage } from './printed-page.tsx'
import { DecisionBar } from './review/decision-bar.tsx'
import { ReturnedNotice } from './review/returned-notice.tsx'
import { DeskProvider, unsavedContent, useDesk } from './use-desk.ts'

// Fetched when there is something to decide or to copy.
const StaleDesk = lazyPart(async () => (await import('./content/stale-desk.tsx')).StaleDesk)
const UnsavedChanges = lazyPart(async () => (await import('./content/unsaved-changes.tsx')).UnsavedChanges)

type Props = { issue: Issue; publication: Publication; panel: string | undefined }

export function DeskPage({ issue, publication, panel }: Props) {
  useTitle(issueLabel(issue))
  const desk = useDesk(issue, publication)
  const checks = useDeskChecks(desk)
  const [, navigate] = useLocation()
  const layers = useLayers()
  const panels = panelsOf(issue, desk.person)
  const selected = panels.find((one) => one === panel) ?? firstPanel(issue, panels)
  const Shown = SHOWN[selected]
  const edited = useLastEdited(selected === 'content')
  const others = useOthers(issue)
  useSayPresent(issue.id, desk.editable, edited)
  const atDesk = useMemo(() => ({ edited, others }), [edited, others])
  const deciding = issue.state === 'review' && desk.person.roles.includes('leader')
  return (
    <DeskProvider value={desk}>
      <ChecksProvider value={checks}>
        <AtDeskProvider value={atDesk}>
          <div
            className="desk"
            data-paper={layers.shown === 'paper' || undefined}
            data-beside={(layers.shown === 'text' && !desk.editable) || undefined}
            data-deciding={deciding || undefined}
            data-outlined={selected === 'content' || undefined}
          >
            <DeskHead />
            {desk.saving.state === 'stale' && <StaleDesk />}
            <NewsLine />
            <ReturnedNotice />
            {!desk.editable && unsavedContent(desk.person.id, issue.id) && <UnsavedChanges />}
            <LayerSwitch {...layers} />
            <div className="desk-body">
              <div className="desk-work">
                <Tabs
                  label="本期办理"
                  tabs={panels.map((key) => ({ key, label: PANELS[key] }))}
                  selected={selected}
                  onSelect={(key) => navigate(routes.issue(issue.id, key), { replace: true })}
                >
                  <Suspense fallback={<Loading />}>
                    <Shown />
                  </Suspense>
                </Tabs>
              </div>
              <PrintedPage />
            </div>
            <DecisionBar />
          </div>
        </AtDeskProvider>
      </ChecksProvider>
    </DeskProvider>
  )
}
