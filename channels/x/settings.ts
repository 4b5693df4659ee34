import { type Context, settings } from '#channel'

const name = { kind: 'text', required: false, maxLength: 200 } as const
const secret = { kind: 'secret', required: false, maxLength: 500 } as const

/** The app's own pair, and one of two ways to act for the account: OAuth 2 (`clientId`, `refreshToken`) or OAuth 1.0a. */
export const xSettings = settings([
  { ...name, key: 'consumerKey', required: true },
  { ...secret, key: 'consumerSecret', required: true },
  { ...name, key: 'clientId' },
  { ...secret, key: 'clientSecret' },
  { ...secret, key: 'refreshToken' },
  { ...secret, key: 'accessToken' },
  { ...secret, key: 'accessSecret' },
  { key: 'rereads', kind: 'choice', required: false, options: ['daily', 'never'] },
  { key: 'address', kind: 'url', required: false, maxLength: 500 },
])

export type XSettings = ReturnType<typeof xSettings.read>
export type Ctx = Context<XSettings>

export type Means = 'oauth2' | 'oauth1' | 'none'

/** How we act for the account. New kinds of events and media need OAuth 2, so that one wins. */
export function meansOf({ clientId, refreshToken, accessToken, accessSecret }: XSettings): Means {
  if (clientId && refreshToken) return 'oauth2'
  return accessToken && accessSecret ? 'oauth1' : 'none'
}

const realApi = 'https://api.x.com'

/** Without a slash at its end. */
export const apiOf = ({ address }: XSettings): string => address.replace(/\/+$/, '') || realApi

/** Another host of the platform; where the API is elsewhere, everything else is there too, below its own name. */
export function placeOf(url: string, settings_: XSettings): string {
  if (!settings_.address || !URL.canParse(url)) return url
  const { host, pathname, search } = new URL(url)
  return `${apiOf(settings_)}/${host}${pathname}${search}`
}
