import type { ReactNode } from 'react'
import { CalendarClock, Check, CheckCheck, CircleQuestionMark, CircleX, Clock, type IconNode } from 'lucide'
import { cx, Icon } from '#web/ui'
import css from './receipt.module.css'

export type ReceiptState = 'sending' | 'scheduled' | 'sent' | 'delivered' | 'read' | 'failed' | 'unsure'

type ReceiptProps = {
  state: ReceiptState
  /** Always a word beside the sign; after a failure its reason, in the customer's channel. */
  children: ReactNode
}

/** What became of a message we sent. */
export function Receipt({ state, children }: ReceiptProps) {
  return (
    <span className={cx(css.receipt, css[state])}>
      <Icon of={SIGNS[state]} size="s" />
      <span>{children}</span>
    </span>
  )
}

const SIGNS: Record<ReceiptState, IconNode> = {
  sending: Clock,
  scheduled: CalendarClock,
  sent: Check,
  delivered: CheckCheck,
  read: CheckCheck,
  failed: CircleX,
  unsure: CircleQuestionMark,
}
