import { useState } from 'react'
import { CheckCheck, Settings2 } from 'lucide'
import { Button, Callout, Icon, IconButton } from '#web/ui'
import { Tooltip } from '#web/overlay'
import { EmptyState } from '#web/states'
import { useFaultWords } from '#web/api'
import { Asked } from '#web/page'
import { usePageTexts, useText } from '#web/texts'
import { useWays } from '#web/ways'
import type { NotificationCard } from '#protocol'
import { Told } from './told.tsx'
import { useNotificationDeeds, useNotifications, useUnreadNotifications } from './queries.ts'
import css from './list.module.css'

type ListProps = { onDone: () => void }

/** What one was told, the latest first. */
export function NotificationList(props: ListProps) {
  return usePageTexts() ? <List {...props} /> : <div className={css.coming} />
}

function List({ onDone }: ListProps) {
  const t = useText()
  const ways = useWays()
  const query = useNotifications()
  const { read } = useNotificationDeeds()
  // What one is asked is not read away.
  const unread = useUnreadNotifications().data
  const isLeft = unread !== undefined && unread.count > unread.asked.length
  const goTo = (address: string): void => {
    onDone()
    ways.go(address)
  }
  return (
    <>
      <header className={css.head}>
        <h2 className={css.title}>{t('notices.title')}</h2>
        {isLeft && (
          <Button size="s" kind="ghost" isBusy={read.isPending} onClick={() => read.mutate({ all: true })}>
            <Icon of={CheckCheck} size="s" />
            {t('notices.read-all')}
          </Button>
        )}
        <Tooltip text={t('notices.choose')}>
          <IconButton size="s" name={t('notices.choose')} onClick={() => goTo(ways.settings('notifications'))}>
            <Icon of={Settings2} />
          </IconButton>
        </Tooltip>
      </header>
      <div className={css.scroll}>
        <Asked query={{ ...query, data: query.data?.pages.flatMap(page => page.rows) }}>
          {rows =>
            rows.length === 0 ? (
              <div className={css.nothing}>
                <EmptyState title={t('notices.empty')} as="h3">
                  {t('notices.empty.cause')}
                </EmptyState>
              </div>
            ) : (
              <Rows rows={rows} onDone={onDone} />
            )
          }
        </Asked>
        {query.hasNextPage && (
          <p className={css.more}>
            <Button size="s" isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('notices.more')}
            </Button>
          </p>
        )}
      </div>
    </>
  )
}

function Rows({ rows, onDone }: { rows: readonly NotificationCard[] } & ListProps) {
  const t = useText()
  const words = useFaultWords()
  const { read, answer } = useNotificationDeeds()
  const [fault, setFault] = useState<unknown>()
  return (
    <>
      {fault !== undefined && (
        <Callout tone="late">
          <span role="alert">{words(fault)}</span>
        </Callout>
      )}
      <ul className={css.rows} aria-label={t('notices.title')}>
        {rows.map(one => (
          <Told
            key={one.id}
            one={one}
            onGo={() => {
              if (one.readAt === null && one.kind !== 'asked') read.mutate({ id: one.id })
              onDone()
            }}
            onAnswer={gives =>
              answer.mutate({ id: one.id, gives }, { onError: setFault, onSuccess: () => setFault(undefined) })
            }
          />
        ))}
      </ul>
    </>
  )
}
