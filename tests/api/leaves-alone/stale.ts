/** Each request with a version is asked first as of another version than the one there is, and must be refused. */
import { expect } from 'vitest'
import type { Caller } from '../../support/caller.ts'
import type { Described, Schema } from '../described.ts'

/** Where a request says which version it is about. */
const VERSIONS = /^(version|issueVersion)$/
/** How it is told that this is not the version there is. */
const OVERTAKEN = ['stale', 'overtaken', 'moved-on-meanwhile']

type Place = (string | number)[]

/** Where in a request versions stand. */
function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, of]) =>
    VERSIONS.test(name) ? [[...at, name]] : placesIn(of, [...at, name]),
  )
}

const other = (version: unknown) => (typeof version !== 'number' || version === 1 ? 2 : Math.abs(version - 1))

/** The request with another version at the place. */
function asOfAnother(value: unknown, [first, ...rest]: Place): unknown {
  if (first === undefined) return other(value)
  if (Array.isArray(value)) return value.map((one, n) => (String(n) === String(first) ? asOfAnother(one, rest) : one))
  const of = value as Record<string, unknown> // what `placesIn` went through
  return { ...of, [first]: asOfAnother(of[first], rest) }
}

/** `PUT /issues/…/content version`, `POST … adopt issueVersion`: what was asked, as the description of the API names it. */
const nameOf = (by: string, request: unknown, place: Place): string => {
  const { move = '' } = request as { move?: string } // of moves
  return [by, move, place.map((one) => (/^\d+$/.test(String(one)) ? '*' : one)).join('.')].filter(Boolean).join(' ')
}

/** `answered` is given each answer to the request as it is. */
export function staleFirst(answered: (answer: unknown) => void) {
  const tried = new Set<string>()
  /** Of the route that is being tried; null while its trial is made ready. */
  let by: string | null = null

  const watched = (caller: Caller): Caller => {
    const sends = (send: 'post' | 'put') => async (path: string, body: unknown) => {
      const route = by
      if (route)
        for (const place of placesIn(body)) {
          const { status, body: answer } = await caller[send](path, asOfAnother(body, place))
          expect([status, OVERTAKEN.includes(answer.code)], `${place.join('.')}: ${answer.code}`).toEqual([409, true])
          tried.add(nameOf(route, body, place))
        }
      const sent = await caller[send](path, body)
      if (route) answered(sent.body)
      return sent
    }
    return {
      get: (path) => caller.get(path),
      raw: (path, init) => caller.raw(path, init),
      post: sends('post'),
      put: sends('put'),
    }
  }

  return {
    tried,
    watched,
    during: async <T>(route: string, does: () => Promise<T>): Promise<T> => {
      by = route
      return does().finally(() => {
        by = null
      })
    },
  }
}

/** Every place of a version in what the routes take. */
export function versionsOf(routes: readonly Described[]): string[] {
  const within = (schema: Schema): Place[] => {
    const { properties = {}, items, oneOf = [], anyOf = [] } = schema
    return [
      ...Object.entries(properties).flatMap(([name, of]) =>
        VERSIONS.test(name) ? [[name]] : within(of).map((place) => [name, ...place]),
      ),
      ...(items ? within(items).map((place) => ['*', ...place]) : []),
      ...[...oneOf, ...anyOf].flatMap(within),
    ]
  }
  const all = routes.flatMap(({ method, path, body }) => {
    const by = `${method} ${path.replace(/^\/api/, '')}`
    return (body?.oneOf ?? [body ?? {}]).flatMap((one) => {
      const move = String(one.properties?.move?.const ?? one.properties?.move?.enum?.[0] ?? '')
      return within(one).map((place) => nameOf(by, { move }, place))
    })
  })
  return [...new Set(all)]
}
