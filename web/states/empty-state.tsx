import type { ReactNode } from 'react'
import { Icon, Voice } from '#web/ui'
import type { IconNode } from 'lucide'
import { cx } from '#web/ui'
import { Cup } from './cup.tsx'
import css from './empty-state.module.css'

type StateProps = {
  /** A whole sentence, in the voice. */
  title: ReactNode
  /** Why it is so, in a sentence or two. */
  children?: ReactNode
  /** One deed; beside it at most a quiet one. */
  deed?: ReactNode
  as?: 'h1' | 'h2' | 'h3' | undefined
}

/** Nothing here, and that is well. The cup, or an `icon` where something was looked for. */
export function EmptyState({ title, children, deed, as = 'h2', icon }: StateProps & { icon?: IconNode | undefined }) {
  return (
    <section className={css.state} data-state="">
      {icon ? <Tile icon={icon} /> : <Cup />}
      <Words {...{ title, children, deed, as }} />
    </section>
  )
}

/** It did not work: what, whether anything was lost, and the way on. */
export function ErrorState({ title, children, deed, as = 'h2', icon }: StateProps & { icon: IconNode }) {
  return (
    <section className={css.state} role="alert" data-state="">
      <Tile icon={icon} isLate />
      <Words {...{ title, children, deed, as }} />
    </section>
  )
}

function Words({ title, children, deed, as }: StateProps) {
  return (
    <>
      <Voice as={as} size="say">
        {title}
      </Voice>
      {children && <div className={css.cause}>{children}</div>}
      {deed && <div className={css.deed}>{deed}</div>}
    </>
  )
}

function Tile({ icon, isLate = false }: { icon: IconNode; isLate?: boolean | undefined }) {
  return (
    <span className={cx(css.tile, isLate && css.late)}>
      <Icon of={icon} size="l" />
    </span>
  )
}
