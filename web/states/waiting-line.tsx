import type { ReactNode } from 'react'
import { WifiOff } from 'lucide'
import { DeadlineRing, Icon } from '#web/ui'
import css from './waiting-line.module.css'

type LineProps = {
  title: ReactNode
  /** What it is about; cut to one line. */
  children?: ReactNode
  /** A `Button` of size s. */
  deed?: ReactNode
}

/** No connection: what was written is kept here, and how much of it waits. */
export function OfflineLine(props: LineProps) {
  return <Line {...props} start={<Icon of={WifiOff} />} />
}

/** Just sent, in the composer's place: it leaves when the ring is empty, unless it is undone. */
export function UndoLine({ left, ...props }: LineProps & { left: number }) {
  return <Line {...props} start={<DeadlineRing left={Math.max(0.01, left)} />} />
}

function Line({ start, title, children, deed }: LineProps & { start: ReactNode }) {
  return (
    <div className={css.line} role="status">
      {start}
      <b className={css.title}>{title}</b>
      <span className={css.text}>{children}</span>
      {deed}
    </div>
  )
}
