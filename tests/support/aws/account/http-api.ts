/** Stands in for API Gateway's HTTP API: finds the route's function in the template, asks it by an event of format 2.0. */
import type { Template } from 'aws-cdk-lib/assertions'
import { ACCOUNT, fillingIn, REGION } from '../filled-in.ts'
import { resourcesOf } from '../synthesised.ts'
import { mustBeLetInvoke } from './permissions.ts'

type Route = { method: string; path: RegExp; functionArn: string }

/** What API Gateway takes as an answer. */
type Answer = {
  statusCode: number
  headers?: Record<string, string>
  cookies?: string[]
  body?: string
  isBase64Encoded?: boolean
}

/** The template's routes, the more exact first. */
function routesOf(template: Template): Route[] {
  const fill = fillingIn(template)
  const integrations = new Map(resourcesOf(template, 'AWS::ApiGatewayV2::Integration'))
  return resourcesOf(template, 'AWS::ApiGatewayV2::Route')
    .map(([, { Properties }]) => {
      const { RouteKey, Target, ApiId } = fill(Properties)
      const integration = fill(integrations.get(Target.replace('integrations/', ''))?.Properties)
      if (integration.PayloadFormatVersion !== '2.0') throw new Error(`${RouteKey} is not asked by format 2.0`)
      const [method, path] = RouteKey.split(' ')
      const functionArn = integration.IntegrationUri
      const source = `arn:aws:execute-api:${REGION}:${ACCOUNT}:${ApiId}/$default/${method === 'ANY' ? 'GET' : method}${path}`
      mustBeLetInvoke(template, functionArn, 'apigateway.amazonaws.com', source)
      return {
        method,
        path: new RegExp(`^${path.replace(/\{\w+\+\}/, '.+')}$`),
        functionArn,
        exact: !path.includes('{'),
      }
    })
    .toSorted((one, other) => Number(other.exact) - Number(one.exact))
}

/** Sends a request as a browser's comes through CloudFront. */
export function openHttpApi(template: Template, invoke: (functionArn: string, event: unknown) => Promise<unknown>) {
  const routes = routesOf(template)
  return async (path: string, init: RequestInit): Promise<Response> => {
    const { pathname, searchParams, search } = new URL(path, 'https://site')
    const method = init.method ?? 'GET'
    const route = routes.find((one) => (one.method === 'ANY' || one.method === method) && one.path.test(pathname))
    if (!route) return Response.json({ message: 'Not Found' }, { status: 404 })
    const { cookie, ...headers } = Object.fromEntries(new Headers(init.headers))
    const bytes = Buffer.from(await new Response(init.body).arrayBuffer())
    const isText = /json|text/.test(headers['content-type'] ?? '')
    const event = {
      version: '2.0',
      routeKey: `${route.method} ${pathname}`,
      rawPath: pathname,
      rawQueryString: search.slice(1),
      ...(cookie && { cookies: cookie.split('; ') }),
      headers: { 'sec-fetch-site': 'same-origin', ...headers, host: HOST },
      ...(search && { queryStringParameters: Object.fromEntries(searchParams) }),
      requestContext: {
        accountId: ACCOUNT,
        apiId: 'abc',
        domainName: HOST,
        http: { method, path: pathname, protocol: 'HTTP/1.1', sourceIp: '192.0.2.7', userAgent: 'of-the-test' },
        requestId: 'of-the-test',
        stage: '$default',
        timeEpoch: Date.now(),
      },
      ...(bytes.length > 0 && { body: bytes.toString(isText ? 'utf8' : 'base64') }),
      isBase64Encoded: bytes.length > 0 && !isText,
    }
    // What API Gateway takes; the Response says where it is wrong.
    const answer = (await invoke(route.functionArn, event)) as Answer
    const answered = new Headers(answer.headers)
    for (const one of answer.cookies ?? []) answered.append('set-cookie', one)
    const body = Buffer.from(answer.body ?? '', answer.isBase64Encoded ? 'base64' : 'utf8')
    return new Response(body.length > 0 ? body : null, { status: answer.statusCode, headers: answered })
  }
}

const HOST = `abc.execute-api.${REGION}.amazonaws.com`
