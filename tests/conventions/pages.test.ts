/** Every page of the web is opened by the browser test of pages, a new one too. */
import { expect, test } from 'vitest'
import { patterns } from '../../web/routes.ts'
import { PAGES } from '../support/every-web-page.ts'

test('each pattern of web/routes.ts has a row in tests/support/every-web-page.ts', () => {
  const paths = PAGES.map(([, , path]) => path.split('?')[0] ?? '')
  const without = Object.values(patterns).filter((pattern) => {
    const shape = new RegExp(`^${pattern.replace(/\/:\w+\?/g, '(/[^/]+)?').replace(/:\w+/g, '[^/]+')}$`)
    return !paths.some((path) => shape.test(path))
  })
  expect(without).toEqual([])
  expect(paths.length).toBeGreaterThan(Object.keys(patterns).length)
})
