/** The one place that spells the web's addresses; the mails link to `/calls/{issue}`, `/issues/{issue}`, its `record` and `/settings/records`. */

export const routes = {
  home: '/',
  calls: '/calls',
  call: (issueId: string) => `/calls/${issueId}`,
  submission: (issueId: string, submissionId: string) => `/calls/${issueId}/${submissionId}`,
  newSubmission: (issueId: string) => `/calls/${issueId}/${NEW}`,
  issues: '/issues',
  imports: '/issues/import',
  issue: (issueId: string, panel?: string) => (panel ? `/issues/${issueId}/${panel}` : `/issues/${issueId}`),
  publication: '/settings/publication',
  people: '/settings/people',
  recipients: '/settings/recipients',
  recipientImport: '/settings/recipients/import',
  suppressions: '/settings/suppressions',
  records: '/settings/records',
  archive: '/archive',
  tallies: '/tallies',
  figures: '/figures',
  verify: '/verify',
  account: '/account',
  manual: '/manual',
} as const

/** Stands in a submission's place before it is saved for the first time. */
export const NEW = 'new'

export const patterns = {
  calls: '/calls',
  call: '/calls/:issueId',
  submission: '/calls/:issueId/:submissionId',
  issues: '/issues',
  imports: '/issues/import',
  issue: '/issues/:issueId/:panel?',
  publication: '/settings/publication',
  people: '/settings/people',
  recipients: '/settings/recipients',
  recipientImport: '/settings/recipients/import',
  suppressions: '/settings/suppressions',
  records: '/settings/records',
  archive: '/archive',
  tallies: '/tallies',
  figures: '/figures',
  verify: '/verify',
  account: '/account',
  manual: '/manual',
} as const

/** The file of a revision, as the browser fetches or saves it. */
/** Of the revision under review: a picture. */
export const firstPageAddress = (issueId: string, revision: number) =>
  `/api/issues/${issueId}/revisions/${revision}/first-page`
export const pdfAddress = (issueId: string, revision: number) => `/api/issues/${issueId}/revisions/${revision}/pdf`

/** The PDF of a published issue, for a department that it called. */
export const calledPdfAddress = (issueId: string) => `/api/calls/${issueId}/pdf`

/** An issue's words as a Word file. */
export const issueDocxAddress = (issueId: string) => `/api/issues/${issueId}/docx`

/** The HTML of an issue's mail, for a frame of its own. */
export const mailAddress = (issueId: string) => `/api/issues/${issueId}/mail/html`

/** Where pictures are handed in, and where one is shown. */
export const picturesAddress = '/api/pictures'
export const pictureAddress = (image: string) => `${picturesAddress}/${image}`

/** Where the attachments of a submission are handed in, and one, by its hash, is saved. */
export const attachmentsAddress = ({ issueId, submissionId }: { issueId: string; submissionId: string }) =>
  `/api/issues/${issueId}/submissions/${submissionId}/attachments`

/** A figure over the months; what is left out is as usual there. */
export const figuresOf = (asked: { figure: string; from?: string; until?: string }) =>
  `${routes.figures}?${new URLSearchParams(asked)}`
