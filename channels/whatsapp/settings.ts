import { settings } from '#channel'

export const whatsappSettings = settings([
  { key: 'account', kind: 'text', required: true, pattern: /^\d{5,25}$/ },
  { key: 'token', kind: 'secret', required: true },
  { key: 'appSecret', kind: 'secret', required: true },
  { key: 'verifyToken', kind: 'secret', required: true, generated: 24, maxLength: 200 },
  { key: 'version', kind: 'text', required: false, pattern: /^v\d{1,3}\.\d{1,2}$/ },
  { key: 'address', kind: 'url', required: false, maxLength: 500 },
])

export type WhatsAppSettings = ReturnType<typeof whatsappSettings.read>

/** Where the Graph API is, its version included. */
export const graphAddress = ({ address, version }: Pick<WhatsAppSettings, 'address' | 'version'>): string =>
  `${(address || 'https://graph.facebook.com').replace(/\/+$/, '')}/${version || 'v24.0'}`
