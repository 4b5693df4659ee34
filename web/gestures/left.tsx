import type { MyGestures } from '#protocol'
import { useBrand } from '#web/api'
import { useColleagues } from '#web/people'
import { useFormats, useText } from '#web/texts'
import { Callout } from '#web/ui'
import css from './gestures.module.css'

type LeftProps = { mine: MyGestures; amount: number; isOver: boolean; isFree: boolean }

/** What is left of the month before and after; past it, who can raise it. */
export function Left({ mine, amount, isOver, isFree }: LeftProps) {
  const t = useText()
  const formats = useFormats()
  const { me } = useBrand()
  const money = (one: number): string => formats.money(one, mine.currency)
  const left = money(mine.left)
  const able = (useColleagues().data ?? []).filter(({ id, role }) => role !== 'agent' && id !== me.person.id)
  if (isOver) {
    const names = able.slice(0, NAMED).map(({ name }) => name)
    return (
      <Callout tone="soon">
        <span role="status">
          {t('gestures.over', { left })}{' '}
          {names.length > 0 && t('gestures.over.who', { count: names.length, names: formats.list(names) })}
        </span>
      </Callout>
    )
  }
  return (
    <p className={css.left} role="status">
      {isFree
        ? t('gestures.left.same', { left })
        : amount > 0
          ? t('gestures.left', { left, after: money(mine.left - amount) })
          : t('gestures.left.now', { left })}
    </p>
  )
}

const NAMED = 3
