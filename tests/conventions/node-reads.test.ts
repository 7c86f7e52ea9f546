/** Node strips the types itself on `npm start`, and its parser reads less than the bundler and the tests’. */
import { stripTypeScriptTypes } from 'node:module'
import { expect, test } from 'vitest'
import { SOURCES } from './sources.ts'

test('every source is read by Node as it stands', () => {
  const refused = SOURCES.filter(({ path }) => path.endsWith('.ts')).flatMap(({ path, text }) => {
    try {
      stripTypeScriptTypes(text)
      return []
    } catch (error) {
      return [`${path}: ${(error as Error).message}`]
    }
  })
  expect(refused).toEqual([])
})
