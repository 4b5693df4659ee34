/** What stand-ins keep is what the brand sent, read without trust in its form. */
export type Fields = Record<string, unknown>

export const fieldsIn = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}

export const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])

export const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined
