/** The window of a dialog (dialog.tsx), with the machinery that keeps focus and screen readers inside it. */
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  type SyntheticEvent,
  useCallback,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import { queryClient } from '../api/query-client.ts'
import { isMisfit, isOvertaken, isPassing, Refused, sentenceOf } from '../api/refused.ts'
import { Button, type ButtonKind } from './button.tsx'
import { Notice } from './notice.tsx'
import { useBackGuard } from './saving/back-guard.ts'
import { useLeaveGuard } from './saving/leave-guard.ts'
import { Loading, useOnce } from './waiting.tsx'

/** Who waits so long is shown the button that closes it. */
const LONG_MS = 3_000

export type DialogProps = {
  title: string
  /** Label of the button that does it; null for a dialog that only shows. */
  action: string | null
  kind?: ButtonKind
  busy?: boolean
  error?: unknown
  whyNot?: string | null
  /** What it shows is being read: its buttons come with that, where they stay. */
  waiting?: boolean
  wide?: boolean
  /** As tall as the screen allows from the start, for pages whose size is not known. */
  tall?: boolean
  /** What is written here is kept elsewhere: the window closes without a question, and has it again when it opens. */
  kept?: boolean
  /** It can be taken back where it was done: Enter on the window itself, where its reader begins, is its button. */
  byEnter?: boolean
  /** Something is written here from before it opened. */
  begun?: boolean
  onSubmit?: () => void
  onClose: () => void
  children?: ReactNode
}

export function DialogWindow({
  title,
  action,
  kind = 'main',
  busy = false,
  error = null,
  whyNot = null,
  waiting = false,
  wide = false,
  tall = false,
  kept = false,
  byEnter = false,
  begun = false,
  onSubmit,
  onClose,
  children,
}: DialogProps) {
  // The page is read again once its reader has seen why, or that nobody knows whether it was done: not before, lest this window go with what it was about.
  const leave = () => {
    if (isOvertaken(error) || isPassing(error)) void queryClient.invalidateQueries()
    onClose()
  }
  // What is written here is sent off by the button or given up by a second word, never by one key, a reload, a step back or a click beside.
  const [written, setWritten] = useState(begun)
  const [asked, setAsked] = useState(false)
  useLeaveGuard(written)
  useBackGuard(
    written,
    useCallback(() => setAsked(true), []),
  )
  const write = ({ target }: FormEvent) => {
    if (kept || !isText(target)) return
    setWritten(true)
    setAsked(false)
  }
  const close = () => (written && !asked ? setAsked(true) : leave())
  const send = () => {
    if (!busy && whyNot === null) onSubmit?.()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // A form inside a portal still bubbles through React's tree.
    event.stopPropagation()
    send()
  }
  const isLong = useOnce(false, LONG_MS)
  const hasFailed = error !== null && error !== undefined
  const id = useId()
  const place = useModal()
  const unsaid = useUnsaid(place, error)
  // Escape, or the step back of a phone, asks; it gives nothing up that is written.
  const ask = () => {
    if (busy) return
    if (written) setAsked(true)
    else leave()
  }
  const isShown = !waiting || hasFailed || isLong
  const onKey = (event: KeyboardEvent) => {
    // Not by a key that is still held from opening it.
    const isYes = event.key === 'Enter' && !event.repeat && event.target === event.currentTarget
    if (byEnter && isYes && isShown) send()
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    ask()
  }
  const cancel = (event: SyntheticEvent) => {
    // A file that is not chosen cancels, too.
    if (event.target !== event.currentTarget) return
    event.preventDefault()
    ask()
  }
  /** Some browsers close it in spite of that, the second time. It is also told of a window that is gone by now. */
  const closed = ({ target, currentTarget }: SyntheticEvent<HTMLDialogElement>) => {
    if (target !== currentTarget || currentTarget.open || !currentTarget.isConnected) return
    if (busy || written) currentTarget.showModal()
    ask()
  }
  return createPortal(
    <dialog
      ref={place}
      className={`modal${wide ? ' modal-wide' : ''}${tall ? ' modal-tall' : ''}`}
      // biome-ignore lint/a11y/noRedundantRoles: by which it is found in tests
      role="dialog"
      aria-labelledby={id}
      tabIndex={-1}
      onKeyDown={onKey}
      onCancel={cancel}
      onClose={closed}
      onClick={({ target, currentTarget }) =>
        target === currentTarget && (action === null || waiting) && !written && leave()
      }
    >
      <form onSubmit={submit} onInput={write} noValidate>
        <h2 id={id} className="dialog-title">
          {title}
        </h2>
        <div className="dialog-body">
          {waiting && !hasFailed ? <Loading /> : children}
          {asked && <Notice tone="amber">填写的内容还没有提交。确要放弃，请点“放弃填写”；否则请继续填写。</Notice>}
          {hasFailed && (
            <Notice tone={isDone(error) ? 'amber' : 'red'}>
              {isMisfit(error) ? error.message + unsaid.join('；') : sentenceOf(error)}
            </Notice>
          )}
        </div>
        {isShown && (
          <div className="dialog-actions">
            <Button onPress={close} isDisabled={busy}>
              {action === null ? '关闭' : asked ? '放弃填写' : '取消'}
            </Button>
            {action !== null && (
              <Button type="submit" kind={kind} isDisabled={busy} whyNot={whyNot}>
                {busy ? '正在办理…' : action}
              </Button>
            )}
          </div>
        )}
      </form>
    </dialog>,
    document.body,
  )
}

/** Refused, but for a reason that is good news. */
const isDone = (error: unknown): boolean => error instanceof Refused && error.code === 'done-already'

/** Of what was filled in wrongly, what no field of the window says. */
function useUnsaid(place: RefObject<HTMLDialogElement | null>, error: unknown): readonly string[] {
  const [unsaid, setUnsaid] = useState<readonly string[]>([])
  useLayoutEffect(() => {
    const said = [...(place.current?.querySelectorAll('.field-error') ?? [])].map((one) => one.textContent ?? '')
    const all = isMisfit(error) ? new Set(error.details.map(({ message }) => message)) : []
    setUnsaid([...all].filter((message) => !said.some((one) => one.includes(message))))
  }, [place, error])
  return unsaid
}

/** Opens the window above everything else, which rests meanwhile; the focus goes back to where it was. */
function useModal() {
  const place = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const { current } = place
    if (!current) return
    const release = holdPage()
    current.showModal()
    // Not into the first field: a phone would cover half of the window with its keys.
    current.focus()
    return () => {
      current.close()
      release()
    }
  }, [])
  return place
}

/** The page behind does not scroll, and does not move where its scroll bar was. */
function holdPage(): () => void {
  const root = document.documentElement
  // Another window holds it already.
  if (root.classList.contains('held')) return () => undefined
  root.style.paddingRight = `${window.innerWidth - root.clientWidth}px`
  root.classList.add('held')
  return () => {
    root.classList.remove('held')
    root.style.removeProperty('padding-right')
  }
}

/** Whether it is a text of one's own: what is searched or chosen is soon chosen again. */
const isText = (field: EventTarget): boolean =>
  field instanceof HTMLTextAreaElement ||
  (field instanceof HTMLInputElement && /^(text|email|url|tel)$/.test(field.type))
