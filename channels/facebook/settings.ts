import { type Context, settings } from '#channel'

export const facebookSettings = settings([
  { key: 'token', kind: 'secret', required: true, pattern: /^\S+$/, maxLength: 2000 },
  { key: 'appSecret', kind: 'secret', required: true, pattern: /^\S+$/, maxLength: 200 },
  { key: 'verifyToken', kind: 'secret', required: true, generated: 24, maxLength: 200 },
  { key: 'address', kind: 'url', required: false, maxLength: 500 },
])

export type FacebookSettings = { token: string; appSecret: string; verifyToken: string; address: string }

export type Ctx = Context<FacebookSettings>
