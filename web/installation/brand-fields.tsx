import { useState } from 'react'
import { Select, TextInput } from '#web/form'
import { useFieldWords } from '#web/api'
import type { FirstRun } from '#protocol'
import { useText } from '#web/texts'
import { cityOf, isWebsite, timeZones } from './time-zones.ts'
import css from './setup.module.css'

export type BrandDraft = FirstRun['brand']

type BrandFieldsProps = { brand: BrandDraft; onBrand: (brand: BrandDraft) => void; fault: unknown; hasFocus?: boolean }

/** What a brand says of itself. */
export function BrandFields({ brand, onBrand, fault, hasFocus }: BrandFieldsProps) {
  const t = useText()
  const fieldWords = useFieldWords()
  const [hasLeft, setLeft] = useState(false)
  return (
    <>
      <div className={css.pair}>
        <TextInput
          label={t('brand.name')}
          required
          maxLength={120}
          autoComplete="organization"
          autoFocus={hasFocus}
          value={brand.name}
          onChange={name => onBrand({ ...brand, name })}
          error={fieldWords(fault, 'name')}
        />
        <TextInput
          label={t('brand.website')}
          aside={t('form.optional')}
          inputMode="url"
          dir="ltr"
          placeholder={t('brand.website.example')}
          value={brand.website}
          onChange={website => onBrand({ ...brand, website })}
          onBlur={() => setLeft(true)}
          error={hasLeft && !isWebsite(brand.website) ? t('fault.address.malformed') : fieldWords(fault, 'website')}
        />
      </div>
      <div className={css.pair}>
        <Select
          label={t('brand.time-zone')}
          choices={timeZones(brand.timeZone).map(zone => ({ value: zone, label: `${cityOf(zone)} · ${zone}` }))}
          value={brand.timeZone}
          onChange={timeZone => onBrand({ ...brand, timeZone })}
          error={fieldWords(fault, 'timeZone')}
        />
        <Select
          label={t('brand.language')}
          choices={[
            { value: 'es', label: 'Español' },
            { value: 'en', label: 'English' },
          ]}
          value={brand.language}
          onChange={language => onBrand({ ...brand, language })}
        />
      </div>
    </>
  )
}
