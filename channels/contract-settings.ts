/** One field of the set-up form. Label and help stand in the catalogue: `channel.<id>.setting.<key>.label`, `….help`. */
export type SettingField = {
  key: string
  kind: 'text' | 'secret' | 'url' | 'choice' | 'lines'
  required: boolean
  /** A secret that we make ourselves when it is left empty (bytes of entropy). */
  generated?: number
  options?: readonly string[]
  pattern?: RegExp
  maxLength?: number
  /** Says where the vendor is called, as each field of kind `url` does: with another value, its secrets are to be said anew. */
  leads?: true
}

export type SettingValues = Record<string, string>
export type SettingFault = { field: string; code: 'missing' | 'malformed' | 'too-long' | 'not-an-option' }

/** Draws the set-up form, checks what was filled in, marks the secrets. */
export type Settings<S> = {
  fields: readonly SettingField[]
  read(values: SettingValues): S
}

/** `read` is called with values that have passed `faultsOf`. */
export function settings<const F extends readonly SettingField[]>(
  fields: F,
): Settings<{ [K in F[number]['key']]: string }> {
  return {
    fields,
    read: values => Object.fromEntries(fields.map(field => [field.key, values[field.key] ?? ''])) as never,
  }
}

/** What is wrong with the values of a form, in the order of its fields; empty when all is well. */
export function faultsOf(fields: readonly SettingField[], values: SettingValues): SettingFault[] {
  return fields.flatMap(field => {
    const code = faultOf(field, values[field.key] ?? '')
    return code ? [{ field: field.key, code }] : []
  })
}

function faultOf(field: SettingField, value: string): SettingFault['code'] | undefined {
  if (value === '') return field.required && !field.generated ? 'missing' : undefined
  if (value.length > (field.maxLength ?? 4000)) return 'too-long'
  if (field.options && !field.options.includes(value)) return 'not-an-option'
  if (field.kind === 'url' && !/^https?:\/\/[^\s]+$/i.test(value)) return 'malformed'
  if (field.pattern && !field.pattern.test(value)) return 'malformed'
  return undefined
}
