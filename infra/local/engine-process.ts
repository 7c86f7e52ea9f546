/** An engine as a process beside ours: run so that it ends when we do, waited for until it listens, and stopped. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

export type EngineProcess = ChildProcess

const PAUSE_MS = 25

// The shell ends with the engine, and the engine with us: what reads from us until we are gone, however we go, ends it then.
const WITH_PARENT =
  'exec 3<&0; "$@" <&- 3<&- & engine=$!; (read -r _ <&3; kill "$engine" 2>/dev/null) & reader=$!; trap "kill $engine" TERM; wait "$engine"; ended=$?; kill "$reader" 2>/dev/null; exit "$ended"'

/** In a process group of its own, so that Ctrl-C in a terminal does not end the engine before us. */
export const runWithUs = (binary: string, args: string[], cwd?: string): EngineProcess =>
  spawn('/bin/sh', ['-c', WITH_PARENT, 'engine', binary, ...args], {
    cwd,
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })

export async function stop(child: EngineProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.stdin?.end()
  await gone
}

/** False where it ended, or did not answer in time. */
export async function listens(endpoint: string, child: EngineProcess, withinMs = 5000): Promise<boolean> {
  for (let waited = 0; waited < withinMs && child.exitCode === null; waited += PAUSE_MS) {
    const answered = await fetch(endpoint, { method: 'POST' }).then(
      () => true,
      () => false,
    )
    if (answered) return true
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  return false
}
