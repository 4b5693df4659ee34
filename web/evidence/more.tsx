import { useText } from '#web/texts'
import { Button } from '#web/ui'
import type { Pages } from './asking.ts'
import css from './evidence.module.css'

/** The way to the next page of a list, where there is one. */
export function More({ of }: { of: Pick<Pages<unknown>, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'> }) {
  const t = useText()
  if (!of.hasNextPage) return null
  return (
    <div className={css.more}>
      <Button isBusy={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
        {t('alerts.more')}
      </Button>
    </div>
  )
}
