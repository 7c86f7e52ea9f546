/** Turning the pages of a list that the API gives a page at a time, each with where the next begins. */
import { useState } from 'react'
import { Button } from './button.tsx'

/** `after`: where the page that is shown begins; the first begins nowhere. */
export function usePages() {
  const [begins, setBegins] = useState<readonly string[]>([])
  return {
    after: begins.at(-1) ?? null,
    number: begins.length + 1,
    back: () => setBegins(begins.slice(0, -1)),
    on: (next: string) => setBegins([...begins, next]),
    toFirst: () => setBegins([]),
  }
}

type Props = {
  pages: Pick<ReturnType<typeof usePages>, 'number' | 'back' | 'on'>
  next: string | null
  /** What is shown is of the page or the search before, and `next` with it: the button waits, and keeps the focus. */
  isWaiting?: boolean
}

/** Nothing where one page is all there is. */
export const TurnPages = ({ pages: { number, back, on }, next, isWaiting = false }: Props) =>
  number === 1 && next === null ? null : (
    <div className="row">
      <Button small isDisabled={number === 1} onPress={back}>
        上一页
      </Button>
      <span className="muted">第 {number} 页</span>
      <Button small isDisabled={next === null} onPress={() => next !== null && !isWaiting && on(next)}>
        下一页
      </Button>
    </div>
  )
