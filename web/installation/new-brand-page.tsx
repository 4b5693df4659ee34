import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '#web/ui'
import { useBrand } from '#web/api'
import { ColorField, LEAST_CONTRAST } from '#web/look'
import { Page } from '#web/page'
import { contrastWithWhite, type Me, type Workspace } from '#protocol'
import { useText } from '#web/texts'
import { useWays } from '#web/ways'
import { type BrandDraft, BrandFields } from './brand-fields.tsx'
import { Deeds, Refusal } from './first-run.tsx'
import { isWebsite, wholeAddress } from './time-zones.ts'
import css from './setup.module.css'

const founder = { role: 'owner' as const, sees: 'all' as const, teamIds: [], mateIds: [] }

/** Another brand on this installation: its own customers, channels and team, and the same people may work in both. */
export function NewBrandPage() {
  const t = useText()
  const ways = useWays()
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const [brand, setBrand] = useState<BrandDraft>({
    name: '',
    website: '',
    timeZone: workspace.timeZone,
    language: workspace.language,
    color: workspace.color,
  })
  const add = useMutation({
    mutationFn: () =>
      api.post<Workspace>('/workspaces', { ...brand, name: brand.name.trim(), website: wholeAddress(brand.website) }),
    onSuccess: added => {
      client.setQueryData<Me | null>(
        ['me'],
        me => me && { ...me, workspaces: [...me.workspaces, { ...added, ...founder }] },
      )
      ways.go(`/welcome?brand=${added.id}`)
    },
  })
  const canAdd =
    brand.name.trim() !== '' && isWebsite(brand.website) && contrastWithWhite(brand.color) >= LEAST_CONTRAST
  return (
    <Page title={t('brand.new')} say={t('brand.new.say')} above={{ href: ways.brand(), name: t('rail.brand') }}>
      <form
        className={css.page}
        onSubmit={event => {
          event.preventDefault()
          if (canAdd) add.mutate()
        }}
      >
        <BrandFields brand={brand} onBrand={setBrand} fault={add.error} hasFocus />
        <ColorField color={brand.color} onColor={color => setBrand({ ...brand, color })} />
        <Refusal fault={add.error} />
        <Deeds>
          <Button type="submit" kind="primary" isOff={!canAdd} isBusy={add.isPending}>
            {t('brand.new.deed')}
          </Button>
        </Deeds>
      </form>
    </Page>
  )
}
