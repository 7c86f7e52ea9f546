/** Each shortcut that is listed is heard, and each key that the web hears is listed (or here, with why not). */
import { expect, test } from 'vitest'
import { SHORTCUTS, shortcutsOn } from '../../web/parts/shortcuts/shortcuts.ts'
import { SOURCES } from './sources.ts'

/** By the file that hears them, the keys as its code spells them, and what the list says of them. */
const HEARD: Record<string, [keys: string[], listed: string[]]> = {
  'web/pages/issue/submissions/inbox-keys.ts': [
    ['ArrowDown', 'ArrowUp', 'Arrow', 'j', 'k'],
    ['来稿：j 或 ↓', '来稿：k 或 ↑'],
  ],
  'web/pages/issue/submissions/submission-card.tsx': [
    ['a', 'd', 'r'],
    ['来稿：a', '来稿：r', '来稿：d'],
  ],
  'web/pages/issue/submissions/alike-line.tsx': [['c'], ['来稿：c']],
  'web/pages/issue/content/item-card.tsx': [['ArrowDown', 'ArrowUp'], ['内容：Alt + ↑ 或 ↓']],
  'web/pages/issue/content/content-panel.tsx': [
    ['F8', 'y', 'z'],
    ['内容：F8', '内容：Shift + F8', '内容：Ctrl + Z', '内容：Ctrl + Y，或 Ctrl + Shift + Z'],
  ],
  'web/pages/issue/checks/found-bar.tsx': [
    ['F8', 'Shift+F8'],
    ['内容：F8', '内容：Shift + F8'],
  ],
  'web/pages/issue/content/parts/table-editor.tsx': [
    ['ArrowDown', 'ArrowUp', 'Enter'],
    ['内容：↑ ↓ 或 Enter（表格中）'],
  ],
  'web/pages/issue/outline/use-item-drag.ts': [['Escape'], ['内容：Esc（拖动时）']],
  'web/pages/issue/comments/answering.tsx': [['Escape'], ['批注：Esc（写回复时）']],
  'web/parts/tabs.tsx': [
    ['ArrowLeft', 'ArrowRight', 'End', 'Home'],
    ['标签：← 或 →', '标签：Home 或 End'],
  ],
  'web/parts/dialog-window.tsx': [
    ['Enter', 'Escape'],
    ['来稿：Enter（“采用”刚打开时）', '窗口：Esc'],
  ],
  'web/parts/shortcuts/shortcuts-key.tsx': [['?'], ['每一页：?']],
  // Enter sends off the field that it is typed in, as in any form.
  'web/pages/issue/review/fresh-code.tsx': [['Enter'], []],
  // A field that is only selected in lets through the keys that go about in it, and is cut by Enter.
  'web/pages/issue/submissions/still-text.tsx': [
    ['Arrow', 'End', 'Enter', 'Escape', 'Home', 'Page', 'Shift', 'Tab'],
    ['来稿：Enter'],
  ],
}
/** The browser's own way into a list. */
const OF_BROWSER = ['来稿：Tab']

const NAMES = 'Arrow(?:Up|Down|Left|Right)?|Enter|Escape|Home|End|Page(?:Up|Down)?|Shift|Tab|F\\d+'
/** Names of keys anywhere in a file that hears any; letters where they are compared, are the keys of a table, or stand at a button. */
const SPELLED = new RegExp(
  `(?<![\\w-])(${NAMES})(?![\\w-])|\\b[kK]ey !?== '([^']+)'|\\{ (j): 1, (k): -1|aria-keyshortcuts="([^"$]+)"|\\^\\[(\\?)？\\]`,
  'g',
)
const HEARS = /onKeyDown|onKeyUp|'keydown'|'keyup'|aria-keyshortcuts/

test('the keys that files of the web hear are these', () => {
  const heard = SOURCES.filter(({ path }) => path.startsWith('web/')).flatMap(({ path, code }) => {
    if (!HEARS.test(code)) return []
    const keys = [...code.matchAll(SPELLED)].flatMap((match) => match.slice(1).filter((one) => one !== undefined))
    return keys.length === 0 ? [] : [[path, [...new Set(keys)].toSorted()] as const]
  })
  expect(Object.fromEntries(heard)).toEqual(
    Object.fromEntries(Object.entries(HEARD).map(([path, [keys]]) => [path, keys.toSorted()])),
  )
})

test('the list has each of them, and nothing else', () => {
  const listed = SHORTCUTS.flatMap(({ title, shortcuts }) => shortcuts.map(({ keys }) => `${title}：${keys}`))
  expect(new Set(listed).size).toBe(listed.length)
  expect(listed.toSorted()).toEqual(
    [...new Set([...Object.values(HEARD).flatMap(([, of]) => of), ...OF_BROWSER])].toSorted(),
  )
})

test.each([
  ['/archive', ['窗口', '每一页']],
  ['/issues', ['窗口', '每一页']],
  ['/issues/import', ['窗口', '每一页']],
  ['/settings/records', ['标签', '窗口', '每一页']],
  ['/issues/1/content', ['内容', '批注', '标签', '窗口', '每一页']],
  ['/issues/1/submissions', ['来稿', '标签', '窗口', '每一页']],
  ['/issues/1/record', ['标签', '窗口', '每一页']],
  // Which panel opens first, the address does not say.
  ['/issues/1', ['来稿', '内容', '批注', '标签', '窗口', '每一页']],
])('of %s it shows those that hold there', (path, titles) => {
  expect(shortcutsOn(path).map(({ title }) => title)).toEqual(titles)
})
