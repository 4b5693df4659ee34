import { lazy, Suspense } from 'react'
import { Download, MessageCircle } from 'lucide'
import type { CustomerCard } from '#protocol'
import { useBrand } from '#web/api'
import { bringCustomerPanel, useCalled, useLanguageName } from '#web/customers'
import { bringKnownBeside } from '#web/facts'
import { bringLikelyBeside, bringLinksBeside } from '#web/linking'
import { Asked, Page } from '#web/page'
import { useChannelName } from '#web/profiles'
import { bringPromises } from '#web/promises'
import { ChannelMark } from '#web/talk'
import { type Key, useFormats, useText } from '#web/texts'
import { Avatar, Chip, Icon, LinkButton } from '#web/ui'
import { useLinkTo, useWays, WayLink } from '#web/ways'
import { EraseMenu, Erasing } from './erasing.tsx'
import { GlanceChart } from './glance-chart.tsx'
import { useCustomer, useExportAddress, useGlance } from './queries.ts'
import css from './customers.module.css'

const Accounts = lazy(async () => ({ default: (await bringCustomerPanel()).Accounts }))
const Facts = lazy(async () => ({ default: (await bringKnownBeside()).FactsBeside }))
const Consents = lazy(async () => ({ default: (await bringKnownBeside()).ConsentsBeside }))
const LikelyBeside = lazy(async () => ({ default: (await bringLikelyBeside()).LikelyBeside }))
const LinksBeside = lazy(async () => ({ default: (await bringLinksBeside()).LinksBeside }))
const PromisesBeside = lazy(async () => ({ default: (await bringPromises()).PromisesBeside }))

/** A customer: who, what now, what was promised, what is known and why, what they agreed to, and all that they said. */
export function CustomerPage({ id }: { id: string }) {
  const t = useText()
  const ways = useWays()
  const query = useCustomer(id)
  const called = useCalled()
  const language = useLanguageName()
  const formats = useFormats()
  const linkTo = useLinkTo()
  const { may } = useBrand()
  const address = useExportAddress(id)
  const customer = query.data
  const name = customer ? called(customer.name) : ''
  const [last] = customer?.conversations ?? []
  const say = customer && [t('customer.since', { date: formats.date(customer.since) }), language(customer.language)]
  return (
    <Page
      above={{ href: ways.customers(), name: t('customers.title') }}
      title={customer ? <bdi>{name}</bdi> : t('customers.one')}
      say={say?.filter(Boolean).join(' · ')}
      mark={customer && <Avatar name={name} size={64} picture={pictureOf(customer)} />}
      deeds={
        <>
          {customer && may('supervise') && (
            <LinkButton kind="ghost" href={address} download>
              <Icon of={Download} />
              {t('customers.export')}
            </LinkButton>
          )}
          {last && (
            <LinkButton {...linkTo(ways.inbox('all', last.id))}>
              <Icon of={MessageCircle} />
              {t('customers.talk')}
            </LinkButton>
          )}
          {customer && may('administer') && <EraseMenu id={customer.id} name={name} />}
        </>
      }
      aside={customer && <Aside customer={customer} />}
    >
      <Asked query={query} as="page">
        {known => <Known customer={known} />}
      </Asked>
    </Page>
  )
}

const pictureOf = ({ identities }: CustomerCard): string | undefined =>
  identities.find(({ picture }) => picture)?.picture ?? undefined

function Known({ customer }: { customer: CustomerCard }) {
  const glance = useGlance(customer.id).data
  return (
    <Suspense>
      <Erasing id={customer.id} />
      <LikelyBeside customerId={customer.id} knownAt={0} />
      {glance && glance.talks.length > 0 && <GlanceChart glance={glance} />}
      <Facts customer={customer} isWhole />
      {customer.identities.length > 1 && <LinksBeside customer={customer} />}
    </Suspense>
  )
}

function Aside({ customer }: { customer: CustomerCard }) {
  const t = useText()
  return (
    <Suspense>
      <Talks customer={customer} />
      <PromisesBeside customerId={customer.id} />
      <Consents customerId={customer.id} />
      <section className={css.section}>
        <h2 className={css.title}>{t('customer.identities', { count: customer.identities.length })}</h2>
        <Accounts customer={customer} />
      </section>
    </Suspense>
  )
}

const STATUSES: Record<CustomerCard['conversations'][number]['status'], Key> = {
  open: 'status.open',
  waiting: 'status.waiting',
  snoozed: 'status.snoozed',
  closed: 'status.closed',
}
const MOST = 6

/** What is open now, and what came last. */
function Talks({ customer: { conversations } }: { customer: CustomerCard }) {
  const t = useText()
  const ways = useWays()
  const formats = useFormats()
  const nameOf = useChannelName()
  const isOpen = ({ status }: CustomerCard['conversations'][number]) => status !== 'closed'
  const shown = [...conversations.filter(isOpen), ...conversations.filter(each => !isOpen(each))].slice(0, MOST)
  return (
    <section className={css.section}>
      <h2 className={css.title}>{t('customer.now')}</h2>
      <ul className={css.talks}>
        {shown.map(({ id, channel, status, lastText, openedAt }) => (
          <li key={id}>
            <WayLink href={ways.inbox('all', id)} className={css.talk}>
              <ChannelMark of={channel} size={18} name={nameOf(channel)} />
              <span className={css.words}>
                <span className={css.text} dir="auto">
                  {lastText || nameOf(channel)}
                </span>
                <span className={css.at}>{formats.date(openedAt)}</span>
              </span>
              {status !== 'closed' && <Chip isSmall>{t(STATUSES[status])}</Chip>}
            </WayLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
