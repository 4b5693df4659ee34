import { useEffect, useState } from 'react'
import { Check } from 'lucide'
import type { LikelyPerson, LinkReason } from '#protocol'
import { useFaultWords } from '#web/api'
import { useCalled } from '#web/customers'
import { useChannelName } from '#web/profiles'
import { ChannelMark } from '#web/talk'
import { useFormats, usePageTexts, useText } from '#web/texts'
import { Avatar, Button, Callout, Chip, Icon } from '#web/ui'
import { useWays, WayLink } from '#web/ways'
import { useLikely } from './queries.ts'
import { reasonWords } from './reason-words.ts'
import { useLinking } from './use-linking.ts'
import css from './likely.module.css'
import beside from './linking.module.css'

type LikelyBesideProps = {
  customerId: string
  /** When it was last told of: something may have been said since by which somebody is known. */
  knownAt: number
}

/** Who else the customer may be, and why; nothing where nobody is. A person decides, and can change their mind. */
export function LikelyBeside({ customerId, knownAt }: LikelyBesideProps) {
  const t = useText()
  const words = useFaultWords()
  const [fault, setFault] = useState<unknown>()
  const { link, apart } = useLinking(setFault)
  const { data: found = NONE, refetch } = useLikely(customerId)
  useEffect(() => void refetch({ cancelRefetch: false }), [knownAt, refetch])
  const hasTexts = usePageTexts()
  const called = useCalled()
  if (!hasTexts || found.length === 0) return null
  return (
    <section className={beside.section}>
      <h3 className={beside.title}>{t('linking.likely.title', { count: found.length })}</h3>
      <ul className={css.people}>
        {found.map(person => {
          const other = { id: person.customer.id, name: called(person.customer.name) }
          return (
            <Person
              key={other.id}
              person={person}
              onLink={() => void link(customerId, other, because(person.reasons))}
              onApart={() => void apart(customerId, other)}
            />
          )
        })}
      </ul>
      {fault ? (
        <Callout tone="late">
          <span role="alert">{words(fault)}</span>
        </Callout>
      ) : null}
    </section>
  )
}

const NONE: LikelyPerson[] = []

const because = (reasons: readonly LinkReason[]): Record<string, string> =>
  Object.fromEntries(reasons.toReversed().map(({ kind, value }) => [kind, value]))

type PersonProps = { person: LikelyPerson; onLink: () => void; onApart: () => void }

function Person({ person: { customer, isVeryLikely, reasons }, onLink, onApart }: PersonProps) {
  const t = useText()
  const name = useCalled()(customer.name)
  return (
    <li className={css.person}>
      <div className={css.head}>
        <Avatar
          name={name}
          size={32}
          picture={customer.identities.find(({ picture }) => picture)?.picture ?? undefined}
        />
        <span className={css.words}>
          <span className={css.called}>
            <bdi className={css.name}>{name}</bdi>
            <Chip isSmall>{t(isVeryLikely ? 'linking.likely.very' : 'linking.likely.likely')}</Chip>
          </span>
          <Last customer={customer} />
        </span>
      </div>
      <ul className={css.reasons} aria-label={t('linking.likely.why')}>
        {reasons.map(reason => (
          <li key={`${reason.kind} ${reason.value}`} className={css.reason}>
            <Icon of={Check} size="s" />
            <span>{reasonWords(reason, t)}</span>
          </li>
        ))}
      </ul>
      <div className={css.deeds}>
        <Button size="s" aria-label={t('linking.likely.yes.of', { name })} onClick={onLink}>
          {t('linking.likely.yes')}
        </Button>
        <Button size="s" kind="ghost" aria-label={t('linking.likely.no.of', { name })} onClick={onApart}>
          {t('linking.likely.no')}
        </Button>
        <span className={css.undo}>{t('linking.likely.undo')}</span>
      </div>
    </li>
  )
}

/** What they said last, and where: one look tells more than a score. */
function Last({ customer: { conversations } }: Pick<LikelyPerson, 'customer'>) {
  const formats = useFormats()
  const ways = useWays()
  const channelName = useChannelName()
  const [last] = conversations
  if (!last) return null
  return (
    <WayLink href={ways.inbox('all', last.id)} className={css.last}>
      <ChannelMark of={last.channel} size={18} name={channelName(last.channel)} />
      <span className={css.text} dir="auto">
        {last.lastText || channelName(last.channel)}
      </span>
      <span className={css.quiet}>{formats.date(last.openedAt)}</span>
    </WayLink>
  )
}
