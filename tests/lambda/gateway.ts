/** Stands in for API Gateway before a running function. */
import type { Running } from './deployed.ts'

/** An event of API Gateway's HTTP API, payload format 2.0. */
function request(
  method: string,
  path: string,
  { body, picture, cookies = [] }: { body?: unknown; picture?: Buffer; cookies?: string[] } = {},
) {
  return {
    version: '2.0',
    routeKey: `ANY ${path}`,
    rawPath: path,
    rawQueryString: '',
    cookies,
    headers: {
      'content-type': picture ? 'image/png' : 'application/json',
      host: 'abc.execute-api.test-region-1.amazonaws.com',
      'sec-fetch-site': 'same-origin',
    },
    requestContext: {
      domainName: 'abc.execute-api.test-region-1.amazonaws.com',
      http: { method, path },
      stage: '$default',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(picture && { body: picture.toString('base64') }),
    isBase64Encoded: picture !== undefined,
  }
}

/** What API Gateway takes; a body of JSON is parsed. */
type Answer = {
  statusCode: number
  headers: Record<string, string>
  cookies?: string[]
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape
  body: any
  isBase64Encoded: boolean
}

/** Asks the running API by such an event. */
export async function ask(api: Running, ...of: Parameters<typeof request>): Promise<Answer> {
  // What API Gateway takes as an answer; tests look at what they need of it.
  const answer = (await api.call(request(...of))) as Answer
  return answer.headers['content-type']?.includes('json') ? { ...answer, body: JSON.parse(answer.body) } : answer
}
