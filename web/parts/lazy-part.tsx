/** A part of a page, such as a dialog, whose code is fetched when it is first shown: not one that stands there from the start, which would move what is below. */
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react'

export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>): (props: P) => ReactNode {
  const Part = lazy(async () => ({ default: await load() }))
  return (props) => (
    <Suspense fallback={null}>
      <Part {...props} />
    </Suspense>
  )
}
