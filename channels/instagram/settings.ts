import { type Context, settings } from '#channel'

export const instagramSettings = settings([
  { key: 'token', kind: 'secret', required: true, pattern: /^\S+$/, maxLength: 2000 },
  { key: 'appSecret', kind: 'secret', required: true, pattern: /^\S+$/, maxLength: 200 },
  { key: 'otherSecret', kind: 'secret', required: false, pattern: /^\S+$/, maxLength: 200 },
  { key: 'verifyToken', kind: 'secret', required: true, generated: 24, maxLength: 200 },
  { key: 'address', kind: 'url', required: false, maxLength: 500 },
])

export type InstagramSettings = {
  token: string
  appSecret: string
  otherSecret: string
  verifyToken: string
  address: string
}

export type Ctx = Context<InstagramSettings>

/** Tokens from a sign-in at Instagram begin so; all others are of a page (or of who runs it) to which the account is linked. */
export const isOfInstagram = (token: string): boolean => token.startsWith('IG')
