import { type ReactNode, useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { Button, Callout, Kbd } from '#web/ui'
import { TextInput } from '#web/form'
import { apiOf, useFaultWords, useFieldWords } from '#web/api'
import { ColorField, LEAST_CONTRAST, WebPreview } from '#web/look'
import { contrastWithWhite, type FirstRun, type Installation, type Me } from '#protocol'
import { useLanguage, useText } from '#web/texts'
import { type BrandDraft, BrandFields } from './brand-fields.tsx'
import { PasswordField } from './password-field.tsx'
import { strengthOf } from './password.ts'
import { SetupFrame, Step } from './setup-frame.tsx'
import { cityOf, guessedZone, isWebsite, wholeAddress } from './time-zones.ts'
import css from './setup.module.css'

type FirstRunPageProps = { installation: Installation; onDone: (me: Me) => void }

/** Nobody is here yet: a brand and its owner. The first channel comes on the next page, which looks the same. */
export function FirstRunPage({ installation, onDone }: FirstRunPageProps) {
  const t = useText()
  const { language } = useLanguage()
  const [step, setStep] = useState<'brand' | 'you'>('brand')
  const [brand, setBrand] = useState<BrandDraft>(() => ({
    name: '',
    website: '',
    timeZone: guessedZone(),
    language,
    color: '#43212f',
  }))
  const [owner, setOwner] = useState<FirstRun['owner']>({ name: '', email: '', password: '' })
  const [token, setToken] = useState(tokenInAddress)
  const asksForToken = installation.asksForToken === true
  const found = useMutation({
    mutationFn: (asked: FirstRun) => apiOf().post<Me>('/installation', asked),
    onSuccess: me => {
      // The page goes on with the first channel; the console comes after that.
      history.replaceState(null, '', '/welcome')
      onDone(me)
      location.assign('/welcome')
    },
  })
  const canGoOn =
    brand.name.trim() !== '' && isWebsite(brand.website) && contrastWithWhite(brand.color) >= LEAST_CONTRAST
  const send = (): void =>
    found.mutate({
      brand: { ...brand, name: brand.name.trim(), website: wholeAddress(brand.website) },
      owner: { ...owner, name: owner.name.trim(), email: owner.email.trim() },
      publicAddress: location.origin,
      ...(asksForToken && { token: token.trim() }),
    })
  return (
    <SetupFrame
      title={t('setup.title')}
      say={t('setup.say')}
      foot={installation.folder ? <Kept folder={installation.folder} /> : undefined}
      beside={<Beside brand={brand} onBrand={setBrand} />}
    >
      <ol className={css.list}>
        <Step
          number={1}
          state={step === 'brand' ? 'now' : 'done'}
          title={t('setup.brand')}
          text={step === 'brand' ? t('setup.brand.ask') : brandWords(brand, t)}
          onChange={() => setStep('brand')}
        >
          <form
            className={css.form}
            onSubmit={event => {
              event.preventDefault()
              if (canGoOn) setStep('you')
            }}
          >
            <BrandFields brand={brand} onBrand={setBrand} fault={found.error} hasFocus />
            <Deeds>
              <Button type="submit" kind="primary" size="l" isOff={!canGoOn}>
                {t('setup.next')} <Kbd keys="↵" />
              </Button>
            </Deeds>
          </form>
        </Step>
        <Step number={2} state={step === 'you' ? 'now' : 'later'} title={t('setup.you')} text={t('setup.you.ask')}>
          <form
            className={css.form}
            onSubmit={event => {
              event.preventDefault()
              send()
            }}
          >
            <OwnerFields owner={owner} onOwner={setOwner} fault={found.error} />
            {asksForToken && (
              <TextInput
                label={t('setup.token')}
                help={t('setup.token.help')}
                isMono
                required
                autoComplete="off"
                value={token}
                onChange={setToken}
              />
            )}
            <Refusal fault={found.error} />
            <Deeds>
              <Button
                type="submit"
                kind="primary"
                size="l"
                isBusy={found.isPending}
                isOff={!isReady(owner) || (asksForToken && token.trim() === '')}
              >
                {t('setup.next')} <Kbd keys="↵" />
              </Button>
            </Deeds>
          </form>
        </Step>
        <Step number={3} state="later" title={t('setup.channel')} text={t('setup.channel.ask')} />
      </ol>
    </SetupFrame>
  )
}

/** The link of the terminal brings it along, where only this page reads it. */
const tokenInAddress = (): string => /^#set-up=([\w-]+)$/.exec(location.hash)?.[1] ?? ''

const isReady = ({ name, email, password }: FirstRun['owner']): boolean =>
  name.trim() !== '' && email.includes('@') && strengthOf(password, [name, email]).isEnough

export function brandWords(brand: BrandDraft, t: ReturnType<typeof useText>): string {
  const site = brand.website.split('//').at(-1)
  return [brand.name, site, t('setup.brand.zone', { city: cityOf(brand.timeZone) })].filter(Boolean).join(' · ')
}

export const Deeds = ({ children }: { children: ReactNode }) => <div className={css.deeds}>{children}</div>

/** What the server said no with, where no field says it. */
export function Refusal({ fault }: { fault: unknown }) {
  const words = useFaultWords()
  if (!fault) return null
  return (
    <Callout tone="late">
      <span role="alert">{words(fault)}</span>
    </Callout>
  )
}

function Kept({ folder }: { folder: string }) {
  const t = useText()
  const [before, after] = t('setup.kept', { folder: '\u0000' }).split('\u0000')
  return (
    <>
      {before}
      <code className={css.folder} dir="ltr">
        {folder}
      </code>
      {after}
    </>
  )
}

function Beside({ brand, onBrand }: { brand: BrandDraft; onBrand: (brand: BrandDraft) => void }) {
  const t = useText()
  return (
    <aside className={css.beside} aria-label={t('setup.preview')}>
      <WebPreview
        name={brand.name}
        website={brand.website}
        language={brand.language}
        look={{ color: brand.color, greeting: t('look.greeting.usual'), position: 'end' }}
      />
      <div className={css.tuning}>
        <ColorField color={brand.color} onColor={color => onBrand({ ...brand, color })} />
      </div>
    </aside>
  )
}

type OwnerFieldsProps = { owner: FirstRun['owner']; onOwner: (owner: FirstRun['owner']) => void; fault: unknown }

function OwnerFields({ owner, onOwner, fault }: OwnerFieldsProps) {
  const t = useText()
  const fieldWords = useFieldWords()
  return (
    <>
      <div className={css.pair}>
        <TextInput
          label={t('form.name')}
          help={t('form.name.help')}
          required
          autoFocus
          maxLength={120}
          autoComplete="name"
          value={owner.name}
          onChange={name => onOwner({ ...owner, name })}
          error={fieldWords(fault, 'owner.name')}
        />
        <TextInput
          label={t('form.email')}
          type="email"
          required
          autoComplete="username"
          value={owner.email}
          onChange={email => onOwner({ ...owner, email })}
          error={fieldWords(fault, 'owner.email')}
        />
      </div>
      <PasswordField
        value={owner.password}
        onChange={password => onOwner({ ...owner, password })}
        own={[owner.name, owner.email]}
      />
    </>
  )
}
