import { type ReactNode, useState } from 'react'
import { Check, Copy } from 'lucide'
import { Avatar, Chip, Icon, IconButton, LiveRegion, useNow } from '#web/ui'
import { ChannelMark } from '#web/talk'
import type { Conversation, CustomerCard, Status } from '#protocol'
import { ago } from '#web/page'
import { useChannelName } from '#web/profiles'
import { Coming } from '#web/states'
import { type Key, useFormats, useLanguage, usePageTexts, useText } from '#web/texts'
import { useWays, WayLink } from '#web/ways'
import { useCalled } from './called.ts'
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
  const { customer } = conversation
  const nameOf = useChannelName()
  const called = useCalled()(customer.name)
  const { language: reader } = useLanguage()
  const language = customer.language && languageName(customer.language, reader)
  return (
    <>
      <header className={css.head}>
        <Avatar name={called} size={44} picture={customer.identities.find(one => one.picture)?.picture ?? undefined} />
        <div className={css.words}>
          <Name customer={customer} conversationId={conversation.id} called={called} />
          <p className={css.quiet}>
            {[t('customer.since', { date: formats.date(customer.since) }), language].filter(Boolean).join(' · ')}
          </p>
        </div>
      </header>
      <Now conversation={conversation} />
      <Section title={t('customer.identities', { count: customer.identities.length })}>
        <ul className={css.identities}>
          {customer.identities.map(identity => (
            <Identity key={identity.id} identity={identity} channelName={nameOf(identity.channel)} />
          ))}
        </ul>
      </Section>
      {children}
      <Others conversation={conversation} />
    </>
  )
}

function languageName(code: string, reader: string): string {
  try {
    return new Intl.DisplayNames(reader, { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
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

type IdentityProps = { identity: CustomerCard['identities'][number]; channelName: string }

function Identity({ identity, channelName }: IdentityProps) {
  const { channel, name, handle, externalId } = identity
  const shown = handle ?? (isReadable(externalId) ? externalId : undefined)
  return (
    <li className={css.identity}>
      <ChannelMark of={channel} />
      <span className={css.words}>
        <span className={css.channel}>{channelName}</span>
        {shown && (
          <span className={css.handle} dir="ltr" title={shown}>
            {shown}
          </span>
        )}
        {name && name !== shown && `@${name}` !== shown && <bdi className={css.quiet}>{name}</bdi>}
      </span>
      {shown && <CopyButton text={shown} />}
    </li>
  )
}

/** A telephone number or an address; what a platform numbers its people with says nothing to anybody. */
const isReadable = (id: string): boolean => /^\+?\d{6,15}$|@/.test(id)

function CopyButton({ text }: { text: string }) {
  const t = useText()
  const [isCopied, setCopied] = useState(false)
  const copy = (): void => void navigator.clipboard?.writeText(text).then(() => setCopied(true))
  return (
    <>
      <IconButton size="s" name={t('customer.copy', { what: text })} onClick={copy} onBlur={() => setCopied(false)}>
        <Icon of={isCopied ? Check : Copy} size="s" />
      </IconButton>
      <LiveRegion>{isCopied ? t('common.copied') : ''}</LiveRegion>
    </>
  )
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
