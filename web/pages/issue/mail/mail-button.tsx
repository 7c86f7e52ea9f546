/** Opens the mail as its recipients will see it; what is typed is saved first. */
import { useState } from 'react'
import { Button } from '../../../parts/button.tsx'
import { lazyPart } from '../../../parts/lazy-part.tsx'
import { useTheDesk } from '../use-desk.ts'

const MailPreview = lazyPart(async () => (await import('./mail-preview.tsx')).MailPreview)

export function MailButton({ small = false }: { small?: boolean }) {
  const { saver } = useTheDesk()
  const [open, setOpen] = useState(false)
  const show = async () => {
    // A write that was refused shows at the desk itself; the mail is then that of what was saved.
    await saver.flush().catch(() => undefined)
    setOpen(true)
  }
  return (
    <>
      <Button small={small} onPress={() => void show()}>
        预览邮件
      </Button>
      {open && <MailPreview onClose={() => setOpen(false)} />}
    </>
  )
}
