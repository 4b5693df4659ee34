import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, LinkButton } from '#web/ui'
import { FieldGroup, TextInput } from '#web/form'
import { useBrand } from '#web/api'
import { ColorField, LEAST_CONTRAST } from '#web/look'
import { Page, Section } from '#web/page'
import { contrastWithWhite, type Installation, type Me, type Workspace } from '#protocol'
import { useText } from '#web/texts'
import { useLinkTo, useWays } from '#web/ways'
import { AddressCheck } from './address-check.tsx'
import { type BrandDraft, BrandFields } from './brand-fields.tsx'
import { Deeds, Refusal } from './first-run.tsx'
import { wholeAddress } from './time-zones.ts'
import css from './setup.module.css'

/** What the brand says of itself, and under what address the installation is reached. */
export function BrandPage() {
  const t = useText()
  const ways = useWays()
  const linkTo = useLinkTo()
  const { workspace, may } = useBrand()
  return (
    <Page
      title={t('rail.brand')}
      say={t('brand.say', { name: workspace.name })}
      deeds={may('own') && <LinkButton {...linkTo(ways.newBrand())}>{t('brand.new')}</LinkButton>}
    >
      <BrandForm />
      {may('own') && <AddressForm />}
    </Page>
  )
}

function BrandForm() {
  const t = useText()
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const { name, website, timeZone, language, color } = workspace
  const [brand, setBrand] = useState<BrandDraft>({ name, website, timeZone, language, color })
  const save = useMutation({
    mutationFn: () =>
      api.patch<Workspace>('/workspace', { ...brand, name: brand.name.trim(), website: wholeAddress(brand.website) }),
    onSuccess: saved =>
      client.setQueryData<Me | null>(
        ['me'],
        me => me && { ...me, workspaces: me.workspaces.map(one => (one.id === saved.id ? { ...one, ...saved } : one)) },
      ),
  })
  const isSame =
    JSON.stringify({ ...brand, name: brand.name.trim() }) ===
    JSON.stringify({ name, website, timeZone, language, color })
  const canSave = !isSame && brand.name.trim() !== '' && contrastWithWhite(brand.color) >= LEAST_CONTRAST
  return (
    <form
      className={css.page}
      onSubmit={event => {
        event.preventDefault()
        if (canSave) save.mutate()
      }}
    >
      <FieldGroup title={t('brand.about')}>
        <BrandFields brand={brand} onBrand={setBrand} fault={save.error} />
        <ColorField color={brand.color} onColor={chosen => setBrand({ ...brand, color: chosen })} />
        <Refusal fault={save.error} />
        <Deeds>
          <Button type="submit" kind="primary" isOff={!canSave} isBusy={save.isPending}>
            {t('form.keep')}
          </Button>
          <span role="status">{save.isSuccess ? t('form.kept') : ''}</span>
        </Deeds>
      </FieldGroup>
    </form>
  )
}

function AddressForm() {
  const t = useText()
  const { api } = useBrand()
  const client = useQueryClient()
  const installation = client.getQueryData<Installation>(['installation'])
  const [address, setAddress] = useState(installation?.publicAddress ?? location.origin)
  const save = useMutation({
    mutationFn: () => api.patch<{ publicAddress: string }>('/installation', { publicAddress: wholeAddress(address) }),
    onSuccess: ({ publicAddress }) => {
      setAddress(publicAddress)
      client.setQueryData<Installation>(['installation'], known => known && { ...known, publicAddress })
      void client.invalidateQueries({ queryKey: ['profiles'] })
    },
  })
  return (
    <Section title={t('setup.address')} help={t('setup.address.help')}>
      <form
        className={css.page}
        onSubmit={event => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <TextInput label={t('setup.address')} isLabelHidden isMono required value={address} onChange={setAddress} />
        <AddressCheck api={api} address={address} onAddress={setAddress} />
        <Refusal fault={save.error} />
        <Deeds>
          <Button type="submit" isBusy={save.isPending}>
            {t('form.keep')}
          </Button>
          <span role="status">{save.isSuccess ? t('form.kept') : ''}</span>
        </Deeds>
      </form>
    </Section>
  )
}
