/** Asks the kernel about processes: which are alive, and how much memory a browser and its children hold. */
import { readdir, readFile } from 'node:fs/promises'
import { systemCode } from '../../files/disk-faults.ts'

/** Whether a process with this id exists. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // EPERM: it exists and belongs to someone else.
    return systemCode(error) === 'EPERM'
  }
}

/** Proportional memory (PSS) of a process and all its descendants in bytes, or null where the kernel does not tell. */
export async function memoryOf(pid: number): Promise<number | null> {
  try {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8')
    const own = Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024
    const others = await Promise.all((await childrenOf(pid)).map(memoryOf))
    return others.reduce<number>((sum, bytes) => sum + (bytes ?? 0), own)
  } catch {
    return null
  }
}

/** Each thread has its own children: Chromium starts its renderers from other threads than the first. */
async function childrenOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`)
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')),
  )
  return lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number))
}
