/** What the kernel says about processes: who is alive, and how much memory a browser and its children hold. */
import { readFile } from 'node:fs/promises'

/** Whether a process with this id exists. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // EPERM: it exists and belongs to someone else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Proportional memory (PSS) of a process and all its descendants in bytes, or null where the kernel does not tell. */
export async function memoryOf(pid: number): Promise<number | null> {
  try {
    const [rollup, children] = await Promise.all([
      readFile(`/proc/${pid}/smaps_rollup`, 'utf8'),
      readFile(`/proc/${pid}/task/${pid}/children`, 'utf8'),
    ])
    const own = Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024
    const others = await Promise.all(
      children
        .split(' ')
        .filter(Boolean)
        .map((child) => memoryOf(Number(child))),
    )
    return others.reduce<number>((sum, bytes) => sum + (bytes ?? 0), own)
  } catch {
    return null
  }
}
