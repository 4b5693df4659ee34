import type { ReactNode } from 'react'
import { ServerCrash, WifiOff } from 'lucide'
import { Button, Callout } from '#web/ui'
import { ErrorState, LoadingShape } from '#web/states'
import { isFault, useFaultWords } from '#web/api'
import { useText } from '#web/texts'

type Query<T> = { data: T | undefined; error: unknown; isFetching: boolean; refetch: () => unknown }

type AskedProps<T> = {
  query: Query<T>
  as?: 'rows' | 'page'
  children: (data: T) => ReactNode
}

/** What was asked of the server: the shape of it, why it could not be had, or what it is; old news are marked as such. */
export function Asked<T>({ query, as = 'rows', children }: AskedProps<T>) {
  const t = useText()
  const words = useFaultWords()
  const { data, error, isFetching, refetch } = query
  const again = (
    <Button size={data === undefined ? 'm' : 's'} isBusy={isFetching} onClick={() => void refetch()}>
      {t('common.again')}
    </Button>
  )
  if (data !== undefined) {
    return (
      <>
        {error ? (
          <Callout tone="soon" deeds={again}>
            {t('asked.old')} {words(error)}
          </Callout>
        ) : null}
        {children(data)}
      </>
    )
  }
  if (!error) return <LoadingShape as={as} label={t('common.loading')} />
  const isAway = isFault(error) && error.status === 0
  return (
    <ErrorState icon={isAway ? WifiOff : ServerCrash} title={t('asked.error')} deed={again}>
      {words(error)}
    </ErrorState>
  )
}
