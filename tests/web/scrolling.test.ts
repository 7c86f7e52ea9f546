/** Blocks that scroll by themselves can be scrolled by keyboard: they take the focus, or something in them does. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const WEB = join(import.meta.dirname, '../../web')
const all = (folder: string, ending: string): string[] =>
  readdirSync(join(WEB, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !name.startsWith('dist'))
    .map((name) => readFileSync(join(WEB, folder, name), 'utf8'))

/** Classes of style sheets that scroll, by the last one of their selector. */
const scrolling = all('style', '.css').flatMap((sheet) =>
  [...sheet.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selector = '', rules = '']) =>
    /overflow(-[xy])?:\s*(auto|scroll)/.test(rules) ? [selector.trim().split('.').at(-1) ?? ''] : [],
  ),
)
/** They hold buttons or fields, to which the focus goes. */
const HOLD_CONTROLS = ['tabs', 'stale', 'modal', 'checkboxes', 'grid-scroll', 'save-list', 'outline']

test('every block that scrolls can take the focus, wherever it stands', () => {
  const classes = scrolling.filter((name) => !HOLD_CONTROLS.includes(name))
  expect(classes.length).toBeGreaterThanOrEqual(5)
  const views = ['pages', 'parts'].flatMap((folder) => all(folder, '.tsx'))
  const tags = classes.flatMap((name) =>
    views.flatMap((view) => view.match(new RegExp(`<\\w+\\s[^<]*className="${name}"[^<]*`, 'g')) ?? []),
  )
  expect(tags.length).toBeGreaterThanOrEqual(classes.length)
  expect(tags.filter((tag) => !/tabIndex/.test(tag))).toEqual([])
})
