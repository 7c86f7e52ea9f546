/** Asked of who signs out while something is not saved in this browser: whether it stays here or goes. */
import { Button } from './parts/button.tsx'
import { Dialog } from './parts/dialog.tsx'

type Props = {
  /** Texts in this browser, and opinions in this window alone. */
  drafts: number
  opinions: number
  busy: boolean
  error: unknown
  onDrop: () => void
  onKeep: () => void
  onClose: () => void
}

export const LeaveQuestion = ({ drafts, opinions, busy, error, onDrop, onKeep, onClose }: Props) => (
  <Dialog
    title="退出登录"
    action="删除并退出"
    kind="danger"
    busy={busy}
    error={error}
    onSubmit={onDrop}
    onClose={onClose}
  >
    <p>
      这台电脑上还留有您 {drafts + opinions}{' '}
      处没有保存的文字，没能保存到系统中。您以后在这台电脑上登录，可以接着写；公用的电脑，请删除。
    </p>
    {opinions > 0 && <p>其中 {opinions} 处是还没有提交的意见或说明，只留在这个窗口中，关闭窗口后不再保留。</p>}
    <Button isDisabled={busy} onPress={onKeep}>
      保留并退出
    </Button>
  </Dialog>
)
