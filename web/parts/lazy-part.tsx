/** Parts of a page whose code is fetched for itself: when they are first shown, or beside the page that they stand in. */
import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode, Suspense } from 'react'

/** A dialog, or what comes now and then: its code is fetched when it is first shown. */
export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>): (props: P) => ReactNode {
  const Part = lazy(async () => ({ default: await load() }))
  return (props) => (
    <Suspense fallback={null}>
      <Part {...props} />
    </Suspense>
  )
}

/** What stands there from the start: its code is fetched beside the page's, which is shown once both are here, so that nothing is moved. */
export function pagePart<P extends object>(
  load: () => Promise<ComponentType<P>>,
): LazyExoticComponent<ComponentType<P>> {
  const loading = load()
  // What shows it says so.
  loading.catch(() => undefined)
  return lazy(async () => ({ default: await loading }))
}
