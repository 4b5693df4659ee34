import type { IconNode } from 'lucide'
import { cx, Icon } from '#web/ui'
import { useFormats, useText } from '#web/texts'
import { WayLink } from '#web/ways'
import css from './rail.module.css'

type PlaceProps = {
  href: string
  icon: IconNode
  words: string
  count?: number | undefined
  /** The count goes no further: so many or more. */
  most?: number | undefined
  /** The count still grows. */
  isFilling?: boolean
  isHere: boolean
  isLate?: boolean
  said?: string
}

/** Where one can go, with how much waits there. */
export function Place({ href, icon, words, count, most, isFilling, isHere, isLate, said }: PlaceProps) {
  const t = useText()
  const formats = useFormats()
  return (
    <WayLink href={href} className={css.place} aria-current={isHere ? 'page' : undefined} title={words}>
      <Icon of={icon} />
      <span className={css.word}>
        <bdi>{words}</bdi>
      </span>
      {count !== undefined && count > 0 && (
        <span className={cx(css.count, isLate && css.late)}>
          {most !== undefined && count >= most ? t('view.many', { count: most - 1 }) : formats.number(count)}
          {isFilling && '…'}
          {said && <span className={css.said}> {said}</span>}
        </span>
      )}
    </WayLink>
  )
}
