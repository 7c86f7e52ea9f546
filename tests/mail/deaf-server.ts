/** A port at which nobody answers: packets to it are dropped, as by a firewall. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'

/** A process that stops itself as soon as it listens, so that nothing takes its connections out of the queue. */
const LISTENS = `const server = require('node:net').createServer()
server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
  process.stdout.write(String(server.address().port))
  process.kill(process.pid, 'SIGSTOP')
})`
/** More than the queue holds: those behind it are never connected, and so is nobody after them. */
const FILLING = 4

export async function deafServer(): Promise<{ port: number; close: () => void }> {
  const child = spawn(process.execPath, ['-e', LISTENS], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = await once(child.stdout, 'data')
  const port = Number(said)
  const filling = Array.from({ length: FILLING }, () => connect(port, '127.0.0.1').on('error', () => undefined))
  await Promise.race(filling.map((socket) => once(socket, 'connect')))
  return {
    port,
    close() {
      for (const socket of filling) socket.destroy()
      child.kill('SIGKILL')
    },
  }
}
