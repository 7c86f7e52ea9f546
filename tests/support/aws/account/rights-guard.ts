/** Stands before a service: judges each call by the statements of the role that makes it, and hands on what is let. */
import { once } from 'node:events'
import { Agent, request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { ASKED, listingOf, operationOf, type SdkRequest, type Service } from './asked.ts'
import { type Asked, allows, type Statement } from './statements.ts'

/** `of`: the statements of a role by its access key. `saw` hears of each call that is let, with its size and its answer's. */
export type Judge = {
  of: (accessKey: string) => { role: string; statements: readonly Statement[] }
  denied: (line: string) => void
  /** Left out: nobody counts. Where somebody does, DynamoDB is asked for the units that each call took. */
  saw?: ((call: Seen) => void) | undefined
}

export type Seen = { role: string; service: Service; operation: string; request: SdkRequest; answer: Buffer }

/** `upstream`: an address, or what answers in the service's place. */
export async function guard(
  service: Service,
  upstream: string | ((request: SdkRequest) => { status: number; body: object }),
  judge: Judge,
): Promise<{ url: string; close: () => void }> {
  const agent = new Agent({ keepAlive: true })
  const server = createServer((incoming, response) => {
    void answer(incoming, response).catch((error: unknown) => deny(service, response, `${service}: ${error}`, judge))
  })

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', headers } = incoming
    const url = new URL(incoming.url ?? '', `http://${service}`)
    const request: SdkRequest = { method, url, headers, body: await buffer(incoming) }
    const { role, statements } = judge.of(accessKeyOf(request))
    const refused = (asked: readonly Asked[]) => {
      const lacking = asked.find((one) => !allows(statements, one))
      if (!lacking) return false
      const line = `${role} is not authorized to perform: ${lacking.action} on resource: ${lacking.resource}`
      deny(service, response, line, judge)
      return true
    }
    if (refused(ASKED[service](request))) return
    const { status, body, type } =
      typeof upstream === 'string'
        ? await handOn(upstream, service === 'dynamodb' && judge.saw ? counted(request) : request, agent)
        : answered(upstream(request))
    if (service === 's3' && status === 404 && refused([listingOf(request)])) return
    const operation =
      service === 's3' ? method : service === 'ses' ? `${ofForm(request, 'Action')}` : operationOf(request)
    judge.saw?.({ role, service, operation, request, answer: body })
    response.writeHead(status, type).end(body)
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server listening on TCP has an address with a port.
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    server.close()
    agent.destroy()
  }
  return { url: `http://127.0.0.1:${port}`, close }
}

const ofForm = ({ body }: SdkRequest, name: string) => new URLSearchParams(body.toString('latin1')).get(name)

/** By the header, or by a signed address. */
function accessKeyOf({ headers, url }: SdkRequest): string {
  const by = headers.authorization ?? `Credential=${url.searchParams.get('X-Amz-Credential')}`
  return /Credential=([^/,]+)\//.exec(by)?.[1] ?? ''
}

type Answer = { status: number; body: Buffer; type: Record<string, string> }

const answered = ({ status, body }: { status: number; body: object }): Answer => ({
  status,
  body: Buffer.from(JSON.stringify(body)),
  type: { 'content-type': 'application/x-amz-json-1.1' },
})

/** The signature is not checked here, so the body may be another. */
function counted({ headers, body, ...others }: SdkRequest): SdkRequest {
  const asking = Buffer.from(JSON.stringify({ ...JSON.parse(body.toString()), ReturnConsumedCapacity: 'TOTAL' }))
  return { ...others, body: asking, headers: { ...headers, 'content-length': String(asking.length) } }
}

async function handOn(upstream: string, { method, url, headers, body }: SdkRequest, agent: Agent): Promise<Answer> {
  const outgoing = ask(`${upstream}${url.pathname}${url.search}`, { method, headers, agent })
  outgoing.end(body)
  const [answer]: IncomingMessage[] = await once(outgoing, 'response')
  if (!answer) throw new Error('no answer')
  const { 'transfer-encoding': _, connection: __, ...others } = answer.headers
  const type = Object.fromEntries(Object.entries(others).map(([name, value]) => [name, String(value)]))
  return { status: answer.statusCode ?? 500, body: await buffer(answer), type }
}

/** As each service words it, so that the SDK makes the error of it that it makes of AWS's own. */
function deny(service: Service, response: ServerResponse, says: string, judge: Judge): void {
  judge.denied(says)
  if (service === 's3') {
    response.writeHead(403, { 'content-type': 'application/xml' })
    response.end(
      `<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>${says}</Message></Error>`,
    )
  } else if (service === 'ses') {
    response.writeHead(403, { 'content-type': 'text/xml' })
    response.end(
      `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${says}</Message></Error><RequestId>request</RequestId></ErrorResponse>`,
    )
  } else {
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' })
    response.end(JSON.stringify({ __type: 'com.amazon.coral.service#AccessDeniedException', message: says }))
  }
}
