import { useState } from 'react'
import { FlaskConical, Pencil, Trash2 } from 'lucide'
import type { ModelProvider, ProviderState } from '#protocol'
import { useFaultWords } from '#web/api'
import { Sure } from '#web/page'
import { useFormats, useText } from '#web/texts'
import { Button, Callout, Chip, Icon, IconButton } from '#web/ui'
import { useProviderDeeds } from './queries.ts'
import { TryDialog } from './try-dialog.tsx'
import { ASPECTS, OUTCOMES, STATES } from './words.ts'
import css from './providers.module.css'

const TONES: Record<ProviderState, 'plain' | 'good' | 'soon' | 'late'> = {
  ...{ off: 'plain', working: 'good', slow: 'soon', failing: 'soon', resting: 'late', spent: 'soon' },
}

/** One provider: how it stands, what it was asked today, and what can be done with it. */
export function ProviderCard({ provider, onEdit }: { provider: ModelProvider; onEdit: () => void }) {
  const t = useText()
  const formats = useFormats()
  const words = useFaultWords()
  const { remove } = useProviderDeeds()
  const [isTrying, setTrying] = useState(false)
  const [isSure, setSure] = useState(false)
  const { id, name, model, endpoint, keyEnding, state, reads, today, requestsADay, tokensADay, waiting } = provider
  return (
    <li className={css.card}>
      <div className={css.head}>
        <h3 className={css.name}>
          <bdi>{name}</bdi>
        </h3>
        <Chip tone={TONES[state]}>{t(STATES[state])}</Chip>
        <span className={css.deeds}>
          <Button size="s" onClick={() => setTrying(true)}>
            <Icon of={FlaskConical} />
            {t('providers.try')}
          </Button>
          <IconButton name={t('providers.edit.of', { name })} onClick={onEdit}>
            <Icon of={Pencil} />
          </IconButton>
          <IconButton name={t('providers.remove.of', { name })} onClick={() => setSure(true)}>
            <Icon of={Trash2} />
          </IconButton>
        </span>
      </div>
      <p className={css.about}>
        <bdi>{model}</bdi> · <bdi>{endpoint}</bdi> ·{' '}
        {keyEnding === null ? t('providers.keyless') : t('providers.key.ends', { ending: keyEnding })}
      </p>
      <Why {...provider} />
      <dl className={css.figures}>
        <dt>{t('providers.reads')}</dt>
        <dd>{formats.list(reads.map(aspect => t(ASPECTS[aspect])))}</dd>
        <dt>{t('providers.requests')}</dt>
        <dd>{t('providers.of', { used: formats.number(today.requests), most: formats.number(requestsADay) })}</dd>
        <dt>{t('providers.tokens')}</dt>
        <dd>{t('providers.of', { used: formats.number(today.tokens), most: formats.number(tokensADay) })}</dd>
        <dt>{t('providers.waiting')}</dt>
        <dd>{formats.number(waiting)}</dd>
      </dl>
      {remove.error ? (
        <Callout tone="late">
          <span role="alert">{words(remove.error)}</span>
        </Callout>
      ) : null}
      <TryDialog {...{ provider }} isOpen={isTrying} onClose={() => setTrying(false)} />
      <Sure
        title={t('providers.remove.sure', { name })}
        deed={t('providers.remove')}
        isOpen={isSure}
        onClose={() => setSure(false)}
        onDo={() => remove.mutate(id)}
      >
        {t('providers.remove.then')}
      </Sure>
    </li>
  )
}

/** Why it is not asked, and what holds meanwhile. */
function Why({ state, restsUntil, lastOutcome }: ModelProvider) {
  const t = useText()
  const formats = useFormats()
  if (state === 'spent') return <Callout tone="soon">{t('providers.why.spent')}</Callout>
  if (state !== 'resting' && state !== 'failing' && state !== 'slow') return null
  return (
    <Callout tone={state === 'resting' ? 'late' : 'soon'}>
      {lastOutcome && `${t(OUTCOMES[lastOutcome])}. `}
      {restsUntil !== null && `${t('providers.why.rests', { at: formats.clock(restsUntil) })} `}
      {t('providers.why.meanwhile')}
    </Callout>
  )
}
