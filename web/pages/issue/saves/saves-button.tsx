/** The button that shows what was saved of the content, save by save. */
import { useState } from 'react'
import { Button } from '../../../parts/button.tsx'
import { lazyPart } from '../../../parts/lazy-part.tsx'

// Fetched at the first press.
const SavesWindow = lazyPart(async () => (await import('./saves-window.tsx')).SavesWindow)

export function SavesButton() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button small onPress={() => setOpen(true)}>
        历次保存
      </Button>
      {isOpen && <SavesWindow onClose={() => setOpen(false)} />}
    </>
  )
}
