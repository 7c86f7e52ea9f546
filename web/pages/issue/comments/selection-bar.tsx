/** The button for what is selected in the text, at the foot of the screen above the decision: a thumb reaches it, and it hides nothing else. */
import { type RefObject, useLayoutEffect, useState } from 'react'
import { Button } from '../../../parts/button.tsx'
import type { SelectedText } from './passage-range.ts'
import { useSelected } from './use-selected.ts'

type Props = { text: RefObject<HTMLElement | null>; onAsk: (selected: SelectedText) => void }

export function SelectionBar({ text, onAsk }: Props) {
  const selected = useSelected(text)
  const bottom = useFoot(selected !== null)
  return (
    <div className="comment-bar" role="status" style={{ bottom }}>
      {selected && (
        <Button
          kind="main"
          // The selection would go with the press, on a phone before the press is told.
          onPointerDown={(event) => event.preventDefault()}
          onPress={() => {
            onAsk(selected)
            document.getSelection()?.removeAllRanges()
          }}
        >
          批注所选文字
        </Button>
      )}
    </div>
  )
}

/** How high the bar of the decision stands from the foot of the window. */
function useFoot(isShown: boolean): number {
  const [foot, setFoot] = useState(0)
  useLayoutEffect(() => {
    const top = document.querySelector('.decision')?.getBoundingClientRect().top ?? window.innerHeight
    if (isShown) setFoot(Math.max(0, window.innerHeight - top))
  }, [isShown])
  return foot
}
