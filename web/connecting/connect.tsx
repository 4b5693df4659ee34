import { ExternalLink } from 'lucide'
import { Callout, Icon, TextLink } from '#web/ui'
import { CopyField, FieldGroup } from '#web/form'
import { hasLook } from '#web/profile-form'
import { useChannelWords } from '#web/profiles'
import type { ProfileCard } from '#protocol'
import { useText } from '#web/texts'

type ConnectProps = {
  card: ProfileCard
  /** Secrets that we made, to be taken away now. */
  made?: Record<string, string>
}

/** What to take elsewhere so that messages come: the address, the line for the web, the secrets just made. */
export function Connect({ card, made = {} }: ConnectProps) {
  const t = useText()
  const copy = { copyText: t('common.copy'), copiedText: t('common.copied') }
  const isChat = hasLook(card.channel)
  const secrets = Object.entries(made)
  const wordsOf = useChannelWords()
  const labelOf = (field: string): string => wordsOf(card.channel, `setting.${field}.label`) ?? field
  return (
    <FieldGroup title={t('connect.title')}>
      {secrets.length > 0 && (
        <>
          <Callout tone="soon">{t('connect.secrets')}</Callout>
          {secrets.map(([field, value]) => (
            <CopyField key={field} {...copy} label={labelOf(field)} value={value} />
          ))}
        </>
      )}
      {card.snippet && (
        <CopyField {...copy} label={t('connect.snippet')} help={t('connect.snippet.help')} value={card.snippet} />
      )}
      {isChat ? (
        <p>
          <TextLink href={`/chat/test/${card.id}`} target="_blank" rel="noopener">
            {t('connect.test')} <Icon of={ExternalLink} size="s" />
          </TextLink>
        </p>
      ) : (
        <CopyField {...copy} label={t('connect.hook')} help={t('connect.hook.help')} value={card.hookAddress} />
      )}
    </FieldGroup>
  )
}
