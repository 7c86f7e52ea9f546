/** A file that is not what was signed, behind everyone's back. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Issue } from '#shared/issue/issue.ts'
import type { Centre } from '../centre.ts'

/** Puts another PDF in the place of the signed one; answers how to put that back. */
export async function putOtherPdf({ folder }: Centre, { signOff }: Issue): Promise<() => Promise<void>> {
  const file = join(folder, 'files', signOff?.pdf.key ?? '')
  const bytes = await readFile(file)
  const put = async (content: Uint8Array | string) => {
    await rm(file)
    await writeFile(file, content)
  }
  await put('%PDF-1.7\n% 另一份')
  return () => put(bytes)
}
