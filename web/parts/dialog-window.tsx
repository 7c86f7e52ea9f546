/** The window of a dialog (dialog.tsx), with the machinery that keeps focus and screen readers inside it. */
import type { FormEvent, ReactNode } from 'react'
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { queryClient } from '../api/query-client.ts'
import { isMisfit, isOvertaken, sentenceOf } from '../api/refused.ts'
import { Button, type ButtonKind } from './button.tsx'
import { Notice } from './notice.tsx'

export type DialogProps = {
  title: string
  /** Label of the button that does it; null for a dialog that only shows. */
  action: string | null
  kind?: ButtonKind
  busy?: boolean
  error?: unknown
  whyNot?: string | null
  wide?: boolean
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
  onSubmit,
  onClose,
  children,
}: DialogProps) {
  // The page is read again once its reader has seen why: not before, lest this window go with what it was about.
  const close = () => {
    if (isOvertaken(error)) void queryClient.invalidateQueries()
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // A form inside a portal still bubbles through React's tree.
    event.stopPropagation()
    if (!busy && whyNot === null) onSubmit?.()
  }
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      onOpenChange={(open) => !open && !busy && close()}
      isDismissable={action === null}
    >
      <Modal className={wide ? 'modal modal-wide' : 'modal'}>
        <AriaDialog className="dialog">
          <form onSubmit={submit} noValidate>
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
            <div className="dialog-body">
              {children}
              {error !== null && error !== undefined && (
                <Notice tone="red">{isMisfit(error) ? error.message : sentenceOf(error)}</Notice>
              )}
            </div>
            <div className="dialog-actions">
              <Button onPress={close} isDisabled={busy}>
                {action === null ? '关闭' : '取消'}
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
  )
}
