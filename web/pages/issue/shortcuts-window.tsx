/** The list of shortcuts at the desk (?): in the inbox, and in the content. */
import { Dialog } from '../../parts/dialog.tsx'

const SHORTCUTS = {
  来稿: {
    Tab: '进入来稿列表',
    'j 或 ↓': '下一篇',
    'k 或 ↑': '上一篇',
    a: '采用',
    r: '退改',
    d: '不采用',
    c: '对照相近的文字',
    '?': '打开这份列表',
  },
  内容: {
    'Alt + ↑ 或 ↓': '上移或下移所在的条目',
    F8: '下一处待处理问题',
    'Ctrl + Z': '撤销',
    'Ctrl + Shift + Z': '重做',
  },
  窗口: { Esc: '关闭' },
} as const satisfies Record<string, Record<string, string>>

export const ShortcutsWindow = ({ onClose }: { onClose: () => void }) => (
  <Dialog title="快捷键" action={null} onClose={onClose}>
    {Object.entries(SHORTCUTS).map(([place, keys]) => (
      <section key={place}>
        <h3>{place}</h3>
        <dl className="shortcuts">
          {Object.entries(keys).map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </section>
    ))}
  </Dialog>
)
