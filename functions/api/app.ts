/**
 * The API: every route under /api. What few requests need (checks, proofs, readers and writers of files) is imported by them alone:
 * a function that starts need not read it (docs/decisions/0038).
 */
import type { ApiDeps } from '../deps.ts'
import type { Log } from '../log/log.ts'
import { guardedApp } from './guarded-app.ts'
import { archiveRoutes } from './routes/archive.ts'
import { attachmentRoutes } from './routes/attachments.ts'
import { checkRoutes } from './routes/checks.ts'
import { commentRoutes } from './routes/comments.ts'
import { deliveryRoutes } from './routes/deliveries.ts'
import { departmentHomeRoutes } from './routes/department-home.ts'
import { issueMailRoutes } from './routes/issue-mail.ts'
import { issuePeopleRoutes } from './routes/issue-people.ts'
import { issueSaveRoutes } from './routes/issue-saves.ts'
import { issueRoutes } from './routes/issues.ts'
import { mailPauseRoutes } from './routes/mail-pause.ts'
import { officeFileRoutes } from './routes/office-files.ts'
import { peopleRoutes } from './routes/people.ts'
import { pictureRoutes } from './routes/pictures.ts'
import { previewRoutes } from './routes/preview.ts'
import { proofRoutes } from './routes/proof.ts'
import { publicationRoutes } from './routes/publications.ts'
import { recipientRoutes } from './routes/recipients.ts'
import { recordFileRoutes } from './routes/record-files.ts'
import { recordRoutes } from './routes/records.ts'
import { revisionRoutes } from './routes/revisions.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { submissionRoutes } from './routes/submissions.ts'
import { suppressionRoutes } from './routes/suppressions.ts'
import { tallyRoutes } from './routes/tallies.ts'

export function createApp(deps: ApiDeps, log: Log) {
  const app = guardedApp(deps, deps, log)
  app.doc31('/api/openapi.json', { openapi: '3.1.0', info: { title: '窗讯', version: '1' } })
  return app
    .route('/api', signInRoutes(deps))
    .route('/api', publicationRoutes(deps))
    .route('/api', recipientRoutes(deps))
    .route('/api', suppressionRoutes(deps))
    .route('/api', recordRoutes(deps))
    .route('/api', recordFileRoutes(deps))
    .route('/api', peopleRoutes(deps))
    .route('/api', issueRoutes(deps))
    .route('/api', issueSaveRoutes(deps))
    .route('/api', archiveRoutes(deps))
    .route('/api', tallyRoutes(deps))
    .route('/api', checkRoutes(deps))
    .route('/api', commentRoutes(deps))
    .route('/api', issuePeopleRoutes(deps))
    .route('/api', issueMailRoutes(deps))
    .route('/api', deliveryRoutes(deps))
    .route('/api', mailPauseRoutes(deps))
    .route('/api', revisionRoutes(deps))
    .route('/api', proofRoutes(deps))
    .route('/api', submissionRoutes(deps))
    .route('/api', officeFileRoutes(deps))
    .route('/api', departmentHomeRoutes(deps))
    .route('/api', attachmentRoutes(deps))
    .route('/api', previewRoutes(deps))
    .route('/api', pictureRoutes(deps))
}
