import { type Context, settings } from '#channel'

export const googleSettings = settings([
  { key: 'clientId', kind: 'text', required: true, maxLength: 300 },
  { key: 'clientSecret', kind: 'secret', required: true, maxLength: 300 },
  { key: 'refreshToken', kind: 'secret', required: true, maxLength: 1000 },
  { key: 'topic', kind: 'text', required: false, pattern: /^projects\/[\w.:-]+\/topics\/[\w.~+%-]+$/, maxLength: 400 },
  { key: 'pushAccount', kind: 'text', required: false, pattern: /^[^\s@]+@[^\s@]+$/, maxLength: 300 },
  { key: 'address', kind: 'url', required: false, maxLength: 500 },
])

export type GoogleSettings = ReturnType<typeof googleSettings.read>
export type Ctx = Context<GoogleSettings>

/** Google has a host for each of its parts; where it is played by somebody else, each is a folder there. */
export const placeOf = (url: string, { address }: GoogleSettings): string =>
  address ? url.replace(/^https:\/\//, `${address.replace(/\/+$/, '')}/`) : url
