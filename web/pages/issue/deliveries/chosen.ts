/** Which rows of a page are chosen to be settled together: as they were seen, so that one that changed since is not. */
import { useState } from 'react'
import type { Delivery } from '#shared/distribution/delivery.ts'
import { mayBeSettled } from '#shared/distribution/delivery-workflow.ts'

export function useChosen(rows: readonly Delivery[]) {
  const [seen, setSeen] = useState<ReadonlyMap<string, number>>(new Map())
  const open = rows.filter(mayBeSettled)
  const isChosen = ({ id, version }: Delivery) => seen.get(id) === version
  return {
    /** Those of the page that can be chosen. */
    open,
    chosen: open.filter(isChosen),
    isChosen,
    choose: (delivery: Delivery, on: boolean) => setSeen(changed(seen, [delivery], on)),
    chooseAll: (on: boolean) => setSeen(changed(seen, open, on)),
  }
}

function changed(seen: ReadonlyMap<string, number>, deliveries: readonly Delivery[], on: boolean) {
  const next = new Map(seen)
  for (const { id, version } of deliveries)
    if (on) next.set(id, version)
    else next.delete(id)
  return next
}
