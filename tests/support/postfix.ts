/** A real Postfix on a free loopback port, with folders of its own; what it delivers lies in Maildirs. */
import { execFile, execFileSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const POSTFIX = '/usr/sbin/postfix'
const NOBODY = 65_534
const QUEUES = ['maildrop', 'incoming', 'active', 'deferred']

/** What it counts messages and connections in. */
export const RATE_UNIT_MS = 1000

/** Why no Postfix can be tested with here; null where one can. */
export const whyNoPostfix = (): string | null =>
  !existsSync(POSTFIX)
    ? 'Postfix is not installed'
    : process.getuid?.() !== 0
      ? 'Postfix is started by root only'
      : null

type Settings = Record<string, string>

/** `mailboxes`: the local part and domain of each that there is. */
export async function startPostfix(mailboxes: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'chuangxun-postfix-'))
  chmodSync(folder, 0o755)
  const at = (...names: string[]) => join(folder, ...names)
  for (const name of ['config', 'queue', 'data', 'mail']) mkdirSync(at(name))
  chownSync(at('data'), Number(execFileSync('id', ['-u', 'postfix'])), NOBODY)
  chownSync(at('mail'), NOBODY, NOBODY)
  const port = await freePort()

  const main: Settings = {
    compatibility_level: '3.6',
    queue_directory: at('queue'),
    data_directory: at('data'),
    maillog_file: at('log'),
    maillog_file_prefixes: folder,
    myhostname: 'mail.centre.example',
    mydestination: '',
    mynetworks: '',
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    smtpd_peername_lookup: 'no',
    smtpd_tls_security_level: 'none',
    // Each fault is turned on as a test needs it; answers are not held back.
    smtpd_error_sleep_time: '0',
    smtpd_client_event_limit_exceptions: '',
    anvil_rate_time_unit: `${RATE_UNIT_MS / 1000}s`,
    smtpd_relay_restrictions: 'reject_unauth_destination',
    virtual_mailbox_domains: 'static:all',
    virtual_mailbox_base: at('mail'),
    virtual_mailbox_maps: `texthash:${at('config', 'mailboxes')}`,
    virtual_uid_maps: `static:${NOBODY}`,
    virtual_gid_maps: `static:${NOBODY}`,
    local_recipient_maps: '',
    alias_maps: '',
    fast_flush_domains: '',
  }
  const services = [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    'cleanup unix n - n - 0 cleanup',
    'qmgr unix n - n 300 1 qmgr',
    'rewrite unix - - n - - trivial-rewrite',
    'bounce unix - - n - 0 bounce',
    'defer unix - - n - 0 bounce',
    'trace unix - - n - 0 bounce',
    'proxymap unix - - n - - proxymap',
    'error unix - - n - - error',
    'retry unix - - n - - error',
    'discard unix - - n - - discard',
    'virtual unix - n n - - virtual',
    'anvil unix - - n - 1 anvil',
    'postlog unix-dgram n - n - 1 postlogd',
  ]
  const configure = (settings: Settings, known: readonly string[]) =>
    Promise.all([
      writeFile(at('config', 'main.cf'), linesOf({ ...main, ...settings }, ' = ')),
      writeFile(at('config', 'mailboxes'), known.map((one) => `${one} ${one}/\n`).join('')),
    ])
  const postfix = (act: 'start' | 'stop' | 'reload') => run(POSTFIX, ['-c', at('config'), act])

  await writeFile(at('config', 'master.cf'), `${services.join('\n')}\n`)
  await configure({}, mailboxes)
  await postfix('start')

  const waiting = () => QUEUES.flatMap((name) => filesIn(at('queue', name)))
  return {
    url: `smtp://127.0.0.1:${port}`,
    start: () => postfix('start'),
    stop: () => postfix('stop'),
    /** From here on, for connections that begin then. `gone`: there are no such mailboxes. */
    async behaves(settings: Settings, gone: readonly string[] = []) {
      await configure(
        settings,
        mailboxes.filter((one) => !gone.includes(one)),
      )
      await postfix('reload')
    },
    /** Whose Maildir a letter with a file lies in, as often as it does, when nothing is under way any more. */
    async delivered(): Promise<string[]> {
      for (let n = 0; n < 200 && waiting().length > 0; n += 1) await sleep(50)
      if (waiting().length > 0) throw new Error(`Postfix still holds ${waiting().join(', ')}:\n${this.log()}`)
      return mailboxes
        .flatMap((one) =>
          filesIn(at('mail', one, 'new'))
            .filter((file) => readFileSync(file, 'latin1').includes('application/pdf'))
            .map(() => one),
        )
        .sort()
    },
    empty() {
      for (const one of readdirSync(at('mail'))) rmSync(at('mail', one), { recursive: true })
    },
    log: () => readFileSync(at('log'), 'utf8'),
    async close() {
      await postfix('stop').catch(() => undefined) // a test may have stopped it
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const linesOf = (settings: Settings, between: string): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name}${between}${value}\n`)
    .join('')

const filesIn = (folder: string): string[] =>
  !existsSync(folder)
    ? []
    : readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server listening on TCP has an address with a port.
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
