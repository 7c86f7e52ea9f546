/** A real SMTP server on a free port that can take a letter, turn it away at any stage, or break off. */
import type { AddressInfo, Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import type { Arrival } from '../support/aws/arrival.ts'

type Stage = 'CONNECT' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA'

/** What the server does with the next letters: `451 at RCPT` answers so there; `hang up`, `fall silent` break off after it. */
export type SmtpConduct = 'accept' | `${number} at ${Stage}` | `hang up at ${Stage}` | 'fall silent at DATA'

/** `size`: what it says in its greeting that it takes (SIZE). */
export async function serveSmtp({ size }: { size?: number } = {}) {
  const sockets = new Set<Socket>()
  const arrivals: Arrival[] = []
  const state: { conduct: SmtpConduct; letters: number } = { conduct: 'accept', letters: 0 }

  /** Whether the conduct lets this stage pass; answers or breaks off itself where not. */
  const passes = (stage: Stage, answer: (error: Error) => void): boolean => {
    const { conduct } = state
    if (!conduct.endsWith(` at ${stage}`)) return true
    if (conduct.startsWith('hang up')) for (const socket of sockets) socket.destroy()
    const code = Number.parseInt(conduct, 10)
    if (code) answer(Object.assign(new Error(`${code} said the test`), { responseCode: code }))
    return false
  }

  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    ...(size === undefined ? {} : { size }),
    onConnect: (_, done) => void (passes('CONNECT', done) && done()),
    onMailFrom: (_, __, done) => {
      state.letters += 1
      if (passes('MAIL', done)) done()
    },
    onRcptTo: (_, __, done) => void (passes('RCPT', done) && done()),
    onData: (stream, session, done) => {
      void buffer(stream).then((source) => {
        const { mailFrom, rcptTo } = session.envelope
        const arrival = {
          source,
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          tags: {},
        }
        if (!/^\d/.test(state.conduct)) arrivals.push(arrival)
        if (passes('DATA', done)) done()
      })
    },
    onAuth: (_, __, done) => void (passes('AUTH', done) && done(null, { user: 'test' })),
  })
  server.on('error', () => {})
  server.server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server listening on TCP has an address with a port.
  const { port } = server.server.address() as AddressInfo
  const close = async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise<void>((resolve) => server.close(resolve))
  }
  return { url: `smtp://test:test@127.0.0.1:${port}`, arrivals, state, close }
}
