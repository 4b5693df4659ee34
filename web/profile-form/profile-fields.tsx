import { Fragment, type ReactNode } from 'react'
import { Lock } from 'lucide'
import { Icon } from '#web/ui'
import { FieldGroup, FieldPair, PasswordInput, Select, TextArea, TextInput } from '#web/form'
import { useFieldWords } from '#web/api'
import { FUNCTIONS } from '#web/profiles'
import type { ChannelCard, ProfileCard } from '#protocol'
import { useText } from '#web/texts'
import type { Filled } from './form-state.ts'
import { LookFields } from './look-fields.tsx'

type ProfileFieldsProps = {
  channel: ChannelCard
  filled: Filled
  onFill: (filled: Filled) => void
  /** What the server said no with. */
  fault: unknown
  /** A profile that is there: how its secrets end. */
  card?: ProfileCard
  /** Stands before the fields that signing in at the vendor gives. */
  door?: ReactNode
  /** Fields that are not asked for now. */
  hidden?: readonly string[]
  /** How secrets end that the server has of a profile that is not there yet. */
  kept?: Record<string, string> | undefined
}

/** The form of a profile, drawn from what its channel asks for. */
export function ProfileFields(props: ProfileFieldsProps) {
  const { channel, filled, onFill, fault, card, door, hidden = [], kept } = props
  const t = useText()
  const fieldWords = useFieldWords()
  // What we make ourselves is not asked for: it is shown once it is made.
  const asked = channel.fields.filter(field => !(field.generated && !card))
  const own = asked.filter(field => !field.generated)
  return (
    <>
      <FieldGroup title={t('profile.purpose')}>
        <FieldPair>
          <TextInput
            label={t('profile.name')}
            help={t('profile.name.help')}
            required
            maxLength={120}
            value={filled.name}
            onChange={name => onFill({ ...filled, name })}
            error={fieldWords(fault, 'name')}
          />
          <Select
            label={t('profile.function')}
            choices={(Object.keys(FUNCTIONS) as Filled['function'][]).map(value => ({
              value,
              label: t(FUNCTIONS[value]),
            }))}
            value={filled.function}
            onChange={value => onFill({ ...filled, function: value })}
          />
        </FieldPair>
        <FieldPair>
          <Select
            label={t('profile.language')}
            help={t('profile.language.help')}
            choices={[
              { value: 'es', label: 'Español' },
              { value: 'en', label: 'English' },
            ]}
            value={filled.language}
            onChange={language => onFill({ ...filled, language })}
          />
          <span />
        </FieldPair>
      </FieldGroup>
      {filled.look && <LookFields look={filled.look} onLook={look => onFill({ ...filled, look })} fault={fault} />}
      {own.length > 0 && (
        <FieldGroup title={t('profile.settings')}>
          {own.map(field => (
            <Fragment key={field.key}>
              {field.key === channel.signIn?.gives[0] && door}
              {!hidden.includes(field.key) && <Setting {...{ channel, field, filled, onFill, fault, card, kept }} />}
            </Fragment>
          ))}
        </FieldGroup>
      )}
    </>
  )
}

type SettingProps = Omit<ProfileFieldsProps, 'card' | 'door' | 'hidden'> & {
  field: ChannelCard['fields'][number]
  card: ProfileCard | undefined
}

function Setting({ channel, field, filled, onFill, fault, card, kept }: SettingProps) {
  const t = useText()
  const fieldWords = useFieldWords()
  const words = (part: string): string | undefined => channel.words[`setting.${field.key}.${part}`]
  const ending = field.kind === 'secret' ? (card?.settings ?? kept)?.[field.key] : undefined
  const shared = {
    label: words('label') ?? field.key,
    help: words('help'),
    error: fieldWords(fault, field.key),
    required: field.required && !card && !ending,
    value: filled.settings[field.key] ?? '',
    aside: field.required ? undefined : t('form.optional'),
    onChange: (value: string) => onFill({ ...filled, settings: { ...filled.settings, [field.key]: value } }),
  }
  if (field.kind === 'choice') {
    return (
      <Select
        {...shared}
        required={false}
        choices={field.options.map(value => ({ value, label: words(`option.${value}`) ?? value }))}
      />
    )
  }
  if (field.kind === 'lines') return <TextArea {...shared} rows={3} dir="ltr" />
  if (field.kind === 'secret') {
    return (
      <PasswordInput
        {...shared}
        help={ending ? t('profile.secret.kept', { ending }) : (shared.help ?? t('profile.secret.help'))}
        autoComplete="off"
        start={<Icon of={Lock} size="s" />}
        placeholder={ending ? '••••••••' : undefined}
        showName={t('form.show')}
        hideName={t('form.hide')}
      />
    )
  }
  return (
    <TextInput
      {...shared}
      isMono
      type={field.kind === 'url' ? 'url' : 'text'}
      placeholder={field.kind === 'url' ? 'https://' : undefined}
    />
  )
}
