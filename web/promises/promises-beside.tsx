import type { PromiseCard } from '#protocol'
import { useColleagues } from '#web/people'
import { useFormats, usePageTexts, useText } from '#web/texts'
import { DeadlineRing, useNow } from '#web/ui'
import { useWays, WayLink } from '#web/ways'
import { usePromisesTo } from './queries.ts'
import css from './beside.module.css'

const longMs = 90 * 86_400_000

/** What was promised to a customer and is still to be done, or was broken lately; nothing where there is none. */
export function PromisesBeside({ customerId }: { customerId: string }) {
  const t = useText()
  const now = useNow(30_000)
  const { data } = usePromisesTo(customerId)
  const shown = (data ?? []).filter(
    ({ endedAt, state }) => endedAt === null || (state === 'broken' && now - endedAt < longMs),
  )
  if (!usePageTexts() || shown.length === 0) return null
  return (
    <section className={css.section}>
      <h3 className={css.title}>{t('promises.title')}</h3>
      <ul className={css.list}>
        {shown.map(promise => (
          <li key={promise.id}>
            <Promised promise={promise} now={now} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Promised({ promise, now }: { promise: PromiseCard; now: number }) {
  const t = useText()
  const ways = useWays()
  const formats = useFormats()
  const colleagues = useColleagues().data ?? []
  const { text, state, ownerId, madeAt, dueAt, conversationId, messageId } = promise
  const owner = colleagues.find(({ id }) => id === ownerId)?.name
  const isBroken = state === 'broken'
  const left = isBroken ? -1 : dueAt === null ? 1 : (dueAt - now) / Math.max(1, dueAt - madeAt)
  const when =
    dueAt === null
      ? t('promises.undated')
      : t(isBroken ? 'promises.broken.on' : 'promises.due', { time: formats.moment(dueAt) })
  return (
    <WayLink href={ways.message(conversationId, messageId)} className={css.promise}>
      <DeadlineRing left={left} />
      <span className={css.words}>
        <bdi>{text}</bdi>
        <span className={css.when} data-late={isBroken ? '' : undefined}>
          {[when, owner].filter(Boolean).join(' · ')}
        </span>
      </span>
    </WayLink>
  )
}
