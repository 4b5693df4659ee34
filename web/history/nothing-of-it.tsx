import { ListFilter } from 'lucide'
import { Button } from '#web/ui'
import { EmptyState } from '#web/states'
import { usePageTexts, useText } from '#web/texts'

/** Nothing of what one wants to see has ever been said. */
export function NothingOfIt({ onAll }: { onAll: () => void }) {
  const t = useText()
  if (!usePageTexts()) return null
  return (
    <EmptyState
      icon={ListFilter}
      title={t('history.none')}
      deed={<Button onClick={onAll}>{t('history.none.all')}</Button>}
    >
      {t('history.none.cause')}
    </EmptyState>
  )
}
