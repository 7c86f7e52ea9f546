/** An HTTP server that speaks SES's query protocol (Action=SendRawEmail, Version 2010-12-01) and can fail in every way. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Arrival } from './arrival.ts'

/** `400 Throttling` answers with that error code, `400 MessageRejected: no` also with those words; `502` answers with no SES error in it. */
export type SesConduct =
  | 'accept'
  | `${number} ${string}`
  | `${number}`
  | 'garble the reply'
  | 'lose the reply'
  | 'fall silent'

/** `keeps: false` only looks at what sort of request it is, for loads that nobody could keep. */
export async function serveSes({ keeps = true, latencyMs = 0 } = {}) {
  const arrivals: Arrival[] = []
  /** When each message was there, in milliseconds of this machine. */
  const times: number[] = []
  const state = {
    // The conduct of a test is set from outside.
    conduct: 'accept' as SesConduct,
    requests: 0,
    quota: { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 0 },
  }
  const server = createServer((request, response) => {
    void buffer(request).then(async (body) => {
      state.requests += 1
      if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs))
      answer(request, response, keeps ? new URLSearchParams(body.toString('latin1')) : body)
    })
  })

  function answer(request: IncomingMessage, response: ServerResponse, form: URLSearchParams | Buffer): void {
    const { conduct } = state
    const [, status = '', code, says] = /^(\S+)(?: ([A-Za-z]+)(?:: (.*))?)?/.exec(conduct) ?? []
    if (/^\d+$/.test(status)) {
      response.writeHead(Number(status), { 'content-type': 'text/xml' })
      response.end(code === undefined ? '' : errorXml(code, says))
      return
    }
    if (form instanceof URLSearchParams && form.get('Action') === 'GetSendQuota') {
      response.writeHead(200, { 'content-type': 'text/xml' }).end(quotaXml(state.quota))
      return
    }
    times.push(performance.now())
    if (form instanceof URLSearchParams) arrivals.push(arrivalOf(form))
    else if (!form.includes('Action=SendRawEmail')) throw new Error(`not SendRawEmail: ${form.subarray(0, 200)}`)
    if (conduct === 'lose the reply') request.socket.destroy()
    else if (conduct === 'garble the reply') response.end('<SendRawEmailResponse><Se')
    else if (conduct === 'accept') {
      response.writeHead(200, { 'content-type': 'text/xml', 'x-amzn-requestid': `request-${state.requests}` })
      response.end(
        `<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>ses-${times.length}</MessageId></SendRawEmailResult><ResponseMetadata><RequestId>request-${state.requests}</RequestId></ResponseMetadata></SendRawEmailResponse>`,
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
  return { url: `http://127.0.0.1:${port}`, arrivals, times, state, close }
}

/** The request's fields as the API names them; anything that is no SendRawEmail of version 2010-12-01 is an error of the test. */
export function arrivalOf(form: URLSearchParams): Arrival {
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

const errorXml = (code: string, says = 'said the test') =>
  `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${says}</Message></Error><RequestId>request</RequestId></ErrorResponse>`

const quotaXml = (quota: Record<string, number>) =>
  `<GetSendQuotaResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><GetSendQuotaResult>${Object.entries(quota)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join(
      '',
    )}</GetSendQuotaResult><ResponseMetadata><RequestId>request</RequestId></ResponseMetadata></GetSendQuotaResponse>`
