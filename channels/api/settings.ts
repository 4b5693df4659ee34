import { settings } from '#channel'

export const apiSettings = settings([
  { key: 'secret', kind: 'secret', required: true, generated: 32, pattern: /^.{16,}$/, maxLength: 200 },
  { key: 'target', kind: 'url', required: false, maxLength: 2000 },
  { key: 'lookup', kind: 'choice', required: false, options: ['no', 'yes'] },
])

export type ApiSettings = { secret: string; target: string; lookup: string }
