import type { SettingField } from './contract-settings.ts'

const shortest = 4

/** The text with the values of secret settings blotted out, also as they stand in a URL or in JSON. */
export function withoutSecrets(text: string, fields: readonly SettingField[], settings: unknown): string {
  if (typeof settings !== 'object' || settings === null) return text
  const values = Object.entries(settings).flatMap(([key, value]) => {
    const isSecret = fields.some(field => field.key === key && field.kind === 'secret')
    return isSecret && typeof value === 'string' && value.length >= shortest ? [value] : []
  })
  const forms = values.flatMap(value => [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)])
  return forms.reduce((clean, form) => clean.replaceAll(form, '•••'), text)
}
