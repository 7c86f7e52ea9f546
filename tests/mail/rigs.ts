/** The three mailers, each with the real thing behind it: a folder, an SMTP server, a server that speaks SES's protocol. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { openOutbox } from '#functions/mail/outbox.ts'
import type { Mailer } from '#functions/mail/port.ts'
import { openSes } from '#functions/mail/ses.ts'
import { openSmtp } from '#functions/mail/smtp.ts'
import type { Arrival } from '../support/aws/arrival.ts'
import { clientFor } from '../support/aws/aws-client.ts'
import { serveSes } from '../support/aws/ses-server.ts'
import { serveSmtp } from './smtp-server.ts'

export type Rig = { mailer: Mailer; arrivals: () => Promise<Arrival[]>; close: () => Promise<void> }

export async function outboxRig(): Promise<Rig & { folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'outbox-'))
  const mailer = await openOutbox(folder)
  const arrivals = async () =>
    Promise.all(
      (await readdir(folder)).map(async (name) => {
        const source = await readFile(join(folder, name))
        const { from, to } = await simpleParser(source)
        const addresses = [to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address ?? ''))
        return { source, from: from?.value[0]?.address ?? '', to: addresses, tags: {} }
      }),
    )
  return { folder, mailer, arrivals, close: () => rm(folder, { recursive: true, force: true }) }
}

/** `silenceMs`: how long the mailer waits for a server that says nothing. */
export async function smtpRig(silenceMs = 10_000): Promise<Rig & { server: Awaited<ReturnType<typeof serveSmtp>> }> {
  const server = await serveSmtp()
  const mailer = openSmtp(server.url, { silenceMs })
  return { server, mailer, arrivals: async () => server.arrivals, close: () => mailer.close().then(server.close) }
}

export async function sesRig(silenceMs = 10_000): Promise<Rig & { server: Awaited<ReturnType<typeof serveSes>> }> {
  const server = await serveSes()
  const mailer = openSes({ configurationSet: 'bulletin', client: clientFor(server.url, silenceMs) })
  return { server, mailer, arrivals: async () => server.arrivals, close: () => mailer.close().then(server.close) }
}
