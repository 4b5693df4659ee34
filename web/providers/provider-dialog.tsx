import { useState } from 'react'
import { type ModelProvider, type ProviderAspect, providerAspects } from '#protocol'
import { useFaultWords } from '#web/api'
import { Checkbox, FieldGroup, Switch, TextInput, useIsChanged } from '#web/form'
import { Dialog } from '#web/overlay'
import { useText } from '#web/texts'
import { Button, Callout } from '#web/ui'
import { useProviderDeeds } from './queries.ts'
import { ASPECTS } from './words.ts'
import css from './providers.module.css'

type DialogProps = { edited: ModelProvider | 'new' | undefined; localHosts: readonly string[]; onDone: () => void }

/** A provider that is set up or changed. */
export function ProviderDialog({ edited, localHosts, onDone }: DialogProps) {
  const t = useText()
  const title = t(edited === 'new' ? 'providers.add' : 'providers.edit')
  return (
    <Dialog title={title} isOpen={edited !== undefined} onClose={onDone} closeName={t('common.close')}>
      {edited && <Form {...{ localHosts, onDone }} before={edited === 'new' ? undefined : edited} />}
    </Dialog>
  )
}

type FormProps = { before: ModelProvider | undefined; localHosts: readonly string[]; onDone: () => void }

const FRESH = {
  ...{ name: '', endpoint: '', model: '', reads: [...providerAspects] as ProviderAspect[], isOn: true },
  ...{ timeoutMs: 20_000, requestsADay: 1000, tokensADay: 500_000 },
}

function Form({ before, localHosts, onDone }: FormProps) {
  const t = useText()
  const words = useFaultWords()
  const { keep } = useProviderDeeds()
  const { name, endpoint, model, reads, isOn, timeoutMs, requestsADay, tokensADay } = before ?? FRESH
  const [form, setForm] = useState({ name, endpoint, model, reads, isOn })
  const [limits, setLimits] = useState({
    ...{ seconds: String(timeoutMs / 1000), requests: String(requestsADay), tokens: String(tokensADay) },
  })
  const [key, setKey] = useState('')
  const isChanged = useIsChanged([form, limits, key.trim()])
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change })
  const limit = (change: Partial<typeof limits>) => setLimits({ ...limits, ...change })
  const figures = figuresOf(limits)
  const isWhole = [form.name, form.endpoint, form.model].every(text => text.trim() !== '') && form.reads.length > 0
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        if (!figures) return
        keep.mutate(
          { id: before?.id, ...form, ...figures, ...(key.trim() && { key: key.trim() }) },
          { onSuccess: onDone },
        )
      }}
    >
      <TextInput
        label={t('providers.name')}
        data-autofocus=""
        required
        maxLength={60}
        value={form.name}
        onChange={text => set({ name: text })}
      />
      <TextInput
        label={t('providers.endpoint')}
        help={
          localHosts.length > 0
            ? t('providers.endpoint.help.local', { hosts: localHosts.join(', ') })
            : t('providers.endpoint.help')
        }
        isMono
        required
        value={form.endpoint}
        onChange={text => set({ endpoint: text })}
      />
      <TextInput
        label={t('providers.model')}
        isMono
        required
        value={form.model}
        onChange={text => set({ model: text })}
      />
      <TextInput
        label={t('providers.key')}
        help={before?.keyEnding ? t('providers.key.kept', { ending: before.keyEnding }) : t('providers.key.help')}
        type="password"
        autoComplete="off"
        isMono
        value={key}
        onChange={setKey}
      />
      <FieldGroup title={t('providers.reads')} help={t('providers.reads.help')}>
        {providerAspects.map(aspect => (
          <Checkbox
            key={aspect}
            label={t(ASPECTS[aspect])}
            isOn={form.reads.includes(aspect)}
            onChange={is =>
              set({ reads: providerAspects.filter(one => (one === aspect ? is : form.reads.includes(one))) })
            }
          />
        ))}
      </FieldGroup>
      <div className={css.limits}>
        <Figure label={t('providers.timeout')} value={limits.seconds} onChange={seconds => limit({ seconds })} />
        <Figure
          label={t('providers.requests.day')}
          value={limits.requests}
          onChange={requests => limit({ requests })}
        />
        <Figure label={t('providers.tokens.day')} value={limits.tokens} onChange={tokens => limit({ tokens })} />
      </div>
      <Switch
        label={t('providers.on')}
        help={t('providers.on.help')}
        isOn={form.isOn}
        onChange={on => set({ isOn: on })}
      />
      {keep.error ? (
        <Callout tone="late">
          <span role="alert">{words(keep.error)}</span>
        </Callout>
      ) : null}
      <div className={css.foot}>
        <Button type="submit" kind="primary" isOff={!isWhole || !figures || !isChanged} isBusy={keep.isPending}>
          {t('form.keep')}
        </Button>
      </div>
    </form>
  )
}

type FigureProps = { label: string; value: string; onChange: (value: string) => void }

const Figure = (props: FigureProps) => <TextInput {...props} inputMode="numeric" required />

/** Undefined where one of them is no figure that will do. */
function figuresOf({ seconds, requests, tokens }: { seconds: string; requests: string; tokens: string }) {
  const [timeoutMs, requestsADay, tokensADay] = [whole(seconds, 60), whole(requests, 1e6), whole(tokens, 1e9)]
  if (timeoutMs === undefined || timeoutMs < 1 || requestsADay === undefined || tokensADay === undefined)
    return undefined
  return { timeoutMs: timeoutMs * 1000, requestsADay, tokensADay }
}

function whole(text: string, most: number): number | undefined {
  const value = /^\d{1,10}$/.test(text.trim()) ? Number(text) : undefined
  return value !== undefined && value <= most ? value : undefined
}
