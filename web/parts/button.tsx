/** The button: main, plain, quiet or dangerous; a disabled one says why beside it. */
import { type ReactNode, useId } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'

export type ButtonKind = 'main' | 'plain' | 'quiet' | 'red' | 'danger'

type Props = Omit<AriaButtonProps, 'className' | 'children' | 'style'> & {
  kind?: ButtonKind
  small?: boolean
  children: ReactNode
  /** Why it cannot be used now; it is disabled while there is a reason. Null for one that may have a reason later. */
  whyNot?: string | null
}

export function Button({ kind = 'plain', small = false, whyNot, children, ...rest }: Props) {
  const id = useId()
  const isRefused = typeof whyNot === 'string'
  const button = (
    <AriaButton
      {...rest}
      className={`button button-${kind}${small ? ' button-small' : ''}`}
      isDisabled={rest.isDisabled === true || isRefused}
      {...(isRefused && { 'aria-describedby': id })}
    >
      {children}
    </AriaButton>
  )
  if (whyNot === undefined) return button
  // With a reason or without, it is the same button: one that were put there anew would lose the focus.
  return (
    <span className={isRefused ? 'button-refused' : 'button-free'}>
      {button}
      {isRefused && (
        <span className="why-not" id={id}>
          {whyNot}
        </span>
      )}
    </span>
  )
}
