/** The one place that spells the web's addresses; the mails link to `/calls/{issue}` and `/issues/{issue}`. */

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
export const pdfAddress = (issueId: string, revision: number) => `/api/issues/${issueId}/revisions/${revision}/pdf`

/** The PDF of a published issue, for a department that it called. */
export const calledPdfAddress = (issueId: string) => `/api/calls/${issueId}/pdf`

/** The HTML of an issue's mail, for a frame of its own. */
export const mailAddress = (issueId: string) => `/api/issues/${issueId}/mail/html`

/** Where pictures are handed in, and where one is shown. */
export const picturesAddress = '/api/pictures'
export const pictureAddress = (image: string) => `${picturesAddress}/${image}`

/** Where the attachments of a submission are handed in, and one, by its hash, is saved. */
export const attachmentsAddress = ({ issueId, submissionId }: { issueId: string; submissionId: string }) =>
  `/api/issues/${issueId}/submissions/${submissionId}/attachments`

/** The proof of an issue's distribution, as a zip. */
export const proofAddress = (issueId: string) => `/api/issues/${issueId}/proof`

/** An issue as a Word file, and its submissions as one or as a table. */
export const issueDocxAddress = (issueId: string) => `/api/issues/${issueId}/docx`
export const submissionsFileAddress = (issueId: string, format: 'docx' | 'xlsx') =>
  `/api/issues/${issueId}/submissions-export?format=${format}`

/** An issue's ledger, as a file. */
export const ledgerAddress = (issueId: string, format: 'csv' | 'xlsx') =>
  `/api/issues/${issueId}/deliveries/export?format=${format}`

/** A record as a file; `of`: what it is of, as the API names it. */
export const recordFileAddress = (of: string) => `/api/${of}/audit/export`

/** A figure over the months; what is left out is as usual there. */
export const figuresOf = (asked: { figure: string; from?: string; until?: string }) =>
  `${routes.figures}?${new URLSearchParams(asked)}`

/** The tally of a span of months, as a file. */
export const tallyFileAddress = (publicationId: string, { from, until }: { from: string; until: string }) =>
  `/api/publications/${publicationId}/tallies/export?from=${from}&until=${until}`

/** A publication's list of recipients, as a file. */
export const recipientsAddress = (publicationId: string, format: 'csv' | 'xlsx') =>
  `/api/publications/${publicationId}/recipients/export?format=${format}`
