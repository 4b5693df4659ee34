import type { ReactNode } from 'react'
import { ChevronDown, ChevronRight } from 'lucide'
import { Icon } from '#web/ui'
import css from './folded-stretch.module.css'

type FoldedStretchProps = {
  children: ReactNode
  mark?: ReactNode
  chip?: ReactNode
  isOpen?: boolean
  onToggle: () => void
}

/** An old stretch in one sentence, with what was promised in it. */
export function FoldedStretch({ children, mark, chip, isOpen = false, onToggle }: FoldedStretchProps) {
  return (
    <button type="button" className={css.folded} aria-expanded={isOpen} onClick={onToggle}>
      <Icon of={isOpen ? ChevronDown : ChevronRight} size="s" mirrors={!isOpen} />
      {mark}
      <span className={css.sentence}>{children}</span>
      {chip}
    </button>
  )
}
