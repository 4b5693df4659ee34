import { useState } from 'react'
import { Unlink } from 'lucide'
import type { CustomerCard, LinkCard, LinkEvidence } from '#protocol'
import { useFaultWords } from '#web/api'
import { useColleagues } from '#web/people'
import { ChannelMark } from '#web/talk'
import { type Key, useFormats, usePageTexts, useText } from '#web/texts'
import { Callout, Icon, IconButton } from '#web/ui'
import { useLinks } from './queries.ts'
import { detailWords } from './reason-words.ts'
import { useLinking } from './use-linking.ts'
import css from './linking.module.css'

type Account = CustomerCard['identities'][number]

/** Why accounts of a customer are one person; each reason can be taken back. Nothing where nobody has said so. */
export function LinksBeside({ customer }: { customer: CustomerCard }) {
  const t = useText()
  const words = useFaultWords()
  const [fault, setFault] = useState<unknown>()
  const { part } = useLinking(setFault)
  const links = (useLinks(customer.id).data ?? []).filter(({ endedAt }) => endedAt === null)
  if (!usePageTexts() || links.length === 0) return null
  const accountOf = (id: string) => customer.identities.find(each => each.id === id)
  return (
    <section className={css.section}>
      <h3 className={css.title}>{t('linking.title')}</h3>
      <ul className={css.links}>
        {links.map(link => (
          <Link
            key={link.id}
            {...{ link, one: accountOf(link.oneId), other: accountOf(link.otherId) }}
            onPart={() => void part(link.id)}
          />
        ))}
      </ul>
      {fault ? (
        <Callout tone="late">
          <span role="alert">{words(fault)}</span>
        </Callout>
      ) : null}
    </section>
  )
}

type LinkProps = { link: LinkCard; one: Account | undefined; other: Account | undefined; onPart: () => void }

function Link({ link, one, other, onPart }: LinkProps) {
  const t = useText()
  const both = [one, other].map(account => nameOf(account) ?? t('customer.nameless'))
  return (
    <li className={css.link}>
      <span className={css.words}>
        <span className={css.both}>
          {[one, other].map((account, at) => (
            <span key={account?.id ?? at} className={css.account}>
              {account && <ChannelMark of={account.channel} size={18} />}
              <bdi className={css.name}>{both[at]}</bdi>
            </span>
          ))}
        </span>
        <Why link={link} />
      </span>
      <IconButton size="s" name={t('linking.part', { one: both[0]!, other: both[1]! })} onClick={onPart}>
        <Icon of={Unlink} size="s" />
      </IconButton>
    </li>
  )
}

const nameOf = (account: Account | undefined): string | undefined =>
  account && (account.handle || account.name || account.externalId)

/** A mailbox and a number say it themselves. */
const WHY: Partial<Record<LinkEvidence, Key>> = {
  'web-sign-in': 'linking.why.web-sign-in',
  platform: 'linking.why.platform',
}

function Why({ link: { evidence, detail, madeBy, madeAt } }: { link: LinkCard }) {
  const t = useText()
  const formats = useFormats()
  const people = useColleagues().data
  const name = people?.find(({ id }) => id === madeBy)?.name
  const why = WHY[evidence]
  const said = why
    ? [t(why)]
    : evidence === 'person'
      ? [name ? t('linking.why.person', { name }) : t('linking.why.somebody')]
      : []
  return <span className={css.why}>{[...said, ...detailWords(detail, t), formats.date(madeAt)].join(' · ')}</span>
}
