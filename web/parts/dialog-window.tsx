/** The window of a dialog (dialog.tsx), with the machinery that keeps focus and screen readers inside it. */
import { type FormEvent, type ReactNode, useCallback, useState } from 'react'
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { queryClient } from '../api/query-client.ts'
import { isMisfit, isOvertaken, sentenceOf } from '../api/refused.ts'
import { Button, type ButtonKind } from './button.tsx'
import { Notice } from './notice.tsx'
import { useBackGuard } from './saving/back-guard.ts'
import { useLeaveGuard } from './saving/leave-guard.ts'

export type DialogProps = {
  title: string
  /** Label of the button that does it; null for a dialog that only shows. */
  action: string | null
  kind?: ButtonKind
  busy?: boolean
  error?: unknown
  whyNot?: string | null
  wide?: boolean
  /** What is written here is kept elsewhere: the window closes without a question, and has it again when it opens. */
  kept?: boolean
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
  wide = false,
  kept = false,
  onSubmit,
  onClose,
  children,
}: DialogProps) {
  // The page is read again once its reader has seen why: not before, lest this window go with what it was about.
  const leave = () => {
    if (isOvertaken(error)) void queryClient.invalidateQueries()
    onClose()
  }
  // What is written here is sent off by the button or given up by a second word, never by one key, a reload, a step back or a click beside.
  const [written, setWritten] = useState(false)
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
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // A form inside a portal still bubbles through React's tree.
    event.stopPropagation()
    if (!busy && whyNot === null) onSubmit?.()
  }
  return (
    <I18nProvider locale="zh-CN">
      <ModalOverlay
        className="overlay"
        isOpen
        // Escape asks; it gives nothing up that is written.
        onOpenChange={(open) => !open && !busy && (written ? setAsked(true) : leave())}
        isDismissable={action === null && !written}
      >
        <Modal className={wide ? 'modal modal-wide' : 'modal'}>
          <AriaDialog className="dialog">
            <form onSubmit={submit} onInput={write} noValidate>
              <Heading slot="title" className="dialog-title">
                {title}
              </Heading>
              <div className="dialog-body">
                {children}
                {asked && (
                  <Notice tone="amber">填写的内容还没有提交。确要放弃，请点“放弃填写”；否则请继续填写。</Notice>
                )}
                {error !== null && error !== undefined && (
                  <Notice tone="red">{isMisfit(error) ? error.message : sentenceOf(error)}</Notice>
                )}
              </div>
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
            </form>
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </I18nProvider>
  )
}

/** Whether it is a text of one's own: what is searched or chosen is soon chosen again. */
const isText = (field: EventTarget): boolean =>
  field instanceof HTMLTextAreaElement ||
  (field instanceof HTMLInputElement && /^(text|email|url|tel)$/.test(field.type))
