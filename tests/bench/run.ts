/**
 * `npm run bench`: every benchmark in turn, its table on the screen and in docs/benchmarks.md with date and machine.
 * `-- --recipients 1000,100000 --only Sending --out benchmarks-long.md`: such lists only, in a table of their own (15 minutes).
 */
import { writeFileSync } from 'node:fs'
import { arch, cpus, loadavg, platform, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { apiRows } from './api.bench.ts'
import { archiveRows } from './archive.bench.ts'
import { checkRows } from './checks.bench.ts'
import { leaderRows } from './leader.bench.ts'
import { packageRows } from './packages.bench.ts'
import { previewRows } from './preview.bench.ts'
import { renderRows } from './render.bench.ts'
import type { Row } from './row.ts'
import { sendRows } from './send.bench.ts'

const { recipients, only, out } = parseArgs({
  options: {
    recipients: { type: 'string', default: '1000,10000' },
    only: { type: 'string' },
    out: { type: 'string', default: 'benchmarks.md' },
  },
}).values

const PARTS: Record<string, () => Promise<Row[]>> = {
  Print: renderRows,
  Preview: previewRows,
  'Leader’s page': leaderRows,
  Checks: checkRows,
  API: apiRows,
  Archive: archiveRows,
  Packages: packageRows,
  Sending: () => sendRows(recipients.split(',').map(Number)),
}

const table = (rows: Row[]): string =>
  [
    '| what | measured | aim |',
    '| --- | --- | --- |',
    ...rows.map(({ what, measured, aim = '' }) => `| ${what} | ${measured} | ${aim} |`),
  ].join('\n')

const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()} ${arch()}, Node ${process.version}`
const parts: string[] = []
for (const [name, rows] of Object.entries(PARTS).filter(
  ([name]) => only === undefined || only.split(',').includes(name),
)) {
  const part = `## ${name}\n\n${table(await rows())}`
  // At once: what was measured is not lost when a later part fails.
  process.stdout.write(`${part}\n\n`)
  parts.push(part)
}

const page = `# Benchmarks

The last run of \`npm run bench\`: ${new Date().toISOString().slice(0, 10)}, on ${machine}.
Ratios compare two things measured in turn in one run; milliseconds are this machine's.
Load at the end: ${loadavg()[0]?.toFixed(1)} on ${cpus().length} processors; above ${cpus().length + 1} other work was going on beside it.

${parts.join('\n\n')}
`
writeFileSync(join(import.meta.dirname, '../../docs', out), page)
