/** Every dialog of the web is opened by the browser test of dialogs, a new one too. */
import { expect, test } from 'vitest'
import { DIALOGS } from '../support/every-dialog.ts'
import { SOURCES } from './sources.ts'

/** The window itself, and what loads it. */
const WINDOW = ['web/parts/dialog.tsx', 'web/parts/dialog-window.tsx']

test('each file that spells a dialog has as many rows in tests/support/every-dialog.ts as it has dialogs', () => {
  const spelled = SOURCES.filter(({ path }) => path.startsWith('web/') && !WINDOW.includes(path)).map(
    ({ path, code }) => [path, code.match(/<(?:Dialog|DialogWindow|dialog)\b/g)?.length ?? 0] as const,
  )
  const without = spelled.filter(([path, count]) => DIALOGS.filter(({ file }) => file === path).length < count)
  expect(without).toEqual([])
  const known = new Set(spelled.flatMap(([path, count]) => (count > 0 ? [path] : [])))
  expect(known.size).toBeGreaterThan(30)
  expect(DIALOGS.map(({ file }) => file).filter((file) => !known.has(file))).toEqual([])
})
