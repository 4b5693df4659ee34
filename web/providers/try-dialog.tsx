import { useState } from 'react'
import type { ModelProvider, ProviderTried } from '#protocol'
import { useFaultWords } from '#web/api'
import { TextArea } from '#web/form'
import { Dialog } from '#web/overlay'
import { useFormats, useText } from '#web/texts'
import { Button, Callout } from '#web/ui'
import { useProviderDeeds } from './queries.ts'
import { ASPECTS, OUTCOMES, readWords } from './words.ts'
import css from './providers.module.css'

type TryProps = { provider: ModelProvider; isOpen: boolean; onClose: () => void }

/** A text is sent to try it: what leaves, and what comes back. */
export function TryDialog({ provider, isOpen, onClose }: TryProps) {
  const t = useText()
  return (
    <Dialog
      title={t('providers.try.of', { name: provider.name })}
      isOpen={isOpen}
      onClose={onClose}
      closeName={t('common.close')}
    >
      {isOpen && <Trying id={provider.id} />}
    </Dialog>
  )
}

function Trying({ id }: { id: string }) {
  const t = useText()
  const words = useFaultWords()
  const { tryOut } = useProviderDeeds()
  const [text, setText] = useState(t('providers.try.example'))
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        tryOut.mutate({ id, text })
      }}
    >
      <TextArea
        label={t('providers.try.text')}
        help={t('providers.try.help')}
        rows={4}
        maxLength={4000}
        value={text}
        onChange={setText}
      />
      <div className={css.foot}>
        <Button type="submit" kind="primary" isOff={text.trim() === ''} isBusy={tryOut.isPending}>
          {t('providers.try.send')}
        </Button>
      </div>
      {tryOut.error ? (
        <Callout tone="late">
          <span role="alert">{words(tryOut.error)}</span>
        </Callout>
      ) : null}
      <div role="status">{tryOut.data && <Tried tried={tryOut.data} />}</div>
    </form>
  )
}

function Tried({ tried }: { tried: ProviderTried }) {
  const t = useText()
  const formats = useFormats()
  const { sent, outcome, reading, tookMs, tokens } = tried
  return (
    <div className={css.tried}>
      <h3 className={css.small}>{t('providers.try.left')}</h3>
      <blockquote className={css.sent}>
        <bdi>{sent}</bdi>
      </blockquote>
      <h3 className={css.small}>{t('providers.try.came')}</h3>
      {reading ? (
        <dl className={css.figures}>
          {readWords(reading, t, formats).map(({ aspect, words }) => (
            <div key={aspect} className={css.pair}>
              <dt>{t(ASPECTS[aspect])}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <Callout tone="late">{t(OUTCOMES[outcome])}.</Callout>
      )}
      <p className={css.about}>
        {t('providers.took', { ms: formats.number(tookMs) })} · {t('providers.tokens.used', { tokens })}
      </p>
    </div>
  )
}
