/** A window with a field for sentences keeps them in the one way there is: what is written survives a session that ends. */
import { expect, test } from 'vitest'
import { SOURCES } from './sources.ts'

/** How a window keeps its text: by itself, or by what stands on the same (opinion.ts). */
const KEEPS = /\buse(Written|Opinion|Reasons|Answer)\b/
const WRITES = /<(TextArea|ReasonField|BriefField|OpinionField)\b/

test('each file with a window in which sentences are written keeps them', () => {
  const windows = SOURCES.filter(
    ({ path, code }) => path.startsWith('web/') && /<(Dialog|DistributionDialog)\b/.test(code) && WRITES.test(code),
  )
  expect(windows.length).toBeGreaterThan(12)
  expect(windows.filter(({ code }) => !KEEPS.test(code)).map(({ path }) => path)).toEqual([])
})
