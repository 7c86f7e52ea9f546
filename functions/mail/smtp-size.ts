/** The most bytes that a mail server takes in one message: what its answer to EHLO says of SIZE (RFC 1870). */
import { createTransport, type SMTPTransportOptions } from 'nodemailer'

/** SIZE has a line of its own; a line that only holds the word is another extension's. */
const LINE = /^250[ -]SIZE[ \t]+(\d{1,20})[ \t]*$/i

/** Of all lines of an EHLO answer; null where it says nothing, or that there is no fixed limit (0). */
function sizeIn(answer: string): number | null {
  for (const line of answer.split(/\r?\n/)) {
    const [, size] = LINE.exec(line) ?? []
    if (size !== undefined) return Number(size) || null
  }
  return null
}

/** Asked over a connection of its own, without a login; null where the server does not say or cannot be asked. */
export async function askMostBytes(settings: SMTPTransportOptions): Promise<number | null> {
  let most: number | null = null
  const asking = createTransport({
    ...settings,
    forceAuth: true,
    auth: { user: '-', pass: '-', method: 'SIZE' },
    customAuth: {
      // In place of a login; the lines of the first answer are not told to such a handler, so EHLO is said once more.
      SIZE: async ({ sendCommand, resolve }) => {
        const { response } = await sendCommand('EHLO [127.0.0.1]')
        most = sizeIn(response)
        resolve()
      },
    },
  })
  await asking.verify().catch(() => null)
  asking.close()
  return most
}
