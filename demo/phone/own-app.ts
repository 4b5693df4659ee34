import { openApiClient } from '../../test/vendors/api-client.ts'
import { followServer } from './follow-server.ts'
import { type Bubble, type Deed, type Done, isDeed, type Means, type Person, type PhoneApp } from './phone-app.ts'
import { fieldsIn, listIn, textIn } from './read-fields.ts'

const can = { picture: true, quote: true, react: ['❤️', '👍', '🎉', '😕'], edit: true, unsend: true } as const

const idOf = ({ number }: Person) => `c-${number}`

/** The brand's own app, which speaks to Sobremesa through the API channel. */
export async function openOwnApp({ brand, people, now, from }: Means): Promise<PhoneApp> {
  const secret = `${brand.id}-api-secret-of-the-demo`
  const vendor = await openApiClient({ secret, now, from })
  const who = new Map(people.map(person => [idOf(person), person.id]))
  const pictures = new Map<string, Uint8Array>()
  let count = from
  const tell = (event: object) => [vendor.write([event])]

  function does(person: Person, deed: Deed): Done {
    const customer = { id: idOf(person), name: person.name, language: person.language }
    const common = { id: `m-${++count}`, thread: idOf(person), at: now() }
    if (isDeed(deed, 'read'))
      return { posts: tell({ ...common, type: 'receipt', from: customer, upTo: true, state: 'read' }) }
    if (isDeed(deed, 'typing')) return {}
    if (isDeed(deed, 'react')) {
      const { emoji } = deed
      const change = { id: deed.of, reactions: emoji ? { person: emoji } : {} }
      return { change, posts: tell({ ...common, type: 'reaction', target: deed.of, from: customer, emoji }) }
    }
    if (isDeed(deed, 'edit'))
      return {
        change: { id: deed.of, text: deed.text, isEdited: true },
        posts: tell({ ...common, type: 'edit', target: deed.of, text: deed.text }),
      }
    if (isDeed(deed, 'unsend'))
      return {
        change: { id: deed.of, isGone: true },
        posts: tell({ ...common, type: 'deletion', target: deed.of }),
      }
    const bubble = bubbleOf(deed, person, common)
    const part = isDeed(deed, 'press') ? { kind: 'choice', ...deed.choice } : undefined
    if (isDeed(deed, 'say') && deed.file) pictures.set(common.id, deed.file.bytes)
    const { text, quoteOf } = bubble
    const said = {
      ...(text && !part ? { text } : {}),
      ...(quoteOf ? { quoteOf } : {}),
      ...(part ? { parts: [part] } : {}),
    }
    return { bubble, posts: tell({ ...common, type: 'message', from: customer, ...said, ...partsOf(deed, common.id) }) }
  }

  const partsOf = (deed: Deed, id: string): object => {
    if (!isDeed(deed, 'say') || !deed.file) return {}
    const { name, type, bytes } = deed.file
    const kind = type.startsWith('image/') ? 'image' : 'document'
    return { parts: [{ kind, url: fileAddress(id), name, type, size: bytes.length }] }
  }
  let fileAddress = (id: string) => id

  return {
    channel: 'api',
    platform: vendor,
    places: [
      {
        ...{ id: 'own-app', name: { es: `App de ${brand.name}`, en: `${brand.name} app` }, face: 'talk' },
        ...{ mark: { letters: 'AP', hue: 300 }, can },
      },
    ],
    connection: { settings: { secret, target: vendor.target } },
    does: (_, person, deed) => does(person, deed),
    stands() {
      const bubbles = new Map<string, Bubble>()
      const changes: ({ id: string } & Partial<Bubble>)[] = []
      for (const { as, body } of vendor.messages.values()) {
        const target = textIn(body.target) ?? ''
        const of = bubbles.get(target)
        if (body.type === 'message') bubbles.set(as, shown(as, body, who))
        else if (body.type === 'edit' && of) Object.assign(of, { text: body.text, isEdited: true })
        else if (body.type === 'unsend' && of) of.isGone = true
        else if (body.type === 'react')
          changes.push({ id: target, reactions: body.emoji ? { brand: String(body.emoji) } : {} })
        else if (body.type === 'read') changes.push({ id: target, state: 'read' })
      }
      return { 'own-app': { bubbles: [...bubbles.values()], changes } }
    },
    delivered: (_, { id }) => [vendor.write([vendor.receipt(id)])],
    bytes: ref => pictures.get(ref) ?? ref,
    servesFiles: address => void (fileAddress = address),
    follow: (look, signal) =>
      followServer(vendor, look, signal, ({ body }) => {
        const { type, to } = fieldsIn(body)
        const person = who.get(String(fieldsIn(to).id))
        return type === 'typing' && person ? { kind: 'typing', person } : undefined
      }),
    [Symbol.asyncDispose]: () => vendor.close(),
  }
}

function bubbleOf(
  deed: Extract<Deed, { deed: 'say' | 'press' }>,
  person: Person,
  { id, at }: { id: string; at: number },
) {
  const common: Bubble = { id, person: person.id, by: 'person', at }
  if (deed.deed === 'press') return { ...common, text: deed.choice.label, quoteOf: deed.of }
  return {
    ...common,
    ...(deed.text ? { text: deed.text } : {}),
    ...(deed.quoteOf ? { quoteOf: deed.quoteOf } : {}),
    ...(deed.file ? { file: { ref: id, name: deed.file.name, type: deed.file.type } } : {}),
  }
}

function shown(id: string, body: Record<string, unknown>, who: ReadonlyMap<string, string>): Bubble {
  const parts = listIn(body.parts).map(fieldsIn)
  const file = parts.find(each => textIn(each.url) && textIn(each.type))
  const buttons = parts.flatMap(each => (each.kind === 'buttons' ? listIn(each.buttons).map(fieldsIn) : []))
  const text = textIn(body.text)
  const quoteOf = textIn(body.target)
  return {
    ...{ id, person: who.get(String(fieldsIn(body.to).id)) ?? '', by: 'brand', at: Number(body.at) },
    ...(text ? { text } : {}),
    ...(quoteOf ? { quoteOf } : {}),
    ...(file ? { file: { ref: String(file.url), name: String(file.name), type: String(file.type) } } : {}),
    ...(buttons.length > 0
      ? { choices: buttons.map(each => ({ id: String(each.id), label: String(each.label) })) }
      : {}),
  }
}
