import type { ReactNode } from 'react'
import { Eye, Lock } from 'lucide'
import { cx, Icon } from '#web/ui'
import css from './visibility.module.css'

/** Who can read it: a lock and a word, or an eye and a word in the colour of the square. */
export function Visibility({ isPublic = false, children }: { isPublic?: boolean | undefined; children: ReactNode }) {
  return (
    <span className={cx(css.visibility, isPublic && css.public)}>
      <Icon of={isPublic ? Eye : Lock} size="s" />
      {children}
    </span>
  )
}
