/** An SMTP server by the line: at each stage it says what a test tells it to, word for word, and counts what came. */
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'

export type Stage = 'CONNECT' | 'EHLO' | 'STARTTLS' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'END'
/** The letter so far; `letters` is how many were begun at this server, this one included. */
export type SoFar = { from: string; to: string; letters: number }
/** A reply, `hang up`, or null for that of a server that takes everything. */
export type Says = (stage: Stage, letter: SoFar) => string | null

const OK: Record<Stage, string> = {
  CONNECT: '220 ready',
  EHLO: '',
  STARTTLS: '220 go ahead',
  AUTH: '235 2.7.0 welcome',
  MAIL: '250 2.1.0 ok',
  RCPT: '250 2.1.5 ok',
  DATA: '354 go ahead',
  END: '250 2.0.0 queued as 1',
}

type Options = {
  /** The lines of its answer to EHLO behind the first. */
  offers?: readonly string[]
  /** With these it speaks TLS from the start (`smtps`), or when asked to by STARTTLS. */
  tls?: { key: string; cert: string; from: 'start' | 'STARTTLS' }
}

export async function servePlainly({ offers = ['AUTH PLAIN', 'PIPELINING'], tls }: Options = {}) {
  const state: { says: Says; letters: number; connections: number; logins: number } = {
    says: () => null,
    letters: 0,
    connections: 0,
    logins: 0,
  }
  const arrivals: { from: string; to: string; source: string }[] = []
  const sockets = new Set<Socket>()

  function speak(plain: Socket): void {
    let socket: Socket = plain
    let letter: SoFar = { from: '', to: '', letters: 0 }
    let body: string[] | null = null
    let rest = ''

    /** Whether it went on. */
    const say = (stage: Stage): boolean => {
      const said = state.says(stage, letter) ?? OK[stage]
      if (said === 'hang up') socket.destroy()
      else socket.write(`${said}\r\n`)
      return /^[23]/.test(said)
    }
    const encrypt = () => {
      socket = new TLSSocket(plain, { isServer: true, key: tls?.key, cert: tls?.cert })
      socket.on('error', () => undefined).on('data', take)
    }
    const commands: Record<string, (line: string) => void> = {
      EHLO: () => {
        const lines = ['test', ...offers, ...(tls?.from === 'STARTTLS' && socket === plain ? ['STARTTLS'] : [])]
        const said = state.says('EHLO', letter)
        socket.write(
          `${said ?? lines.map((line, n) => `250${n < lines.length - 1 ? '-' : ' '}${line}`).join('\r\n')}\r\n`,
        )
      },
      HELO: () => void say('EHLO'),
      STARTTLS: () => {
        plain.removeListener('data', take)
        if (say('STARTTLS')) encrypt()
      },
      AUTH: () => {
        state.logins += 1
        say('AUTH')
      },
      MAIL: (line) => {
        state.letters += 1
        letter = { from: addressIn(line), to: '', letters: state.letters }
        say('MAIL')
      },
      RCPT: (line) => {
        letter = { ...letter, to: addressIn(line) }
        if (!say('RCPT')) letter = { ...letter, to: '' }
      },
      DATA: () => {
        if (letter.to === '') socket.write('554 5.5.1 no valid recipients\r\n')
        else if (say('DATA')) body = []
      },
      RSET: () => void socket.write('250 ok\r\n'),
      NOOP: () => void socket.write('250 ok\r\n'),
      QUIT: () => void socket.end('221 bye\r\n'),
    }
    function takeLine(line: string): void {
      if (body === null) {
        const command = commands[line.slice(0, 8).split(' ')[0]?.toUpperCase() ?? '']
        if (command) command(line)
        else socket.write('500 5.5.1 unknown command\r\n')
      } else if (line !== '.') body.push(line)
      else {
        const source = body.join('\r\n')
        body = null
        if (say('END')) arrivals.push({ ...letter, source })
      }
    }
    function take(chunk: Buffer): void {
      const lines = (rest + chunk.toString('latin1')).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (!socket.destroyed) takeLine(line)
    }
    if (tls?.from === 'start') encrypt()
    else plain.on('data', take)
    say('CONNECT')
  }

  const server = createServer((socket) => {
    state.connections += 1
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    speak(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server listening on TCP has an address with a port.
  const { port } = server.address() as AddressInfo
  const hangUp = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port,
    url: `${tls?.from === 'start' ? 'smtps' : 'smtp'}://test:secret@127.0.0.1:${port}`,
    state,
    arrivals,
    hangUp,
    async close() {
      hangUp()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const addressIn = (line: string): string => /<([^>]*)>/.exec(line)?.[1] ?? ''
