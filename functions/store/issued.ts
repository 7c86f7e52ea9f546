/** Which issues a PDF was signed for, by its hash. */

import { signedName } from '#shared/centre/stands-in.ts'
import { hasCorrected } from '#shared/distribution/standing-labels.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { type Issued, IssuedFile } from '#shared/issue/issued.ts'
import type { Write } from './commit.ts'
import { asCorrection, correctionsThat } from './corrections.ts'
import { keys, prefixes } from './keys.ts'
import { loadIssueWhole } from './load.ts'
import { list } from './read.ts'
import type { Table } from './table.ts'

/** Written in the transaction of the sign-off: from then on the file can be told by its hash. */
export const addIssuedFile = (pdfHash: string, issueId: string): Write => ({
  kind: 'add',
  row: { keys: keys.issuedFile(pdfHash, issueId), data: { issueId, version: 1 } satisfies IssuedFile },
  refusal: 'stale',
})

/** The issues that this file was signed as: one, or none for a file that was never issued. */
export async function findIssued(table: Table, pdfHash: string): Promise<Issued[]> {
  const rows = await list(table, IssuedFile, keys.issuedFile(pdfHash, '').pk, prefixes.issuedFile)
  const issues = await Promise.all(rows.map(({ issueId }) => loadIssueWhole(table, issueId)))
  const issued = await Promise.all(
    issues.map(async ({ issue, publication }): Promise<Issued[]> => {
      const { review, signOff, corrects } = issue
      // The issue itself has the last word.
      if (!review || signOff?.pdf.hash !== pdfHash) return []
      const corrections = await correctionsThat(table, issue.id, hasCorrected)
      return [
        {
          issueId: issue.id,
          publication: publication.name,
          label: issueLabel(issue),
          revision: signOff.revision,
          pages: signOff.pdf.pages,
          approvals: review.approvals.map((one) => ({
            stepName: one.stepName,
            personName: signedName(one),
            at: one.at,
          })),
          signedBy: signedName(signOff),
          signedAt: signOff.at,
          correctedBy: corrections.map(asCorrection).map(({ issueId, label }) => ({ issueId, label })),
          corrects: corrects ? { issueId: corrects.issueId, label: corrects.label } : null,
        },
      ]
    }),
  )
  return issued.flat()
}
