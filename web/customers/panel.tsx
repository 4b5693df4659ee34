import type { ReactNode } from 'react'
import { Avatar, Chip, useNow } from '#web/ui'
import { ChannelMark } from '#web/talk'
import type { Conversation, Status } from '#protocol'
import { ago } from '#web/page'
import { useChannelName } from '#web/profiles'
import { Coming } from '#web/states'
import { type Key, useFormats, usePageTexts, useText } from '#web/texts'
import { useWays, WayLink } from '#web/ways'
import { Accounts } from './accounts.tsx'
import { useCalled } from './called.ts'
import { useLanguageName } from './language-name.ts'
import { Name } from './name.tsx'
import css from './panel.module.css'

type CustomerPanelProps = {
  conversation: Conversation
  /** After what is known, before what came before. */
  children?: ReactNode
}

/** The person before the message: who they are, where they write from, what came before. */
export function CustomerPanel({ conversation, children }: CustomerPanelProps) {
  if (!usePageTexts()) return <Coming count={4} />
  return <Person {...{ conversation, children }} />
}

function Person({ conversation, children }: CustomerPanelProps) {
  const t = useText()
  const formats = useFormats()
  const ways = useWays()
  const { customer } = conversation
  const called = useCalled()(customer.name)
  const language = useLanguageName()(customer.language)
  return (
    <>
      <header className={css.head}>
        <Avatar name={called} size={44} picture={customer.identities.find(one => one.picture)?.picture ?? undefined} />
        <div className={css.words}>
          <Name customer={customer} conversationId={conversation.id} called={called} />
          <p className={css.quiet}>
            {[t('customer.since', { date: formats.date(customer.since) }), language].filter(Boolean).join(' · ')}
          </p>
          <WayLink href={ways.customer(customer.id)} className={css.whole}>
            {t('customer.open')}
          </WayLink>
        </div>
      </header>
      <Now conversation={conversation} />
      <Section title={t('customer.identities', { count: customer.identities.length })}>
        <Accounts customer={customer} />
      </Section>
      {children}
      <Others conversation={conversation} />
    </>
  )
}

function Section({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className={css.section}>
      <h3 className={css.title}>{title}</h3>
      {children}
    </section>
  )
}

/** What now, in a sentence. */
function Now({ conversation }: { conversation: Conversation }) {
  const t = useText()
  const formats = useFormats()
  const { status, turnAt, snoozedUntil, channel } = conversation
  const channelName = useChannelName()(channel)
  const now = useNow(30_000)
  const words =
    turnAt !== null
      ? t('customer.now.waits', { since: ago(turnAt, now, formats), channel: channelName })
      : status === 'snoozed' && snoozedUntil
        ? t('customer.now.snoozed', { until: formats.moment(snoozedUntil) })
        : t(NOW[status])
  return (
    <Section title={t('customer.now')}>
      <p className={css.now}>{words}</p>
    </Section>
  )
}

const NOW: Record<Status, Key> = {
  open: 'customer.now.open',
  waiting: 'customer.now.waiting',
  snoozed: 'customer.now.waiting',
  closed: 'customer.now.closed',
}

const STATUSES: Record<Status, Key> = {
  open: 'status.open',
  waiting: 'status.waiting',
  snoozed: 'status.snoozed',
  closed: 'status.closed',
}

/** What came before and what else is open: one customer, one history. */
function Others({ conversation }: { conversation: Conversation }) {
  const t = useText()
  const formats = useFormats()
  const ways = useWays()
  const nameOf = useChannelName()
  const others = conversation.customer.conversations.filter(one => one.id !== conversation.id)
  return (
    <Section title={t('customer.others', { count: others.length })}>
      {others.length === 0 ? (
        <p className={css.quiet}>{t('customer.others.none')}</p>
      ) : (
        <ul className={css.others}>
          {others.map(one => (
            <li key={one.id}>
              <WayLink href={ways.inbox('all', one.id)} className={css.other}>
                <ChannelMark of={one.channel} size={18} name={nameOf(one.channel)} />
                <span className={css.words}>
                  <span className={css.last} dir="auto">
                    {one.lastText || nameOf(one.channel)}
                  </span>
                  <span className={css.quiet}>{formats.date(one.openedAt)}</span>
                </span>
                {one.status !== 'closed' && <Chip isSmall>{t(STATUSES[one.status])}</Chip>}
              </WayLink>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
