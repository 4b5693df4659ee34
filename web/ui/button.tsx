import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'
import css from './button.module.css'

type Look = {
  /** primary: the deed of the place, one at most · plain · ghost · plaza: only to publish · danger */
  kind?: 'primary' | 'plain' | 'ghost' | 'plaza' | 'danger' | undefined
  size?: 's' | 'm' | 'l' | undefined
  /** Under way: it stays where it was, keeps its focus and does nothing. */
  isBusy?: boolean | undefined
  /** Cannot be done now. It can still be reached, so that `aria-describedby` can say why. */
  isOff?: boolean | undefined
}

export type ButtonProps = Omit<ComponentProps<'button'>, 'disabled' | 'className' | 'style'> & Look

function dress({ kind = 'plain', size = 'm', isBusy, isOff }: Look, more?: string): string | undefined {
  return cx(css.button, css[kind], css[size], isBusy && css.busy, isOff && css.off, more)
}

/** A button that says what it does. Give it text, or an `Icon` and text, or text and a `Kbd`. */
export function Button(props: ButtonProps) {
  return <Pressed {...props} />
}

type IconButtonProps = Omit<ButtonProps, 'children' | 'aria-label'> & {
  /** Said aloud and needed even where a tooltip shows the same words. */
  name: string
  /** One `Icon`, or an `Avatar`. */
  children: ReactNode
  isRound?: boolean | undefined
}

export function IconButton({ name, isRound = false, kind = 'ghost', ...props }: IconButtonProps) {
  return <Pressed {...props} kind={kind} aria-label={name} shape={cx(css.square, isRound && css.round)} />
}

function Pressed({
  kind,
  size,
  isBusy,
  isOff,
  onClick,
  type = 'button',
  shape,
  ...rest
}: ButtonProps & { shape?: string | undefined }) {
  const isStill = Boolean(isBusy || isOff)
  return (
    <button
      {...rest}
      type={isStill && type === 'submit' ? 'button' : type}
      className={dress({ kind, size, isBusy, isOff }, shape)}
      aria-disabled={isStill || undefined}
      aria-busy={isBusy || undefined}
      onClick={isStill ? undefined : onClick}
    />
  )
}

/** Two buttons that touch: the usual deed and the way to the others. Give it a `Button` and an `IconButton`. */
export function SplitButton({ children }: { children: ReactNode }) {
  return <span className={css.split}>{children}</span>
}

type LinkButtonProps = Omit<ComponentProps<'a'>, 'className' | 'style'> & Pick<Look, 'kind' | 'size'>

/** Goes somewhere, looks like a button. */
export function LinkButton({ kind, size, children, ...rest }: LinkButtonProps) {
  return (
    <a {...rest} className={dress({ kind, size })}>
      {children}
    </a>
  )
}

/** A deed inside a sentence. */
export function TextButton({
  children,
  type = 'button',
  ...rest
}: Omit<ComponentProps<'button'>, 'className' | 'style'>) {
  return (
    <button {...rest} type={type} className={css.text}>
      {children}
    </button>
  )
}

/** A link inside a sentence. */
export function TextLink({ children, ...rest }: Omit<ComponentProps<'a'>, 'className' | 'style'>) {
  return (
    <a {...rest} className={css.text}>
      {children}
    </a>
  )
}
