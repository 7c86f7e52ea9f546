/** An error's stack in the sources' own lines, by the map beside bundled code. */
import { readFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'

const BUNDLED = /(file:\/\/[^\s()]+\.mjs):(\d+):(\d+)/g

/** The maps read so far, by the address of their code; null where there is none. */
const maps = new Map<string, SourceMap | null>()

/**
 * Frames of code without a map stay as they are. A map is read when an error first asks for it: Node's own `--enable-source-maps` reads
 * all of them at the start, a tenth of a cold start's time.
 */
export const ownStack = (error: Error): string | undefined =>
  error.stack?.replace(BUNDLED, (frame, code: string, line: string, column: string) => {
    const origin = mapOf(code)?.findOrigin(Number(line), Number(column))
    if (!origin || !('fileName' in origin)) return frame
    return `${origin.fileName.replace(/^(?:\.\.\/)+/, '')}:${origin.lineNumber}:${origin.columnNumber}`
  })

function mapOf(code: string): SourceMap | null {
  const known = maps.get(code)
  if (known !== undefined) return known
  const map = readMap(new URL(`${code}.map`))
  maps.set(code, map)
  return map
}

function readMap(place: URL): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(place, 'utf8')) as SourceMapPayload) // as esbuild writes it
  } catch {
    return null
  }
}
