/** The button: main, plain, quiet or dangerous; a disabled one says why beside it. */
import { type ReactNode, useId } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'

export type ButtonKind = 'main' | 'plain' | 'quiet' | 'red' | 'danger'

type Props = Omit<AriaButtonProps, 'className' | 'children' | 'style'> & {
  kind?: ButtonKind
  small?: boolean
  children: ReactNode
  /** Why it cannot be used now; it is disabled while there is a reason. */
  whyNot?: string | null
}

export function Button({ kind = 'plain', small = false, whyNot = null, children, ...rest }: Props) {
  const id = useId()
  const button = (
    <AriaButton
      {...rest}
      className={`button button-${kind}${small ? ' button-small' : ''}`}
      isDisabled={rest.isDisabled === true || whyNot !== null}
      {...(whyNot !== null && { 'aria-describedby': id })}
    >
      {children}
    </AriaButton>
  )
  if (whyNot === null) return button
  return (
    <span className="button-refused">
      {button}
      <span className="why-not" id={id}>
        {whyNot}
      </span>
    </span>
  )
}
