/** The two sets of colours: each ink on each ground, whatever stands where; and no style sheet with a colour of its own. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const STYLE = join(import.meta.dirname, '../../web/style')
const read = (name: string) => readFileSync(join(STYLE, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')

type Colours = Readonly<Record<string, string>>

/** The custom properties of one rule that are colours, as `#rrggbb`. */
function coloursOf(selector: string): Colours {
  const tokens = read('tokens.css')
  const rule = tokens.split(`${selector} {`)[1]?.split('}')[0] ?? ''
  return Object.fromEntries(
    [...rule.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

const LIGHT = coloursOf(':root')
const SETS: [string, Colours][] = [
  ['light', LIGHT],
  ['dark', { ...LIGHT, ...coloursOf(':root[data-dark]') }],
]

const of = (pattern: RegExp) => Object.keys(LIGHT).filter((name) => pattern.test(name))
const GROUNDS = of(/^(ground|paper|\w+-ground)$/)
const INKS = of(/^(ink|ink-2|ink-off|red|blue|\w+-dark|(?!toast|sheet)\w+-ink)$/)
const FILLS = of(/^(?!on-).*-fill(-over)?$/)

/** What may lie how near to what else: WCAG 2.2, 1.4.3 for text, 1.4.11 for what shows where one types and presses. */
const PAIRS: [names: readonly string[], on: readonly string[], least: number][] = [
  [INKS, GROUNDS, 4.5],
  [['on-fill'], FILLS, 4.5],
  [['toast-ink', 'toast-blue'], ['toast', 'toast-over'], 4.5],
  [['sheet-ink'], ['sheet'], 4.5],
  [['line-strong'], GROUNDS, 3],
  [FILLS.filter((name) => name.endsWith('-fill')), ['ground', 'paper'], 3],
]

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (bright + 0.05) / (dim + 0.05)
}

test.each(SETS)('in the %s set every ink can be read on every ground', (_, colours) => {
  const poor = PAIRS.flatMap(([names, on, least]) =>
    names.flatMap((name) =>
      on.flatMap((ground) => {
        const is = contrast(colours[name] ?? '', colours[ground] ?? '')
        return is >= least ? [] : [`${name} on ${ground}: ${is.toFixed(2)}`]
      }),
    ),
  )
  expect(poor).toEqual([])
})

test('every colour of the page is in one of these pairs, or no more than a line between parts', () => {
  const paired = PAIRS.flatMap(([names, on]) => [...names, ...on])
  expect(Object.keys(LIGHT).filter((name) => !paired.includes(name))).toEqual(['line', 'around-sheet'])
  expect([INKS.length, GROUNDS.length, FILLS.length]).toEqual([12, 7, 4])
})

test('the dark set gives another value to every colour but those of paper', () => {
  const dark = coloursOf(':root[data-dark]')
  expect(Object.keys(LIGHT).filter((name) => !(name in dark))).toEqual(['on-fill', 'sheet', 'sheet-ink'])
  expect(Object.keys(dark).filter((name) => !(name in LIGHT))).toEqual([])
})

test('no style sheet but tokens.css spells a colour, and none names one that is not there', () => {
  const known = new Set([...read('tokens.css').matchAll(/--([\w-]+):/g)].map(([, name]) => name))
  for (const name of readdirSync(STYLE)) {
    const own = new Set([...read(name).matchAll(/--([\w-]+):/g)].map(([, it]) => it))
    const used = [...read(name).matchAll(/var\(--([\w-]+)\)/g)].map(([, it]) => it)
    // What pdf.js itself sets on a sheet.
    expect(used.filter((it) => !known.has(it) && !own.has(it) && it !== 'total-scale-factor')).toEqual([])
    if (name === 'tokens.css') continue
    expect(read(name).match(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|oklch|lab)a?\(|:\s*(?:white|black)\b/gi) ?? []).toEqual(
      [],
    )
  }
})
