/** Odd requests: ids, type, headers and method, and a body that is spoilt or broken. */
import fc from 'fast-check'
import { type Place, withAt } from './described.ts'

/** As they stand in an address: of other things, of nothing, and of what is no id. */
export const ODD_IDS = [
  ...['1', '0', '-1', '1e9', '99999999999999999999', 'none', 'briefing', 'kjt', 'ABC', 'a'.repeat(64), 'a'.repeat(65)],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '%00',
    '%2e%2e',
    '..%2F..%2Fetc',
    '%E0%A4%A',
    '%FF',
    '%F0%9F%98%80',
    '%20',
  ],
  ...['%27%20OR%201=1', '%3Cscript%3E', '{issueId}', '*', '%0d%0aset-cookie:a=b', 'audit', 'a'.repeat(3000)],
]
export const ODD_TYPES = [
  '',
  'application/json;',
  'application/json ; charset=utf-16',
  'application/json; charset=gbk',
  'application/problem+json',
  'APPLICATION/JSON',
  'application/json, application/json',
  'text/plain',
  'text/html',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'image/png',
  'image/jpeg; q=1',
  'application/octet-stream',
  'json',
  ';',
  'a'.repeat(500),
]
export const ODD_HEADERS: [string, string][] = [
  ['cookie', 'session=a'],
  ['cookie', `session=${'a'.repeat(43)}`],
  ['cookie', `session=%00; session=; __Host-session=b; ${'a=b; '.repeat(200)}`],
  ['authorization', 'Bearer x'],
  ['content-length', '0'],
  ['content-length', '99999999999'],
  ['content-length', '-1'],
  ['content-encoding', 'gzip'],
  ['transfer-encoding', 'chunked'],
  ['accept', 'text/html'],
  ['accept-encoding', 'br;q=a'],
  ['range', 'bytes=0-'],
  ['if-none-match', '*'],
  ['x-http-method-override', 'DELETE'],
  ['x-forwarded-for', `1.2.3.4, ${'a'.repeat(1000)}`],
  ['sec-fetch-site', 'cross-site'],
  ['sec-fetch-site', ''],
  ['origin', 'null'],
  ['origin', 'https://elsewhere.example'],
  ['host', 'elsewhere.example'],
]
export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']

export const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary })

/** What may stand where something else is expected. */
export const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(null, '', ' ', 0, -1, 1.5, 1e308, true, [], {}, [[]], [null], { '': 0 }),
  fc.constantFrom<unknown>(
    '\u0000',
    '\uD800',
    '\u202E',
    '<script>',
    '{{a}}',
    '__proto__',
    '../..',
    '字'.repeat(20_000),
  ),
  fc.constantFrom<unknown>(JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`), Array(2000).fill(0), 2 ** 53),
)

/** Versions as there may be some: what is at another one is refused before it is looked at. */
export const withVersions = (value: unknown, version: number): unknown =>
  JSON.parse(JSON.stringify(value, (key, one) => (/version$/i.test(key) && version > 0 ? version : one)))

export function spoiltAt(value: unknown, place: Place, how: string, put: unknown): unknown {
  if (how === 'drop') return withAt(value, place, undefined)
  if (how === 'put') return withAt(value, place, put)
  const key = how === 'proto' ? '__proto__' : 'unknown'
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? JSON.parse(
        JSON.stringify(value)
          .replace(/^\{/, () => `{${JSON.stringify({ [key]: put }).slice(1, -1)},`)
          .replace(/,\}$/, '}'),
      )
    : value
}

/** As bytes: a string would be given a type on its way. */
export function brokenAs(how: string | null, json: string): Uint8Array<ArrayBuffer> {
  const bytes = (text: string) => new TextEncoder().encode(text)
  switch (how) {
    case 'cut':
      return bytes(json.slice(0, -1))
    case 'utf-16':
      return new Uint8Array(Buffer.from(`\uFEFF${json}`, 'utf16le'))
    case 'latin-1':
      return new Uint8Array([...Buffer.from(json), 0xff, 0xfe, 0x80])
    case 'marked':
      return bytes(`\uFEFF${json}`)
    case 'empty':
      return bytes('')
    case 'twice':
      return bytes(json.replace(/^\{/, '{"version":1,"version":2,'))
    case 'behind':
      return bytes(`${json}\u0000`)
    default:
      return bytes(json)
  }
}
