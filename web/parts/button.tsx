/** The button: main, plain, quiet or dangerous; a disabled one says why beside it. */
import { type ComponentProps, type ReactNode, useId } from 'react'

export type ButtonKind = 'main' | 'plain' | 'quiet' | 'red' | 'danger'

type Props = Omit<ComponentProps<'button'>, 'className' | 'children' | 'style' | 'disabled' | 'onClick'> & {
  onPress?: () => void
  isDisabled?: boolean
  kind?: ButtonKind
  small?: boolean
  children: ReactNode
  /** Why it cannot be used now; it is disabled while there is a reason. Null for one that may have a reason later. */
  whyNot?: string | null
}

export function Button({
  kind = 'plain',
  small = false,
  type = 'button',
  isDisabled = false,
  onPress,
  whyNot,
  children,
  ...rest
}: Props) {
  const id = useId()
  const isRefused = typeof whyNot === 'string'
  const button = (
    <button
      {...rest}
      type={type}
      className={`button button-${kind}${small ? ' button-small' : ''}`}
      disabled={isDisabled || isRefused}
      onClick={() => onPress?.()}
      {...(isRefused && { 'aria-describedby': id })}
    >
      {children}
    </button>
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
