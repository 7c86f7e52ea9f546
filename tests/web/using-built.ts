/** The web as it is built for people, in a folder of its own: there before a file's tests, gone after. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll } from 'vitest'

export const ROOT = join(import.meta.dirname, '../..')

type Built = { folder: string; chunks: Rolldown.OutputChunk[]; sheets: string[] }

export function usingBuilt() {
  const empty: Built = { folder: '', chunks: [], sheets: [] }
  const built = {
    ...empty,
    /** The text of a file that was built, by its path from the folder. */
    textOf: (path: string) => readFile(join(built.folder, path), 'utf8'),
    /** All files of such an ending, as paths from the folder. */
    filesLike: async (ending: RegExp) =>
      (await readdir(built.folder, { recursive: true })).filter((path) => ending.test(path)),
    chunkNamed: (fileName: string) => built.chunks.find((chunk) => chunk.fileName === fileName),
  }
  beforeAll(async () => {
    built.folder = await mkdtemp(join(tmpdir(), 'chuangxun-web-'))
    const made = await build({
      root: join(ROOT, 'web'),
      configFile: join(ROOT, 'web/vite.config.ts'),
      logLevel: 'silent',
      build: { outDir: built.folder, emptyOutDir: false },
    })
    const outputs = [made].flat().flatMap((one) => ('output' in one ? one.output : []))
    built.chunks = outputs.flatMap((one) => (one.type === 'chunk' ? [one] : []))
    const isSheet = (one: (typeof outputs)[number]) => one.fileName.endsWith('.css')
    built.sheets = outputs.flatMap((one) => (one.type === 'asset' && isSheet(one) ? [String(one.source)] : []))
  }, 120_000)
  afterAll(() => rm(built.folder, { recursive: true, force: true }))
  return built
}
