/** Around every page: skip link, name, navigation by role, who is signed in; and the pages themselves, loaded as needed. */
import { lazy, Suspense, useEffect, useRef } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { usePerson } from './api/signed-in-person.ts'
import { Banner, homeOf } from './banner.tsx'
import { MailPauseBanner } from './mail-pause-banner.tsx'
import { NotFound } from './pages/not-found.tsx'
import { ErrorBoundary } from './parts/error-boundary.tsx'
import { stopEdits } from './parts/saving/edits.ts'
import { ShortcutsKey } from './parts/shortcuts/shortcuts-key.tsx'
import { Toasts } from './parts/toast.tsx'
import { Loading } from './parts/waiting.tsx'
import { patterns, routes } from './routes.ts'
import { seesMailPause } from './sees-mail-pause.ts'

const Calls = lazy(async () => ({ default: (await import('./pages/calls/calls.tsx')).Calls }))
const CallPage = lazy(async () => ({ default: (await import('./pages/calls/call-page.tsx')).CallPage }))
const SubmissionPage = lazy(async () => ({
  default: (await import('./pages/calls/submission-page.tsx')).SubmissionPage,
}))
const Issues = lazy(async () => ({ default: (await import('./pages/issues/issues.tsx')).Issues }))
const Imports = lazy(async () => ({ default: (await import('./pages/issues/imports.tsx')).Imports }))
const IssuePage = lazy(async () => ({ default: (await import('./pages/issue/issue-page.tsx')).IssuePage }))
const PublicationPage = lazy(async () => ({
  default: (await import('./pages/settings/publication/publication-page.tsx')).PublicationPage,
}))
const People = lazy(async () => ({ default: (await import('./pages/settings/people/people.tsx')).People }))
const Verify = lazy(async () => ({ default: (await import('./pages/verify/verify.tsx')).Verify }))
const Archive = lazy(async () => ({ default: (await import('./pages/archive/archive.tsx')).Archive }))
const Manual = lazy(async () => ({ default: (await import('./pages/manual/manual.tsx')).Manual }))
const Tallies = lazy(async () => ({ default: (await import('./pages/tallies/tallies.tsx')).Tallies }))
const Figures = lazy(async () => ({ default: (await import('./pages/figures/figures.tsx')).Figures }))
const Account = lazy(async () => ({ default: (await import('./pages/account/account.tsx')).Account }))
const Recipients = lazy(async () => ({
  default: (await import('./pages/settings/recipients/recipients.tsx')).Recipients,
}))
const Suppressions = lazy(async () => ({
  default: (await import('./pages/settings/suppressions/suppressions.tsx')).Suppressions,
}))
const Records = lazy(async () => ({ default: (await import('./pages/settings/records.tsx')).Records }))
const ImportRecipients = lazy(async () => ({
  default: (await import('./pages/settings/recipients/import-recipients.tsx')).ImportRecipients,
}))

export function Shell() {
  const { roles } = usePerson()
  const [location] = useLocation()
  const main = useRef<HTMLElement>(null)
  const [, area] = location.split('/')
  const page = area === 'issues' || area === 'calls' ? location.split('/').slice(0, 3).join('/') : location
  const first = useRef(page)
  useEffect(() => {
    if (first.current === page) return
    first.current = page
    window.scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [page])

  useEffect(() => stopEdits, [])

  const contributor = roles.includes('contributor')
  const desk = roles.some((role) => role !== 'contributor')
  const administrator = roles.includes('administrator')
  return (
    <>
      <a className="skip" href="#main">
        跳到正文
      </a>
      <Banner />
      {seesMailPause(roles) && <MailPauseBanner />}
      <main id="main" ref={main} tabIndex={-1}>
        <ErrorBoundary key={page}>
          <Suspense fallback={<Loading />}>
            <Switch>
              <Route path="/">
                <Redirect to={homeOf(roles)} replace />
              </Route>
              {contributor && (
                <Route path={patterns.submission}>
                  {({ issueId, submissionId }) => <SubmissionPage issueId={issueId} submissionId={submissionId} />}
                </Route>
              )}
              {contributor && <Route path={patterns.call}>{({ issueId }) => <CallPage issueId={issueId} />}</Route>}
              {contributor && <Route path={patterns.calls} component={Calls} />}
              {roles.includes('editor') && <Route path={patterns.imports} component={Imports} />}
              {desk && <Route path={patterns.issues} component={Issues} />}
              {desk && (
                <Route path={patterns.issue}>
                  {({ issueId, panel }) => <IssuePage key={issueId} issueId={issueId} panel={panel} />}
                </Route>
              )}
              <Route path={patterns.account} component={Account} />
              <Route path={patterns.manual} component={Manual} />
              <Route path={patterns.tallies} component={Tallies} />
              {desk && <Route path={patterns.figures} component={Figures} />}
              {desk && <Route path={patterns.archive} component={Archive} />}
              {desk && <Route path={patterns.verify} component={Verify} />}
              {administrator && <Route path={patterns.publication} component={PublicationPage} />}
              {administrator && <Route path={patterns.people} component={People} />}
              {administrator && <Route path={patterns.recipients} component={Recipients} />}
              {administrator && <Route path={patterns.recipientImport} component={ImportRecipients} />}
              {administrator && <Route path={patterns.suppressions} component={Suppressions} />}
              {administrator && <Route path={patterns.records} component={Records} />}
              <Route>
                <NotFound home={homeOf(roles) || routes.home} />
              </Route>
            </Switch>
          </Suspense>
        </ErrorBoundary>
      </main>
      <ShortcutsKey />
      <Toasts />
    </>
  )
}
