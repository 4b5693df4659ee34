import { lazy, Suspense } from 'react'
import { ServerCrash, WifiOff } from 'lucide'
import { patiently } from '#web/bring'
import { Button } from '#web/ui'
import { ErrorState, LoadingShape } from '#web/states'
import { isFault, useFaultWords } from '#web/api'
import { useText } from '#web/texts'
import type { NobodyProps } from './nobody.tsx'
import type { useRows } from './queries.ts'
import css from './inbox.module.css'

/** Most views hold something: why one is empty is brought when one is. */
const Nobody = lazy(async () => ({ default: (await patiently(() => import('./nobody.tsx'))).Nobody }))

type NothingProps = NobodyProps & { query: ReturnType<typeof useRows> }

/** Why the list shows no rows: they are on their way, could not be had, or there are none. */
export function Nothing({ narrowing, query, counts, isFilling, onNarrow }: NothingProps) {
  const t = useText()
  const words = useFaultWords()
  if (query.isPending) return <LoadingShape label={t('common.loading')} count={6} />
  if (query.isError && !query.data) {
    const isAway = isFault(query.error) && query.error.status === 0
    return (
      <div className={css.nothing}>
        <ErrorState
          icon={isAway ? WifiOff : ServerCrash}
          title={t('inbox.error')}
          deed={
            <Button isBusy={query.isFetching} onClick={() => void query.refetch()}>
              {t('common.again')}
            </Button>
          }
        >
          {words(query.error)}
        </ErrorState>
      </div>
    )
  }
  return (
    <div className={css.nothing}>
      <Suspense>
        <Nobody {...{ narrowing, counts, isFilling, onNarrow }} />
      </Suspense>
    </div>
  )
}
