/** The button that tells where an item comes from. */
import { useState } from 'react'
import type { Item } from '#shared/issue/issue.ts'
import { Button } from '../../../parts/button.tsx'
import { lazyPart } from '../../../parts/lazy-part.tsx'

// Fetched at the first press.
const LineageWindow = lazyPart(async () => (await import('./lineage-window.tsx')).LineageWindow)

export function LineageButton({ item, where }: { item: Item; where: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button small kind="quiet" aria-label={`${where}的来历`} onPress={() => setOpen(true)}>
        来历
      </Button>
      {isOpen && <LineageWindow item={item} onClose={() => setOpen(false)} />}
    </>
  )
}
