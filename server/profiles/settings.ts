import { randomBytes } from 'node:crypto'
import { type Channel, faultsOf, type SettingFault, type SettingField, type SettingValues } from '#channel'
import { FieldFault } from '#lib'
import type { Vault } from './vault.ts'

/** Settings as they are kept: `shown` as people see them, `sealed` the secrets, `made` those we made ourselves just now. */
export type KeptSettings = { shown: string; sealed: Buffer | null; made: Record<string, string> }

/**
 * Checks what was filled in and makes the secrets that are ours to make. A secret that is left empty, or comes back as
 * it was shown, stays as it was; `renew` names secrets to be made anew.
 * @throws FieldFault `settings.faulty` (422), a field at a time: `settings.<key>`
 */
export function keepSettings(
  channel: Channel,
  given: SettingValues,
  before: SettingValues,
  vault: Vault,
  renew: readonly string[] = [],
): KeptSettings {
  const { fields } = channel.settings
  const { values, made } = fillIn(channel, given, before, renew)
  const secrets = Object.fromEntries(
    fields.filter(field => isSecret(field) && values[field.key] !== '').map(({ key }) => [key, values[key]!]),
  )
  return {
    shown: JSON.stringify(shownSettings(channel, values)),
    sealed: Object.keys(secrets).length > 0 ? vault.seal(JSON.stringify(secrets)) : null,
    made,
  }
}

/**
 * What was filled in, with what stays and what we make ourselves. @throws FieldFault `settings.faulty` (422)
 */
export function fillIn(
  { settings: { fields } }: Channel,
  given: SettingValues,
  before: SettingValues,
  renew: readonly string[] = [],
): { values: SettingValues; made: Record<string, string> } {
  const filled = fields.map(field => [field.key, filledIn(field, given[field.key], before[field.key] ?? '')] as const)
  const made = Object.fromEntries(
    filled.flatMap(([key, value], place) => {
      const bytes = fields[place]!.generated
      return bytes && (value === '' || renew.includes(key)) ? [[key, randomBytes(bytes).toString('base64url')]] : []
    }),
  )
  const values: SettingValues = { ...Object.fromEntries(filled), ...made }
  const faults = [...faultsOf(fields, values), ...owed(fields, given, before, values)]
  if (faults.length > 0)
    throw new FieldFault(
      'settings.faulty',
      faults.map(({ field, code }) => ({ field: `settings.${field}`, code })),
    )
  return { values, made }
}

/**
 * Where a vendor is called somewhere else than before, its own secrets are said anew: otherwise whoever may change the
 * address would have them sent wherever they like, and read what nobody is shown.
 */
function owed(
  fields: readonly SettingField[],
  given: SettingValues,
  before: SettingValues,
  values: SettingValues,
): SettingFault[] {
  const kept = fields.filter(
    field => isSecret(field) && !field.generated && before[field.key] && !isGiven(field, given[field.key], before),
  )
  const isMoved = fields.some(
    ({ kind, key, leads }) => (kind === 'url' || leads) && values[key] !== (before[key] ?? ''),
  )
  return isMoved ? kept.map(({ key }) => ({ field: key, code: 'missing' as const })) : []
}

const isGiven = (field: SettingField, given: string | undefined, before: SettingValues): boolean => {
  const value = given?.trim() ?? ''
  return value !== '' && value !== shownAs(field, before[field.key] ?? '')
}

const isSecret = (field: SettingField) => field.kind === 'secret'

function filledIn(field: SettingField, given: string | undefined, before: string): string {
  const value = given?.trim() ?? (isSecret(field) ? '' : before)
  return isSecret(field) && (value === '' || value === shownAs(field, before)) ? before : value
}

/** As people see them: a secret shows only how it ends. */
export const shownSettings = ({ settings: { fields } }: Channel, values: SettingValues): SettingValues =>
  Object.fromEntries(fields.map(field => [field.key, shownAs(field, values[field.key] ?? '')]))

const ending = 4
const shortestShown = 12

/** A secret shows how it ends, when it is long enough that this tells nothing. */
function shownAs(field: SettingField, value: string): string {
  if (!isSecret(field) || value === '') return value
  return `••••${value.length >= shortestShown ? value.slice(-ending) : ''}`
}
