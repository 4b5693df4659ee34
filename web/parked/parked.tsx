import { Asked, Lines, Page, Section } from '#web/page'
import { EmptyState } from '#web/states'
import { useText } from '#web/texts'
import { Arrival } from './arrival.tsx'
import { Event } from './event.tsx'
import { useParked, useParkedEvents } from './queries.ts'

/** What could not be taken or followed: why, what it was, taking it again, letting it go. Nothing waits for it. */
export function ParkedPage() {
  const t = useText()
  const arrivals = useParked()
  const events = useParkedEvents()
  const count = arrivals.data && events.data && arrivals.data.length + events.data.length
  const both = {
    data: arrivals.data && events.data && { arrivals: arrivals.data, events: events.data },
    error: arrivals.error ?? events.error,
    isFetching: arrivals.isFetching || events.isFetching,
    refetch: () => [arrivals, events].filter(({ error }) => error).map(({ refetch }) => refetch()),
  }
  return (
    <Page title={t('parked.title')} say={count !== undefined && t('parked.say', { count })}>
      <Asked query={both}>
        {parked => (
          <>
            {count === 0 && <EmptyState title={t('parked.empty')}>{t('parked.empty.cause')}</EmptyState>}
            {parked.arrivals.length > 0 && (
              <Lines label={t('parked.arrivals')}>
                {parked.arrivals.map(card => (
                  <Arrival key={card.id} card={card} />
                ))}
              </Lines>
            )}
            {parked.events.length > 0 && (
              <Section title={t('parked.events')} help={t('parked.events.help')}>
                <Lines label={t('parked.events')}>
                  {parked.events.map(card => (
                    <Event key={`${card.room} ${card.number}`} card={card} />
                  ))}
                </Lines>
              </Section>
            )}
          </>
        )}
      </Asked>
    </Page>
  )
}
