/** The shipped body font as a TrueType file. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decompress } from 'wawoff2'

const FONT = join(import.meta.dirname, '../../../functions/print/fonts/fandol-fang-common.woff2')

export const drawnFont = async (): Promise<Buffer> => Buffer.from(await decompress(readFileSync(FONT)))
