import { type ReactNode, useId } from 'react'
import { cx } from '#web/ui'
import css from './radio-cards.module.css'

export type RadioCard<V extends string = string> = {
  value: V
  title: ReactNode
  text?: ReactNode
  /** Before the words: a `ChannelMark` or an `Icon`. */
  start?: ReactNode
  /** After them: how long it takes, that it is ready. */
  end?: ReactNode
  /** The end says that all is well. */
  isReady?: boolean | undefined
}

type RadioCardsProps<V extends string> = {
  label: string
  cards: readonly RadioCard<V>[]
  value?: V | undefined
  defaultValue?: V | undefined
  onChange?: ((value: V) => void) | undefined
  /** In a dialog: the chosen one has the focus when it opens. */
  isFirst?: boolean | undefined
}

/** One of a few that need a sentence each. */
export function RadioCards<V extends string>(props: RadioCardsProps<V>) {
  const { label, cards, value, defaultValue, onChange, isFirst = false } = props
  const name = useId()
  return (
    <div className={css.cards} role="radiogroup" aria-label={label}>
      {cards.map(card => (
        <label key={card.value} className={css.card}>
          {card.start}
          <span className={css.words}>
            <span className={css.title}>{card.title}</span>
            {card.text && <span className={css.text}>{card.text}</span>}
          </span>
          {card.end && <span className={cx(css.end, card.isReady && css.ready)}>{card.end}</span>}
          <input
            type="radio"
            className={css.dot}
            name={name}
            {...(isFirst && card.value === (value ?? defaultValue) && { 'data-autofocus': '', autoFocus: true })}
            value={card.value}
            checked={value === undefined ? undefined : value === card.value}
            defaultChecked={value === undefined ? defaultValue === card.value : undefined}
            onChange={() => onChange?.(card.value)}
          />
        </label>
      ))}
    </div>
  )
}
