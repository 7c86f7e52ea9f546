/** Kept files are read and kept by their hash in one place, so that no road hands out bytes that nobody checked. */
import { expect, test } from 'vitest'
import { SOURCES } from './sources.ts'

test('only functions/files touches the file store itself', () => {
  const strays = SOURCES.filter(({ path }) => path.startsWith('functions/') && !path.startsWith('functions/files/'))
    // The browser's own files, of which each is read once.
    .filter(({ path }) => !path.startsWith('functions/print/browser/'))
    .filter(({ code }) => /\bfiles\.(get|put|mend)\(/.test(code))
  expect(strays.map(({ path }) => path)).toEqual([])
})
