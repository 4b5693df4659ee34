import { useState } from 'react'
import { KeyRound } from 'lucide'
import { Button, Callout, Icon, useNow } from '#web/ui'
import { Dialog } from '#web/overlay'
import { Checkbox, CopyField, TextInput } from '#web/form'
import { EmptyState } from '#web/states'
import { useFaultWords } from '#web/api'
import { ago, Asked, Line, Lines, Section, Sure } from '#web/page'
import type { ApiKey } from '#protocol'
import { useFormats, useText } from '#web/texts'
import { useApiKeys, useKeyDeeds } from './queries.ts'
import { type Scope, scopeName, SCOPES } from './roles.ts'
import css from './team.module.css'

/** Keys with which programs work here: made, shown once, ended. */
export function Keys() {
  const t = useText()
  const keys = useApiKeys()
  const [isOpen, setOpen] = useState(false)
  return (
    <Section
      title={t('team.keys')}
      help={t('keys-of.help')}
      deed={
        <Button kind="primary" onClick={() => setOpen(true)}>
          <Icon of={KeyRound} />
          {t('keys-of.add')}
        </Button>
      }
    >
      <Dialog title={t('keys-of.add')} isOpen={isOpen} onClose={() => setOpen(false)} closeName={t('common.close')}>
        <Making onDone={() => setOpen(false)} />
      </Dialog>
      <Asked query={keys}>
        {all =>
          all.length === 0 ? (
            <EmptyState as="h3" icon={KeyRound} title={t('keys-of.empty')}>
              {t('keys-of.empty.cause')}
            </EmptyState>
          ) : (
            <Lines label={t('team.keys')}>
              {all.map(key => (
                <KeyLine key={key.id} apiKey={key} />
              ))}
            </Lines>
          )
        }
      </Asked>
    </Section>
  )
}

function KeyLine({ apiKey }: { apiKey: ApiKey }) {
  const t = useText()
  const formats = useFormats()
  const now = useNow(60_000)
  const words = useFaultWords()
  const { revoke } = useKeyDeeds()
  const [isEnding, setEnding] = useState(false)
  const { id, name, ending, scopes, lastUsedAt } = apiKey
  const used = lastUsedAt ? t('keys-of.used', { since: ago(lastUsedAt, now, formats) }) : t('keys-of.unused')
  return (
    <Line
      title={<bdi>{name}</bdi>}
      text={[
        t('keys-of.ends', { ending }),
        scopes.map(scope => (scopeName(scope) ? t(scopeName(scope)!) : scope)).join(', '),
        used,
      ].join(' · ')}
      end={
        <Button size="s" kind="ghost" isBusy={revoke.isPending} onClick={() => setEnding(true)}>
          {t('keys-of.revoke')}
        </Button>
      }
    >
      <Sure
        title={t('keys-of.revoke.title', { name })}
        deed={t('keys-of.revoke')}
        isOpen={isEnding}
        onClose={() => setEnding(false)}
        onDo={() => revoke.mutate(id)}
      >
        {t('keys-of.revoke.words')}
      </Sure>
      {revoke.error && <Callout tone="late">{words(revoke.error)}</Callout>}
    </Line>
  )
}

function Making({ onDone }: { onDone: () => void }) {
  const t = useText()
  const words = useFaultWords()
  const { issue } = useKeyDeeds()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<Scope[]>(['read'])
  if (issue.data) {
    return (
      <div className={css.form}>
        <Callout tone="soon">{t('keys-of.once')}</Callout>
        <CopyField
          label={issue.data.name}
          value={issue.data.secret}
          copyText={t('common.copy')}
          copiedText={t('common.copied')}
        />
        <div className={css.deeds}>
          <Button kind="primary" onClick={onDone}>
            {t('keys-of.taken')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        issue.mutate({ name: name.trim(), scopes })
      }}
    >
      <TextInput
        label={t('keys-of.name')}
        help={t('keys-of.name.help')}
        required
        autoFocus
        maxLength={120}
        value={name}
        onChange={setName}
      />
      <fieldset className={css.scopes}>
        <legend>{t('keys-of.scopes')}</legend>
        {(Object.keys(SCOPES) as Scope[]).map(scope => (
          <Checkbox
            key={scope}
            label={t(SCOPES[scope].name)}
            help={t(SCOPES[scope].help)}
            isOn={scopes.includes(scope)}
            onChange={isOn => setScopes(now => (isOn ? [...now, scope] : now.filter(one => one !== scope)))}
          />
        ))}
      </fieldset>
      {issue.error && (
        <Callout tone="late">
          <span role="alert">{words(issue.error)}</span>
        </Callout>
      )}
      <div className={css.deeds}>
        <Button type="submit" kind="primary" isOff={scopes.length === 0 || name.trim() === ''} isBusy={issue.isPending}>
          {t('keys-of.make')}
        </Button>
      </div>
    </form>
  )
}
