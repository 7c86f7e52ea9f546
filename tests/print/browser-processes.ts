/** The Chromium processes that this test process started, found as the kernel lists them. */
import { readdirSync, readFileSync } from 'node:fs'

export type BrowserProcess = { pid: number; renderer: boolean }

/** The browser and its descendants; empty when none runs. */
export function browserProcesses(): BrowserProcess[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
        const line = readFileSync(`/proc/${name}/cmdline`, 'utf8')
        return state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent), line }]
      } catch {
        return [] // it ended meanwhile
      }
    })
  const under = (pid: number): typeof all =>
    all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...under(child.pid)])
  return under(process.pid)
    .filter(({ line }) => /--user-data-dir=|--type=/.test(line))
    .map(({ pid, line }) => ({ pid, renderer: line.includes('--type=renderer') }))
}
