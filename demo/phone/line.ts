import { lineAccount, lineCustomer, lineRequest } from '../../test/vendors/line-customer.ts'
import { type LineMessage, openLine } from '../../test/vendors/line.ts'
import { openFirstLooks } from './first-looks.ts'
import { followServer } from './follow-server.ts'
import { type Bubble, type Deed, type Done, isDeed, type Means, type Person, type PhoneApp } from './phone-app.ts'
import { fieldsIn, listIn, textIn } from './read-fields.ts'

const place = {
  id: 'line',
  name: { es: 'LINE', en: 'LINE' },
  face: 'talk',
  mark: { letters: 'LN', hue: 138 },
  can: { picture: true, quote: true, unsend: true },
} as const

const idOf = ({ number }: Person) => `U${number.toString(16).padStart(32, '0')}`

export async function openLinePhone({ brand, people, now, from }: Means): Promise<PhoneApp> {
  const secrets = { channelId: String(1_655_000_000 + brand.id.length), secret: `${brand.id}-line-secret-of-the-demo` }
  const friends = new Map(people.map(each => [idOf(each), { displayName: each.name, language: each.language }]))
  const vendor = await openLine({ ...secrets, from, name: brand.name, people: friends })
  const who = new Map(people.map(person => [idOf(person), person.id]))
  const cameAt = openFirstLooks(now)
  let count = from
  const tell = (event: ReturnType<typeof lineCustomer.blocks>) => {
    const { replyToken: reply, source, message } = fieldsIn(event)
    const [to, quote] = [textIn(fieldsIn(source).userId), textIn(fieldsIn(message).quoteToken)]
    vendor.lends({ ...(typeof reply === 'string' && to ? { reply, to } : {}), ...(quote ? { quote } : {}) })
    return [lineRequest([event], secrets.secret)]
  }

  function does(person: Person, deed: Deed): Done {
    const writer = { userId: idOf(person) }
    const said = { id: String(560_000_000_000 + ++count), at: now() }
    if (isDeed(deed, 'unsend'))
      return {
        change: { id: deed.of, isGone: true },
        posts: tell(lineCustomer.takesBack(writer, { ...said, messageId: deed.of })),
      }
    if (isDeed(deed, 'press')) {
      const bubble: Bubble = { id: said.id, person: person.id, by: 'person', at: said.at, text: deed.choice.label }
      return { bubble, posts: tell(lineCustomer.presses(writer, { ...said, data: deed.choice.id })) }
    }
    if (!isDeed(deed, 'say')) return {}
    if (deed.file) vendor.files.set(said.id, deed.file.bytes)
    return { bubble: bubbleOf(deed, person, said), posts: eventsOf(deed, writer, said).flatMap(tell) }
  }

  const app: PhoneApp = {
    channel: 'line',
    platform: vendor,
    places: [place],
    connection: { settings: { ...secrets, address: vendor.address }, key: lineAccount },
    does: (_, person, deed) => does(person, deed),
    stands: () => ({
      line: {
        bubbles: vendor.messages.map(each => shown(each, who.get(each.to) ?? '', cameAt(each.id))),
      },
    }),
    hint({ path, body }) {
      if (path !== '/v2/bot/chat/loading/start') return undefined
      return { kind: 'typing', person: who.get(String(fieldsIn(body).chatId)) ?? '' }
    },
    bytes: ref => (ref.startsWith('https:') ? ref : vendor.bytesOf(ref)),
    follow(look, signal) {
      followServer(vendor, look, signal, app.hint)
    },
    [Symbol.asyncDispose]: () => vendor.close(),
  }
  return app
}

type Said = { id: string; at: number }

function eventsOf(deed: Extract<Deed, { deed: 'say' }>, writer: { userId: string }, said: Said) {
  const quoted = deed.quoteOf ? { quotes: deed.quoteOf } : {}
  if (!deed.file) return [lineCustomer.writes(writer, { ...said, text: deed.text, ...quoted })]
  const { name, type, bytes } = deed.file
  return [
    type.startsWith('image/')
      ? lineCustomer.sends(writer, { ...said, type: 'image' })
      : lineCustomer.sendsFile(writer, { ...said, name, size: bytes.length }),
    // A picture has no words of its own here: they follow it.
    ...(deed.text ? [lineCustomer.writes(writer, { id: `${said.id}1`, at: said.at + 1, text: deed.text })] : []),
  ]
}

const bubbleOf = (deed: Extract<Deed, { deed: 'say' }>, person: Person, { id, at }: Said): Bubble => ({
  ...{ id, person: person.id, by: 'person', at },
  ...(deed.text ? { text: deed.text } : {}),
  ...(deed.quoteOf ? { quoteOf: deed.quoteOf } : {}),
  ...(deed.file ? { file: { ref: id, name: deed.file.name, type: deed.file.type } } : {}),
})

function shown({ id, content }: LineMessage, person: string, at: number): Bubble {
  const template = fieldsIn(content.template)
  const text = textIn(content.text) ?? textIn(template.text) ?? textIn(content.title)
  const picture = textIn(content.originalContentUrl)
  const replies = listIn(fieldsIn(content.quickReply).items).map(each => fieldsIn(fieldsIn(each).action))
  const choices = [...replies, ...listIn(template.actions).map(fieldsIn)].map(({ label, data, uri }) => ({
    ...{ id: String(data ?? uri), label: String(label) },
    ...(textIn(uri) ? { url: String(uri) } : {}),
  }))
  return {
    ...{ id, person, by: 'brand', at },
    ...(text ? { text } : {}),
    ...(picture
      ? { file: { ref: picture, name: 'photo', type: content.type === 'image' ? 'image/*' : 'audio/*' } }
      : {}),
    ...(choices.length > 0 ? { choices } : {}),
  }
}
