import { settings } from '#channel'

/** `token`: a long-lived one, where somebody prefers it to those of fifteen minutes that id and secret are good for. */
export const lineSettings = settings([
  { key: 'channelId', kind: 'text', required: true, pattern: /^\d{5,20}$/, maxLength: 20 },
  { key: 'secret', kind: 'secret', required: true, pattern: /^[\w-]{16,128}$/, maxLength: 128 },
  { key: 'token', kind: 'secret', required: false, maxLength: 1000 },
  { key: 'address', kind: 'url', required: false, maxLength: 200 },
])

export type LineSettings = ReturnType<typeof lineSettings.read>

const plain = (address: string) => address.replace(/\/+$/, '')

export const apiOf = ({ address }: LineSettings): string => plain(address || 'https://api.line.me')

/** Pictures, films and sounds of customers come from another host. */
export const contentOf = ({ address }: LineSettings): string => plain(address || 'https://api-data.line.me')
