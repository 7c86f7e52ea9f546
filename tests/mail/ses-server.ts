/** An HTTP server that speaks SES's query protocol (Action=SendRawEmail, Version 2010-12-01) and can fail in every way. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Arrival } from './rigs.ts'

/** `400 Throttling` answers with that error code; `502` answers with no SES error in it. */
export type SesConduct =
  | 'accept'
  | `${number} ${string}`
  | `${number}`
  | 'garble the reply'
  | 'lose the reply'
  | 'fall silent'

export async function serveSes() {
  const arrivals: Arrival[] = []
  const state: { conduct: SesConduct; requests: number } = { conduct: 'accept', requests: 0 }
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      state.requests += 1
      answer(request, response, new URLSearchParams(body))
    })
  })

  function answer(request: IncomingMessage, response: ServerResponse, form: URLSearchParams): void {
    const { conduct } = state
    const [status = '', code] = conduct.split(' ')
    if (/^\d+$/.test(status)) {
      response.writeHead(Number(status), { 'content-type': 'text/xml' })
      response.end(code === undefined ? '' : errorXml(code))
      return
    }
    arrivals.push(arrivalOf(form))
    if (conduct === 'lose the reply') request.socket.destroy()
    else if (conduct === 'garble the reply') response.end('<SendRawEmailResponse><Se')
    else if (conduct === 'accept') {
      response.writeHead(200, { 'content-type': 'text/xml', 'x-amzn-requestid': `request-${state.requests}` })
      response.end(
        `<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>ses-${arrivals.length}</MessageId></SendRawEmailResult><ResponseMetadata><RequestId>request-${state.requests}</RequestId></ResponseMetadata></SendRawEmailResponse>`,
      )
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server listening on TCP has an address with a port.
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${port}`, arrivals, state, close }
}

/** The request's fields as the API names them; anything that is no SendRawEmail of version 2010-12-01 is an error of the test. */
function arrivalOf(form: URLSearchParams): Arrival {
  if (form.get('Action') !== 'SendRawEmail' || form.get('Version') !== '2010-12-01')
    throw new Error(`not SendRawEmail: ${form}`)
  const members = (name: string) =>
    [...form].filter(([key]) => key.startsWith(`${name}.member.`)).map(([, value]) => value)
  const [name = '', value = ''] = members('Tags')
  return {
    source: Buffer.from(form.get('RawMessage.Data') ?? '', 'base64'),
    from: form.get('Source') ?? '',
    to: members('Destinations'),
    tags: { [name]: value, configurationSet: form.get('ConfigurationSetName') ?? '' },
  }
}

const errorXml = (code: string) =>
  `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>said the test</Message></Error><RequestId>request</RequestId></ErrorResponse>`
