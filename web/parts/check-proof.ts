/** Checking a proof of distribution in the browser, fetched when one is chosen: its schemas (zod) are needed nowhere else. */
import { z } from 'zod'
import { sha256 } from '#shared/hash.ts'
import { checkProof, type Verdict } from '#shared/proof/check-proof.ts'
import { NotAProof } from '#shared/proof/open-proof.ts'
import { openEntry } from '#shared/zip.ts'

// The page's policy forbids code made from text, which zod would otherwise try.
z.config({ jitless: true })

export type CheckedProof = { verdict: Verdict; pdfHash: string | null }

/** The verdict and the hash of the PDF in it; null where the zip is no proof. */
export async function checkedProof(zip: Uint8Array<ArrayBuffer>): Promise<CheckedProof | null> {
  try {
    const verdict = await checkProof(zip)
    const pdf = openEntry(zip, 'issue.pdf', zip.length)
    return { verdict, pdfHash: pdf && (await sha256(pdf)) }
  } catch (error) {
    if (error instanceof NotAProof) return null
    throw error
  }
}
