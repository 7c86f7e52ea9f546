/** Lists the files in the folder of a centre's own fonts, for those who choose among them. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { FontFileName } from '#shared/content/content.ts'
import { readFontTables } from './font-tables.ts'

/** `fit`: can be used; `cff`: has the outlines that would print as Type 3; `unreadable`: is no font, or a broken one. */
export const OwnFont = z.strictObject({
  file: z.string(),
  family: z.string().nullable(),
  state: z.enum(['fit', 'cff', 'unreadable']),
})
type OwnFont = z.infer<typeof OwnFont>

/** The font files by name, or null where no folder is set or it is not there. */
export async function listOwnFonts(folder = process.env.FONTS_DIR): Promise<OwnFont[] | null> {
  const names = folder === undefined ? null : await readdir(folder).catch(() => null)
  if (folder === undefined || names === null) return null
  const files = names.filter((name) => FontFileName.safeParse(name).success).sort()
  return Promise.all(files.map((file) => looked(folder, file)))
}

async function looked(folder: string, file: string): Promise<OwnFont> {
  try {
    const { family, outlines } = readFontTables(await readFile(join(folder, file)))
    return { file, family, state: outlines === 'cff' ? 'cff' : 'fit' }
  } catch {
    return { file, family: null, state: 'unreadable' }
  }
}
