import type { AgentPlan } from '#protocol'
import { FieldGroup, TextInput } from '#web/form'
import { useText } from '#web/texts'
import css from './staff.module.css'

export type WrittenPlace = { name: string; latitude: string; longitude: string }

export const writtenPlace = (place: AgentPlan['place']): WrittenPlace =>
  place
    ? { name: place.name, latitude: String(place.latitude), longitude: String(place.longitude) }
    : { name: '', latitude: '', longitude: '' }

/** null where nothing is written; undefined where it is not a place yet. */
export function placeOf({ name, latitude, longitude }: WrittenPlace): AgentPlan['place'] | undefined {
  const all = [name, latitude, longitude].map(text => text.trim())
  if (all.every(text => text === '')) return null
  const [north, east] = [degrees(latitude), degrees(longitude)]
  if (all.includes('') || Number.isNaN(north) || Number.isNaN(east)) return undefined
  return { name: name.trim(), latitude: north, longitude: east }
}

const degrees = (text: string): number => Number(text.trim().replace(',', '.'))

type PlaceFieldProps = { written: WrittenPlace; onChange: (written: WrittenPlace) => void }

/** Where somebody works from; nothing is anywhere. */
export function PlaceField({ written, onChange }: PlaceFieldProps) {
  const t = useText()
  const isWrong = placeOf(written) === undefined
  return (
    <FieldGroup title={t('staff.place')} help={t('staff.place.help')}>
      <div className={css.pair}>
        <TextInput
          label={t('staff.place.name')}
          maxLength={120}
          value={written.name}
          error={isWrong ? t('staff.place.wrong') : undefined}
          onChange={name => onChange({ ...written, name })}
        />
        <TextInput
          label={t('staff.place.latitude')}
          inputMode="decimal"
          dir="ltr"
          value={written.latitude}
          onChange={latitude => onChange({ ...written, latitude })}
        />
        <TextInput
          label={t('staff.place.longitude')}
          inputMode="decimal"
          dir="ltr"
          value={written.longitude}
          onChange={longitude => onChange({ ...written, longitude })}
        />
      </div>
    </FieldGroup>
  )
}
