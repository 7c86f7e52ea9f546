/** The list of shortcuts of the page that one is on. */
import { useLocation } from 'wouter'
import { Dialog } from '../dialog.tsx'
import { shortcutsOn } from './shortcuts.ts'

export function ShortcutsWindow({ onClose }: { onClose: () => void }) {
  const [location] = useLocation()
  return (
    <Dialog title="快捷键" action={null} onClose={onClose}>
      {shortcutsOn(location).map(({ title, shortcuts }) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl className="shortcuts">
            {shortcuts.map(({ keys, does }) => (
              <div key={keys}>
                <dt>
                  <kbd>{keys}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className="field-hint">在输入框中打字时，单个字母的快捷键不起作用。</p>
    </Dialog>
  )
}
