/** The shortcuts that there are, by the place where they hold, and which places a page has. */

export type Shortcut = { keys: string; does: string }
export type ShortcutPlace = { title: string; on: (path: string) => boolean; shortcuts: readonly Shortcut[] }

const anywhere = () => true
/** Of an issue's page, its panel where the address names one; the first that opens may be any. */
const onPanel = (panel: string) => (path: string) => {
  const [, area, issueId, named] = path.split('/')
  return area === 'issues' && issueId !== undefined && issueId !== 'import' && (named ?? panel) === panel
}
const onTabs = (path: string) => path === '/settings/records' || /^\/issues\/(?!import$)[^/]+/.test(path)

/** Tested: each is heard by the file that is named for it there, and no file hears another (tests/conventions/shortcuts.test.ts). */
export const SHORTCUTS: readonly ShortcutPlace[] = [
  {
    title: '来稿',
    on: onPanel('submissions'),
    shortcuts: [
      { keys: 'Tab', does: '进入来稿列表' },
      { keys: 'j 或 ↓', does: '下一篇' },
      { keys: 'k 或 ↑', does: '上一篇' },
      { keys: 'a', does: '采用' },
      { keys: 'Enter（“采用”刚打开时）', does: '确认采用' },
      { keys: 'r', does: '退改' },
      { keys: 'd', does: '不采用' },
      { keys: 'c', does: '对照相近的文字' },
      { keys: 'Enter', does: '拆成几条采用时，从光标处切开' },
    ],
  },
  {
    title: '内容',
    on: onPanel('content'),
    shortcuts: [
      { keys: 'Alt + ↑ 或 ↓', does: '上移或下移所在的条目' },
      { keys: 'F8', does: '下一处待处理问题' },
      { keys: 'Shift + F8', does: '上一处待处理问题' },
      { keys: 'Ctrl + Z', does: '撤销' },
      { keys: 'Ctrl + Y，或 Ctrl + Shift + Z', does: '重做' },
      { keys: '↑ ↓ 或 Enter（表格中）', does: '上一格、下一格' },
      { keys: 'Esc（拖动时）', does: '放弃拖动' },
    ],
  },
  {
    title: '批注',
    on: (path) => onPanel('content')(path) || onPanel('review')(path),
    shortcuts: [{ keys: 'Esc（写回复时）', does: '收起回复，写了的留着' }],
  },
  {
    title: '标签',
    on: onTabs,
    shortcuts: [
      { keys: '← 或 →', does: '左边或右边的标签' },
      { keys: 'Home 或 End', does: '第一个或最后一个标签' },
    ],
  },
  {
    title: '窗口',
    on: anywhere,
    shortcuts: [{ keys: 'Esc', does: '关闭窗口' }],
  },
  { title: '每一页', on: anywhere, shortcuts: [{ keys: '?', does: '打开这份列表' }] },
]

export const shortcutsOn = (path: string): ShortcutPlace[] => SHORTCUTS.filter(({ on }) => on(path))
