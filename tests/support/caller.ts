/** Someone at the API's front door, in this process or over HTTP. */

/** An answer of the API: `body` is parsed JSON, or the bytes of anything else. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
export type Answer = { status: number; body: any; headers: Headers }

/** Someone at the API's front door. */
export type Caller = {
  get(path: string): Promise<Answer>
  post(path: string, body?: unknown): Promise<Answer>
  put(path: string, body: unknown): Promise<Answer>
  /** As is: method, raw body and headers of your own. */
  raw(path: string, init: RequestInit): Promise<Answer>
}

/** A caller whose requests go by `send`, with this cookie. */
export function callerBy(send: (path: string, init: RequestInit) => Promise<Response>, cookie?: string): Caller {
  const raw: Caller['raw'] = async (path, init) => {
    const headers = new Headers(init.headers)
    if (cookie) headers.set('cookie', cookie)
    const response = await send(path, { ...init, headers })
    const json = init.method !== 'HEAD' && response.headers.get('content-type')?.includes('json')
    const body = json ? await response.json() : new Uint8Array(await response.arrayBuffer())
    return { status: response.status, body, headers: response.headers }
  }
  const sending = (method: string) => (path: string, body: unknown) =>
    raw(path, { method, body: JSON.stringify(body ?? {}), headers: { 'content-type': 'application/json' } })
  return { get: (path) => raw(path, {}), post: sending('POST'), put: sending('PUT'), raw }
}
