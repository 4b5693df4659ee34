import { useEffect, useRef, useState } from 'react'
import { RefreshCw } from 'lucide'
import { Button, Callout, Icon } from '#web/ui'
import { Checkbox, CopyField, FieldGroup } from '#web/form'
import { Dialog } from '#web/overlay'
import { useFaultWords } from '#web/api'
import { Line, Lines } from '#web/page'
import { useProfileDeeds } from '#web/profiles'
import type { ChannelCard, ProfileCard } from '#protocol'
import { useText } from '#web/texts'
import css from './profile.module.css'

type Secret = { key: string; label: string; ending: string }

/** The secrets that we made for a connection: how they end, and a new one when it is time. */
export function OwnSecrets({ card, channel }: { card: ProfileCard; channel: ChannelCard }) {
  const t = useText()
  const { edit } = useProfileDeeds()
  const [asked, setAsked] = useState<Secret>()
  const [isLeaked, setLeaked] = useState(false)
  const secrets = channel.fields.flatMap(({ key, generated }): Secret[] =>
    generated ? [{ key, label: channel.words[`setting.${key}.label`] ?? key, ending: card.settings[key] ?? '' }] : [],
  )
  const made = edit.data?.id === card.id ? edit.data.made : {}
  const shown = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // What was made is what one came for: it is seen this once.
    if (edit.isSuccess) shown.current?.querySelector('input')?.focus()
  }, [edit.isSuccess, edit.data])
  if (secrets.length === 0) return null
  const ask = (secret: Secret): void => {
    setLeaked(false)
    setAsked(secret)
  }
  return (
    <FieldGroup title={t('secrets.title')} help={t('secrets.help')}>
      <div ref={shown} className={css.made}>
        {secrets.map(({ key, label }) =>
          made[key] ? (
            <CopyField
              key={key}
              label={t('secrets.new', { name: label })}
              help={t('secrets.once')}
              value={made[key]}
              copyText={t('common.copy')}
              copiedText={t('common.copied')}
            />
          ) : null,
        )}
      </div>
      <Lines label={t('secrets.title')}>
        {secrets.map(secret => (
          <Line
            key={secret.key}
            title={secret.label}
            text={secret.ending ? t('secrets.ending', { ending: secret.ending }) : t('secrets.none')}
            end={
              <Button size="s" onClick={() => ask(secret)}>
                <Icon of={RefreshCw} size="s" />
                {t('secrets.renew')}
              </Button>
            }
          />
        ))}
      </Lines>
      <Renewing
        secret={asked}
        isLeaked={isLeaked}
        onLeaked={setLeaked}
        isBusy={edit.isPending}
        fault={edit.error}
        onClose={() => setAsked(undefined)}
        onRenew={key =>
          edit.mutate(
            { id: card.id, renew: [key], ...(isLeaked && { isLeaked }) },
            { onSuccess: () => setAsked(undefined) },
          )
        }
      />
    </FieldGroup>
  )
}

type RenewingProps = {
  secret: Secret | undefined
  isLeaked: boolean
  onLeaked: (isLeaked: boolean) => void
  isBusy: boolean
  fault: unknown
  onClose: () => void
  onRenew: (key: string) => void
}

/** Asks once: whoever signs with the old one has to be told. */
function Renewing({ secret, isLeaked, onLeaked, isBusy, fault, onClose, onRenew }: RenewingProps) {
  const t = useText()
  const words = useFaultWords()
  return (
    <Dialog
      title={t('secrets.ask', { name: secret?.label ?? '' })}
      isOpen={secret !== undefined}
      onClose={onClose}
      closeName={t('common.close')}
      deeds={
        <>
          <Button kind="ghost" onClick={onClose}>
            {t('common.no')}
          </Button>
          <Button kind={isLeaked ? 'danger' : 'primary'} isBusy={isBusy} onClick={() => secret && onRenew(secret.key)}>
            {t(isLeaked ? 'secrets.renew.now' : 'secrets.renew.do')}
          </Button>
        </>
      }
    >
      <div className={css.asked}>
        <p>{t(isLeaked ? 'secrets.ask.leaked' : 'secrets.ask.words')}</p>
        <Checkbox label={t('secrets.leaked')} help={t('secrets.leaked.help')} isOn={isLeaked} onChange={onLeaked} />
        {fault ? (
          <Callout tone="late">
            <span role="alert">{words(fault)}</span>
          </Callout>
        ) : null}
      </div>
    </Dialog>
  )
}
