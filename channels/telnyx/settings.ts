import { type Context, settings } from '#channel'

export const telnyxSettings = settings([
  { key: 'apiKey', kind: 'secret', required: true, maxLength: 300 },
  { key: 'publicKey', kind: 'text', required: true, pattern: /^[A-Za-z0-9+/]{43}=$|^[A-Za-z0-9+/]{59}=$/ },
  { key: 'address', kind: 'url', required: false, maxLength: 500 },
])

export type TelnyxSettings = ReturnType<typeof telnyxSettings.read>
export type Ctx = Context<TelnyxSettings>

const realApi = 'https://api.telnyx.com'

export const apiOf = ({ address }: TelnyxSettings): string => address.replace(/\/+$/, '') || realApi

/** Another host; where the API is elsewhere, everything else is there too, below its own name. */
export const placeOf = (url: string, { address }: TelnyxSettings): string =>
  address ? url.replace(/^https:\/\//, `${address.replace(/\/+$/, '')}/`) : url
