import { useState } from 'react'
import type { AlertCard, SuspectCard } from '#protocol'
import { More } from '#web/evidence'
import { Asked } from '#web/page'
import { EmptyState } from '#web/states'
import { SuspectArticle, useSuspects } from '#web/suspects'
import { useText } from '#web/texts'
import { AlertArticle } from './alert-article.tsx'
import { useOpenAlerts } from './queries.ts'
import css from './alerts.module.css'

/** What many say beside what one insists on, on one scale; each fails and is empty by itself. */
export function Now() {
  const t = useText()
  const alerts = useOpenAlerts()
  const suspects = useSuspects()
  const most = mostOf(alerts.data ?? [], suspects.data ?? [])
  if (alerts.data?.length === 0 && suspects.data?.length === 0)
    return <EmptyState title={t('alerts.empty')}>{t('alerts.empty.cause')}</EmptyState>
  return (
    <div className={css.sides}>
      <section aria-label={t('alerts.many')}>
        <Asked query={alerts}>
          {all =>
            all.length === 0 ? (
              <EmptyState title={t('alerts.empty.many')}>{t('alerts.empty.many.cause')}</EmptyState>
            ) : (
              <Opened keys={all.map(({ id }) => id)}>
                {(isOpen, toggle) =>
                  all.map(card => (
                    <AlertArticle
                      key={card.id}
                      {...{ card, most }}
                      isOpen={isOpen(card.id)}
                      onToggle={() => toggle(card.id)}
                    />
                  ))
                }
              </Opened>
            )
          }
        </Asked>
      </section>
      <section aria-label={t('alerts.one')}>
        <Asked query={suspects}>
          {all =>
            all.length === 0 ? (
              <EmptyState title={t('alerts.empty.one')}>{t('alerts.empty.one.cause')}</EmptyState>
            ) : (
              <>
                {all.map(card => (
                  <SuspectArticle key={card.id} {...{ card, most }} />
                ))}
                <More of={suspects} />
              </>
            )
          }
        </Asked>
      </section>
    </div>
  )
}

/** Both sides are drawn to one scale: that is what tells them apart. */
const mostOf = (alerts: readonly AlertCard[], suspects: readonly SuspectCard[]): number =>
  Math.max(
    10,
    ...alerts.flatMap(({ evidence }) => evidence.hours.flatMap(({ authors, upTo }) => [authors, upTo])),
    ...suspects.flatMap(({ evidence }) => evidence.hours.map(({ messages }) => messages)),
  )

type OpenedProps = {
  keys: readonly string[]
  children: (isOpen: (key: string) => boolean, toggle: (key: string) => void) => React.ReactNode
}

/** The worst one is open at first; what somebody opens or closes stays so. */
function Opened({ keys, children }: OpenedProps) {
  const [chosen, setChosen] = useState<Record<string, boolean>>({})
  const isOpen = (key: string): boolean => chosen[key] ?? key === keys[0]
  return children(isOpen, key => setChosen({ ...chosen, [key]: !isOpen(key) }))
}
