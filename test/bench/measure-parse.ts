import { Buffer } from 'node:buffer'
import { channelCases } from '../../channels/cases.ts'
import { inFixtures, settingsOf, suiteNow } from '../../channels/suite/fixtures.ts'
import type { ChannelCase } from '../../channels/suite/index.ts'
import { round } from './figures.ts'

/** How fast payloads become events, on one core. `ratio`: the time that JSON.parse takes for the same bodies, of all of it. */
export type Parsing = {
  channel: string
  eventsPerSecond: number
  megabytesPerSecond: number
  ratio: number | null
}

const warmMs = 300
const measuredMs = 700

/** One customer's text to a WhatsApp number, as it comes: a request of its own. */
const whatsappText = Buffer.from(
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '880011',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '4930123456', phone_number_id: '106540352242922' },
              contacts: [
                { profile: { name: 'Mina Okafor' }, wa_id: '4915112345678', user_id: 'DE.13491208655302741918' },
              ],
              messages: [
                {
                  ...{
                    from: '4915112345678',
                    from_user_id: 'DE.13491208655302741918',
                    id: 'wamid.HBgNNDkxNTExMjM0NTY3OA',
                  },
                  ...{ timestamp: '1764000001', type: 'text', text: { body: 'Hi, where is my parcel? 📦' } },
                },
              ],
            },
          },
        ],
      },
    ],
  }),
)

/** WhatsApp texts first, then what each channel has in its fixtures: every kind once. */
export function measureParse(): Parsing[] {
  const whatsapp = channelCases.find(({ channel }) => channel.id === 'whatsapp')!
  const seen = new Set<string>()
  const others = channelCases.flatMap(subject => {
    if (seen.has(subject.channel.id)) return []
    seen.add(subject.channel.id)
    const bodies = inFixtures(subject)
      .map(({ body }) => body)
      .filter(body => subject.format !== undefined || isJson(body))
      .map(body => (isJson(body) ? Buffer.from(JSON.stringify(JSON.parse(String(body)))) : body))
    return [measure(subject.channel.id, subject, bodies)]
  })
  return [measure('whatsapp, texts', whatsapp, [whatsappText]), ...others]
}

function measure(channel: string, subject: ChannelCase, bodies: readonly Buffer[]): Parsing {
  const settings = settingsOf(subject.channel, subject.values)
  const raws = bodies.map(body => subject.sign(body, subject.values, suiteNow))
  const bytes = bodies.reduce((sum, body) => sum + body.length, 0)
  const events = raws.reduce((sum, raw) => sum + subject.channel.parse(raw, settings).length, 0)
  const rounds = perSecond(() => {
    for (const raw of raws) subject.channel.parse(raw, settings)
  })
  const plain = bodies.every(isJson)
    ? perSecond(() => {
        for (const { body } of raws) JSON.parse(decoder.decode(body))
      })
    : undefined
  return {
    channel,
    eventsPerSecond: round(rounds * events),
    megabytesPerSecond: round((rounds * bytes) / 1e6, 1),
    ratio: plain === undefined ? null : round(rounds / plain, 2),
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Rounds a second, once it is warm. */
function perSecond(work: () => void): number {
  for (let count = 0, until = performance.now() + warmMs; performance.now() < until || count < 3; count++) work()
  let rounds = 0
  const began = performance.now()
  while (performance.now() - began < measuredMs) {
    work()
    rounds++
  }
  return (rounds * 1000) / (performance.now() - began)
}

function isJson(body: Buffer): boolean {
  try {
    JSON.parse(decoder.decode(body))
    return true
  } catch {
    return false
  }
}
