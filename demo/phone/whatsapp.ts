import { openWhatsApp, type Taken } from '../../test/vendors/whatsapp.ts'
import { says } from '../../test/vendors/whatsapp-webhooks.ts'
import { followServer } from './follow-server.ts'
import { type Bubble, type Deed, type Done, isDeed, type Means, type Person, type PhoneApp } from './phone-app.ts'
import { fieldsIn, listIn, textIn } from './read-fields.ts'

const place = {
  id: 'whatsapp',
  name: { es: 'WhatsApp', en: 'WhatsApp' },
  face: 'talk',
  mark: { letters: 'WA', hue: 150 },
  can: { picture: true, quote: true, react: ['❤️', '👍', '😂', '😢', '🙏'], unsend: true },
} as const

const phoneOf = ({ number }: Person) => String(34_600_000_000 + number)

export async function openWhatsAppPhone({ brand, people, now, from }: Means): Promise<PhoneApp> {
  const secrets = { token: `EAA-${brand.id}-token-of-the-demo`, appSecret: `${brand.id}-app-secret-of-the-demo` }
  const account = String(102_290_129_340_000 + brand.id.length * 977)
  const number = { id: `10654035224${brand.id.length}922`, display: `3491000${brand.id.length}42`, name: brand.name }
  const open = people.map(person => ({ phone: phoneOf(person), name: person.name }))
  const vendor = await openWhatsApp({ ...secrets, account, numbers: [number], open, now, from })
  const who = new Map(people.map(person => [phoneOf(person), person.id]))

  const does = (person: Person, deed: Deed): Done => {
    const writer = { phone: phoneOf(person), name: person.name }
    const said = saidOf(deed)
    if (!said) return isDeed(deed, 'read') ? { posts: [vendor.status(deed.of, 'read')] } : {}
    const post = vendor.writes(writer, said)
    if (isDeed(deed, 'react'))
      return { posts: [post], change: { id: deed.of, reactions: deed.emoji ? { person: deed.emoji } : {} } }
    if (isDeed(deed, 'unsend')) return { posts: [post], change: { id: deed.of, isGone: true } }
    return { posts: [post], bubble: bubbleOf(deed, person, idIn(post.body), now(), fileIn(said)) }
  }

  const saidOf = (deed: Deed) => {
    if (isDeed(deed, 'say') && deed.file) {
      const id = vendor.keeps(deed.file.bytes, deed.file.type)
      const kind = deed.file.type.startsWith('image/') ? 'image' : 'document'
      const name = kind === 'document' ? { filename: deed.file.name } : {}
      return says.file(kind, id, deed.file.type, { ...name, ...(deed.text ? { caption: deed.text } : {}) })
    }
    if (isDeed(deed, 'say')) return deed.quoteOf ? says.quoting(deed.text, deed.quoteOf) : says.text(deed.text)
    if (isDeed(deed, 'press')) return says.press(deed.choice.id, deed.choice.label, deed.of)
    if (isDeed(deed, 'react')) return says.react(deed.of, deed.emoji ?? '')
    return isDeed(deed, 'unsend') ? says.takeBack(deed.of) : undefined
  }

  const app: PhoneApp = {
    channel: 'whatsapp',
    platform: vendor,
    places: [place],
    connection: { settings: { account, ...secrets, address: vendor.address }, key: number.id },
    does: (_, person, deed) => does(person, deed),
    stands() {
      const isReaction = ({ body }: Taken) => body.type === 'reaction'
      const bubbles = vendor.messages.filter(each => !isReaction(each)).map(each => shown(each, who.get(each.to) ?? ''))
      const changes = vendor.messages.filter(isReaction).map(({ body }) => {
        const { message_id: id, emoji } = fieldsIn(body.reaction)
        return { id: String(id), reactions: emoji ? { brand: String(emoji) } : {} }
      })
      return { whatsapp: { bubbles, changes } }
    },
    hint({ body }) {
      const { status, message_id: id } = fieldsIn(body)
      return status === 'read' ? { kind: 'read', id: String(id) } : undefined
    },
    delivered: (_, { id }) => [vendor.status(id, 'sent'), vendor.status(id, 'delivered')],
    bytes: ref => vendor.bytesOf(ref),
    follow(look, signal) {
      followServer(vendor, look, signal, app.hint)
    },
    [Symbol.asyncDispose]: () => vendor.close(),
  }
  return app
}

function bubbleOf(deed: Deed, person: Person, id: string, at: number, file?: string): Bubble {
  const common = { id, person: person.id, by: 'person', at } as const
  if (isDeed(deed, 'press')) return { ...common, text: deed.choice.label, quoteOf: deed.of }
  if (!isDeed(deed, 'say')) return common
  return {
    ...common,
    ...(deed.text ? { text: deed.text } : {}),
    ...(deed.quoteOf ? { quoteOf: deed.quoteOf } : {}),
    ...(deed.file && file ? { file: { ref: file, name: deed.file.name, type: deed.file.type } } : {}),
  }
}

const fileIn = (said: Record<string, unknown>): string | undefined => textIn(fieldsIn(said[String(said.type)]).id)

/** The id of the only message in what Meta posts. */
const idIn = (body: Buffer): string => /"id":"(wamid\.[^"]+)"/.exec(body.toString())![1]!

/** What the brand sent, as it is seen in the app. */
function shown({ id, body, at }: Taken, person: string): Bubble {
  const type = String(body.type ?? 'text')
  const said = fieldsIn(body[type])
  const quoteOf = textIn(fieldsIn(body.context).message_id)
  const text = textIn(said.body) ?? textIn(fieldsIn(said.body).text) ?? textIn(said.caption) ?? templateText(type, said)
  const file = textIn(said.id)
  return {
    ...{ id, person, by: 'brand', at },
    ...(text ? { text } : {}),
    ...(quoteOf ? { quoteOf } : {}),
    ...(file ? { file: { ref: file, name: textIn(said.filename) ?? type, type: typeOf(type) } } : {}),
    ...(type === 'interactive' ? { choices: choicesIn(fieldsIn(said.action)) } : {}),
  }
}

const typeOf = (kind: string) => (kind === 'image' || kind === 'sticker' ? 'image/*' : 'application/octet-stream')

function templateText(type: string, said: Record<string, unknown>): string | undefined {
  if (type !== 'template') return undefined
  const body = listIn(said.components)
    .map(fieldsIn)
    .find(each => each.type === 'body')
  const values = listIn(body?.parameters).map(each => textIn(fieldsIn(each).text))
  return [textIn(said.name), ...values].join(' · ')
}

function choicesIn(action: Record<string, unknown>): NonNullable<Bubble['choices']> {
  const rows = listIn(action.sections).flatMap(section => listIn(fieldsIn(section).rows).map(fieldsIn))
  const buttons = listIn(action.buttons).map(button => fieldsIn(fieldsIn(button).reply))
  const { display_text: label, url } = fieldsIn(action.parameters)
  return [
    ...[...buttons, ...rows].map(each => ({ id: String(each.id), label: String(each.title) })),
    ...(textIn(url) ? [{ id: String(url), label: String(label), url: String(url) }] : []),
  ]
}
