/** A limit stands in one place: sentences, fields and the code of the page are made of the constant that is held to. */
import { expect, test } from 'vitest'
import { SOURCES } from './sources.ts'

const OURS = SOURCES.filter(({ path }) => !path.startsWith('tests/'))

test.each<[string, RegExp, RegExp, string, string[]]>([
  [
    'a sentence of a refusal says a limit in digits of its own',
    /refusals\.ts$/,
    /\d+ ?(?:[KM]B|万|条|个|字|天|像素)/,
    "message: '图片文件不能超过 4 MB，请缩小后再上传。'",
    [],
  ],
  [
    'a page or a route says a limit in digits of its own',
    /^web\/|^functions\/(?:api|acts)\//,
    /maxLength=\{\d|(?:最多|不超过|不能超过|超过) ?\d+ ?(?:[KM]B|万|条|个|字|像素)|\bMOST(?:_[A-Z]+)? = (?:4_000_000|5_?000)\b/,
    'maxLength={500}',
    [],
  ],
  [
    'the width of the type area is written out',
    /^(?:shared|functions)\/print\//,
    /= 156\b|\b156(?:mm\b|\b ?[*/;])|\bwidth: 156\b/,
    'const TYPE_AREA_MM = 156 / 2',
    ['shared/print/type-area.ts'],
  ],
])('%s nowhere else', (_, where, pattern, example, places) => {
  expect(example).toMatch(pattern)
  const found = OURS.filter(({ path, code }) => where.test(path) && pattern.test(code)).map(({ path }) => path)
  expect(found).toEqual(places)
})
