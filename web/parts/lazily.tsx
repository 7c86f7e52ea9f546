/** A part of a page that is fetched when it is first shown, such as a dialog. */
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react'

export function lazily<P extends object>(load: () => Promise<ComponentType<P>>): (props: P) => ReactNode {
  const Part = lazy(async () => ({ default: await load() }))
  return (props) => (
    <Suspense fallback={null}>
      <Part {...props} />
    </Suspense>
  )
}
