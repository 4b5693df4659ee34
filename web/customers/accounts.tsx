import { useState } from 'react'
import { Check, Copy } from 'lucide'
import type { CustomerCard } from '#protocol'
import { useChannelName } from '#web/profiles'
import { ChannelMark } from '#web/talk'
import { useText } from '#web/texts'
import { Icon, IconButton, LiveRegion } from '#web/ui'
import css from './panel.module.css'

/** Where a customer writes from. */
export function Accounts({ customer: { identities } }: { customer: Pick<CustomerCard, 'identities'> }) {
  const nameOf = useChannelName()
  return (
    <ul className={css.identities}>
      {identities.map(identity => (
        <Identity key={identity.id} identity={identity} channelName={nameOf(identity.channel)} />
      ))}
    </ul>
  )
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
