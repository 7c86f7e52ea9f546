/** The Chromium processes that this test process started, found as the kernel lists them. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

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

/** How many sockets of IPv4 or IPv6, TCP or UDP (a DNS question is one), the browser holds at this moment. */
export function internetSockets(): number {
  const tables = ['tcp', 'tcp6', 'udp', 'udp6'].map((name) => readFileSync(`/proc/self/net/${name}`, 'utf8'))
  const inodes = new Set(
    tables.flatMap((table) => table.split('\n').slice(1)).map((line) => line.trim().split(/\s+/)[9]),
  )
  return browserProcesses().flatMap(({ pid }) => {
    try {
      return readdirSync(`/proc/${pid}/fd`).filter((fd) => {
        const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1]
        return inode !== undefined && inodes.has(inode)
      })
    } catch {
      return [] // it ended meanwhile
    }
  }).length
}
