import { type KeyboardEvent, type MouseEvent as Press, type ReactNode, useRef } from 'react'
import { Avatar, cx } from '#web/ui'
import { ChannelMark } from './channel-mark.tsx'
import css from './row.module.css'

export type RowMark = { label: string; isOn: boolean; isShown: boolean; onMark: (isRange: boolean) => void }

type RowProps = {
  /** The whole row in a breath: "Marta Iborra, WhatsApp, vence en 12 minutos, sin leer". */
  label: string
  name: string
  picture?: string | undefined
  channel: string
  isPublic?: boolean | undefined
  /** A `Deadline`, or a clock time. */
  due: ReactNode
  /** What was said last; `lang` and direction are its own. */
  preview: ReactNode
  previewLang?: string | undefined
  /** One line suffices: there is little to say or somebody else's turn. */
  isShort?: boolean | undefined
  /** At most two `Chip`s of the small kind, or a `RowHint`. */
  extras?: ReactNode
  isUnread?: boolean | undefined
  isSelected?: boolean | undefined
  /** It is the customer's turn. */
  isParked?: boolean | undefined
  /** The address of the conversation, so that it opens in another tab too. */
  href?: string | undefined
  onOpen?: (() => void) | undefined
  /** It can be chosen among others: by its box, or by a press with Shift for all up to it. */
  mark?: RowMark | undefined
  /** 0 for the one row that Tab reaches. */
  tabIndex?: 0 | -1 | undefined
}

/** A conversation in a list. It needs a `RowList` around it. */
export function Row(props: RowProps) {
  const { label, isUnread, isSelected, isParked, isShort, extras, mark, tabIndex = -1, onOpen } = props
  const row = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.target !== row.current) return
    event.preventDefault()
    onOpen?.()
  }
  return (
    <div
      ref={row}
      role="row"
      aria-label={label}
      aria-selected={isSelected ?? false}
      tabIndex={tabIndex}
      className={cx(
        css.row,
        isUnread && css.unread,
        isSelected && css.selected,
        isParked && css.parked,
        isShort && css.short,
        mark?.isOn && css.marked,
        mark?.isShown && css.marking,
      )}
      onClick={event => {
        if (isPlainPress(event)) onOpen?.()
        else if (event.shiftKey) mark?.onMark(true)
      }}
      onMouseDown={event => event.shiftKey && mark && event.preventDefault()}
      onKeyDown={onKeyDown}
    >
      <div role="gridcell" className={css.cell}>
        <Face {...props} />
        <Head {...props} />
        <p className={css.preview} lang={props.previewLang} dir="auto">
          {props.preview}
        </p>
        {extras && <div className={css.extras}>{extras}</div>}
      </div>
    </div>
  )
}

function Face({ name, picture, channel, isPublic, mark }: RowProps) {
  return (
    <span className={css.face}>
      {mark && (
        <input
          type="checkbox"
          className={css.box}
          aria-label={mark.label}
          tabIndex={-1}
          checked={mark.isOn}
          onChange={event => mark.onMark((event.nativeEvent as MouseEvent).shiftKey)}
          onClick={event => event.stopPropagation()}
        />
      )}
      <Avatar name={name} picture={picture} size={28} />
      <span className={css.channel}>
        <ChannelMark of={channel} isPublic={isPublic} size={15} />
      </span>
    </span>
  )
}

function Head({ name, href, due, onOpen }: RowProps) {
  const open = (event: Press): void => {
    if (!onOpen || !isPlainPress(event)) return
    event.preventDefault()
    event.stopPropagation()
    onOpen()
  }
  return (
    <div className={css.head}>
      <span className={css.name}>
        {href ? (
          <a href={href} tabIndex={-1} className={css.link} onClick={open}>
            <bdi>{name}</bdi>
          </a>
        ) : (
          <bdi>{name}</bdi>
        )}
      </span>
      <span className={css.due}>{due}</span>
    </div>
  )
}

function isPlainPress(event: Press): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
}

/** A quiet line under the preview: parked, a draft, a translation. Give it an `Icon` of size s and words. */
export function RowHint({ children }: { children: ReactNode }) {
  return <span className={css.hint}>{children}</span>
}

type RowListProps = { label: string; children: ReactNode; rowCount?: number }

/** The list as a grid. `rowCount` where only some of its rows are drawn. */
export function RowList({ label, children, rowCount }: RowListProps) {
  return (
    <div className={css.list} role="grid" aria-label={label} aria-rowcount={rowCount} aria-readonly="true">
      {children}
    </div>
  )
}

/** What the rows below have in common, and how many they are. */
export function RowHeading({
  children,
  count,
  isLate = false,
}: {
  children: ReactNode
  count?: ReactNode
  isLate?: boolean | undefined
}) {
  return (
    <div role="row" className={css.heading}>
      <div role="gridcell" className={css.headingCell}>
        <span className={cx(isLate && css.late)}>{children}</span>
        <span>{count}</span>
      </div>
    </div>
  )
}
