/** The web works over plain http at an address of an intranet too, where browsers lack a good deal. */
import { expect, test } from 'vitest'
import { SOURCES } from './sources.ts'

/** Only over https (and on the machine itself) do browsers have these (W3C Secure Contexts). */
const SECURE =
  /\b(crypto\.(randomUUID|subtle)|navigator\.(locks|clipboard|serviceWorker|storage|credentials|mediaDevices|share|wakeLock)|caches\.|showOpenFilePicker|isSecureContext)\b/g
const WITH_ANOTHER_WAY = ['shared/hash.ts', 'web/parts/copy-text.ts', 'web/parts/saving/windows.ts']

test('over plain http nothing is called that browsers have over https only', () => {
  const users = SOURCES.filter(({ path, code }) => /^(web|shared)\//.test(path) && code.search(SECURE) >= 0)
  expect(users.map(({ path }) => path)).toEqual(WITH_ANOTHER_WAY)
})
