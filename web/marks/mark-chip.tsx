import { Languages } from 'lucide'
import type { ReactNode } from 'react'
import { RowHint } from '#web/talk'
import { Chip, Icon } from '#web/ui'
import type { Mark } from './marks.ts'

/** One mark in a row. Only what cannot wait has a colour. */
export function MarkChip({ mark, children }: { mark: Mark; children: ReactNode }) {
  return mark === 'language' ? (
    <RowHint>
      <Icon of={Languages} size="s" />
      {children}
    </RowHint>
  ) : (
    <Chip isSmall tone={mark === 'urgent' ? 'soon' : 'plain'}>
      {children}
    </Chip>
  )
}
