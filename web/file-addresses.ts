/** The addresses of files that the API makes when they are asked for; apart from routes.ts, which every page loads. */

/** The proof of an issue's distribution, as a zip. */
export const proofAddress = (issueId: string) => `/api/issues/${issueId}/proof`

/** An issue's submissions as a Word file or as a table. */
export const submissionsFileAddress = (issueId: string, format: 'docx' | 'xlsx') =>
  `/api/issues/${issueId}/submissions-export?format=${format}`

/** An issue's ledger, as a file. */
export const ledgerAddress = (issueId: string, format: 'csv' | 'xlsx') =>
  `/api/issues/${issueId}/deliveries/export?format=${format}`

/** A record as a file; `of`: what it is of, as the API names it. */
export const recordFileAddress = (of: string) => `/api/${of}/audit/export`

/** The tally of a span of months, as a file. */
export const tallyFileAddress = (publicationId: string, { from, until }: { from: string; until: string }) =>
  `/api/publications/${publicationId}/tallies/export?from=${from}&until=${until}`

/** A publication's list of recipients, as a file. */
export const recipientsAddress = (publicationId: string, format: 'csv' | 'xlsx') =>
  `/api/publications/${publicationId}/recipients/export?format=${format}`
