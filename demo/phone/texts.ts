import { generateKeyPairSync } from 'node:crypto'
import { openTelnyx } from '../../test/vendors/telnyx.ts'
import { openTwilio, type TwilioPost } from '../../test/vendors/twilio.ts'
import { openFirstLooks } from './first-looks.ts'
import { followServer } from './follow-server.ts'
import { type Bubble, type Deed, type Done, isDeed, type Means, type Person, type PhoneApp } from './phone-app.ts'

/** Plain texts from phone to phone: two carriers, of which a brand has one or the other. */

const can = { picture: true } as const
const numberOf = ({ number }: Person) => `+${34_600_000_000 + number}`

const place = (id: string, hue: number) => ({
  ...{ id, name: { es: id === 'sms' ? 'SMS' : 'SMS · Telnyx', en: id === 'sms' ? 'SMS' : 'SMS · Telnyx' } },
  ...({ face: 'texts', mark: { letters: 'SM', hue }, can } as const),
})

export async function openTwilioPhone({ brand, people, now, from }: Means): Promise<PhoneApp> {
  const passes = {
    accountSid: `AC${String(brand.id.length).padStart(32, '0')}`,
    authToken: `${brand.id}-auth-token-of-the-demo`,
  }
  const number = `+3491000${brand.id.length}43`
  const nowhere = 'https://nowhere.example/hooks/none'
  const vendor = await openTwilio(passes, nowhere, now, { number, name: brand.name, from })
  const { state } = vendor
  const who = new Map(people.map(person => [numberOf(person), person.id]))
  const pictures = openPictures()
  let hook = nowhere

  /** Twilio signs the address as the brand knows it. */
  const posted = ({ address, body }: TwilioPost) => {
    const { search } = new URL(address)
    const { headers } = vendor.sign(hook + search, Object.fromEntries(new URLSearchParams(body)))
    return { body, headers, query: search }
  }

  function does(person: Person, deed: Deed): Done {
    if (!isDeed(deed, 'say')) return {}
    const media = deed.file ? [{ url: pictures.keep(deed.file), type: deed.file.type }] : []
    const post = vendor.writes({ from: numberOf(person), to: number, text: deed.text, media })
    return { bubble: bubbleOf(deed, person, state.messages.at(-1)!.sid, now(), media[0]?.url), posts: [posted(post)] }
  }

  return {
    channel: 'twilio',
    platform: vendor.server,
    places: [place('sms', 85)],
    connection: { settings: { ...passes, address: vendor.server.address }, key: number },
    does: (_, person, deed) => does(person, deed),
    stands: () => ({
      sms: {
        bubbles: state.messages
          .filter(({ direction }) => direction !== 'inbound')
          .map(({ sid: id, to, body, media, at }) => shown({ id, body, media, at, person: who.get(to) ?? '' })),
      },
    }),
    delivered: (_, { id }) => [posted(vendor.tells(id, 'delivered'))],
    bytes: pictures.bytes,
    servesFiles: pictures.at,
    connected: ({ address, connectionId }) => void (hook = `${address}/hooks/${connectionId}`),
    follow: (look, signal) => followServer(vendor.server, look, signal),
    [Symbol.asyncDispose]: () => vendor.server.close(),
  }
}

export async function openTelnyxPhone({ brand, people, now }: Means): Promise<PhoneApp> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const apiKey = `KEY-${brand.id}-of-the-demo`
  const number = `+3491000${brand.id.length}44`
  const vendor = await openTelnyx({ apiKey, privateKey }, 'https://nowhere.example', now, number, brand.name)
  const who = new Map(people.map(person => [numberOf(person), person.id]))
  const pictures = openPictures()
  const cameAt = openFirstLooks(now)

  function does(person: Person, deed: Deed): Done {
    if (!isDeed(deed, 'say')) return {}
    const media = deed.file ? [{ url: pictures.keep(deed.file), content_type: deed.file.type }] : []
    const post = vendor.writes({ from: numberOf(person), to: number, text: deed.text, media })
    const { data } = JSON.parse(post.body) as { data: { payload: { id: string } } }
    return { bubble: bubbleOf(deed, person, data.payload.id, now(), media[0]?.url), posts: [post] }
  }

  return {
    channel: 'telnyx',
    platform: vendor.server,
    places: [place('sms-telnyx', 110)],
    connection: {
      settings: {
        ...{ apiKey, address: vendor.server.address },
        publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(12).toString('base64'),
      },
      key: number,
    },
    does: (_, person, deed) => does(person, deed),
    stands: () => ({
      'sms-telnyx': {
        bubbles: vendor.messages.map(({ id, to, text: body, media }) =>
          shown({ id, body, media, at: cameAt(id), person: who.get(to) ?? '' }),
        ),
      },
    }),
    delivered: (_, { id }) => {
      const post = vendor.tells(id, 'delivered')
      return [{ ...post, query: URL.canParse(post.address) ? new URL(post.address).search : '' }]
    },
    bytes: pictures.bytes,
    servesFiles: pictures.at,
    follow: (look, signal) => followServer(vendor.server, look, signal),
    [Symbol.asyncDispose]: () => vendor.server.close(),
  }
}

/** What customers send, at an address where the carrier would have it. */
function openPictures() {
  const kept = new Map<string, Uint8Array>()
  let addressOf = (ref: string) => ref
  return {
    at: (address: (ref: string) => string) => void (addressOf = address),
    keep({ bytes, name }: { bytes: Uint8Array; name: string }): string {
      const ref = `${kept.size}-${name}`
      kept.set(ref, bytes)
      return addressOf(ref)
    },
    bytes: (ref: string) => kept.get(decodeURIComponent(ref.split('/').at(-1)!)) ?? ref,
  }
}

type Sent = { id: string; body: string; media: string[]; at: number; person: string }

const shown = ({ id, body, media: [url], at, person }: Sent): Bubble => ({
  ...{ id, person, by: 'brand', at },
  ...(body ? { text: body } : {}),
  ...(url ? { file: { ref: url, name: 'photo', type: 'image/*' } } : {}),
})

const bubbleOf = (
  { text, file }: Extract<Deed, { deed: 'say' }>,
  person: Person,
  id: string,
  at: number,
  ref: string | undefined,
): Bubble => ({
  ...{ id, person: person.id, by: 'person', at },
  ...(text ? { text } : {}),
  ...(file && ref ? { file: { ref, name: file.name, type: file.type } } : {}),
})
