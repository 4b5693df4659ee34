import { openInstagram } from '../../test/vendors/instagram.ts'
import { followServer } from './follow-server.ts'
import { hintOf, reactionsIn, saidOf, scopedId, shownSaid, written } from './graph-talk.ts'
import { type Bubble, type Deed, type Done, isDeed, type Means, type Person, type PhoneApp } from './phone-app.ts'

const mark = { letters: 'IG', hue: 340 }
const talk = { picture: true, quote: true, react: ['❤️', '😂', '😮', '😢', '👏'], unsend: true } as const

const posts = [
  { id: '17900000000000001', text: 'Bodegón de la semana: la taza Nido en verde musgo. ¿Con o sin platillo?' },
  { id: '17900000000000002', text: 'Así sale una hornada. Sonido arriba.' },
]

const handleOf = ({ id }: Person) => id.replaceAll('-', '_')

export async function openInstagramPhone({ brand, people, now, from, since }: Means): Promise<PhoneApp> {
  const account = { id: String(17_841_400_000_000_000 + brand.id.length), username: brand.handle, name: brand.name }
  const secrets = { token: `IGAA-${brand.id}-token-of-the-demo`, appSecret: `${brand.id}-ig-secret-of-the-demo` }
  const vendor = await openInstagram({
    ...{ ...secrets, now, account },
    people: people.map(person => ({ id: scopedId(person), username: handleOf(person), name: person.name })),
  })
  const { happens, talks, comments } = vendor
  const who = new Map(people.map(person => [scopedId(person), person.id]))
  const pictures = new Map<string, Uint8Array>()
  let fileAddress = (ref: string) => ref
  let count = from

  function direct(person: Person, deed: Deed): Done {
    const id = scopedId(person)
    if (isDeed(deed, 'read')) return { posts: [happens.read(deed.of)] }
    if (isDeed(deed, 'unsend'))
      return { posts: [happens.unsent({ person: id, id: deed.of })], change: { id: deed.of, isGone: true } }
    if (isDeed(deed, 'react'))
      return {
        posts: [happens.reaction({ person: id, id: deed.of, emoji: deed.emoji })],
        change: { id: deed.of, reactions: deed.emoji ? { person: deed.emoji } : {} },
      }
    if (!isDeed(deed, 'say', 'press')) return {}
    const made = `aWdfIN${talks.said.length + 1}`
    const bubble = written(deed, person, made, now())
    if (isDeed(deed, 'press')) {
      const { id: payload, label } = deed.choice
      return { bubble, posts: [happens.message({ person: id, text: label, payload })] }
    }
    if (deed.file) pictures.set(made, deed.file.bytes)
    const type = deed.file?.type.startsWith('image/') ? 'image' : 'file'
    const post = happens.message({
      person: id,
      ...(deed.text ? { text: deed.text } : {}),
      ...(deed.file ? { attachments: [{ type, payload: { url: fileAddress(made) } }] } : {}),
      ...(deed.quoteOf ? { quotes: deed.quoteOf } : {}),
    })
    return { bubble, posts: [post] }
  }

  function below(person: Person, deed: Deed): Done {
    if (!isDeed(deed, 'say')) return {}
    const id = `1786${10_000 + ++count}`
    const above = deed.under === undefined ? undefined : comments.get(deed.under)
    const media = above?.media ?? deed.under ?? posts[person.number % posts.length]!.id
    // Answers stand one level deep.
    const parent = above && (above.parent ?? above.id)
    const common = { id, media, author: scopedId(person), username: handleOf(person), text: deed.text }
    const bubble: Bubble = { id, person: person.id, by: 'person', at: now(), text: deed.text, under: parent ?? media }
    return { bubble, posts: [happens.comment({ ...common, ...(parent ? { parent } : {}) })] }
  }

  const square = () => {
    const all = [...comments.values()]
    const shown = posts.map(({ id, text }): Bubble => ({ id, person: '', by: 'brand', at: since, text, isPost: true }))
    const ours = all.filter(({ author }) => author === account.id)
    const answers = ours.map(({ id, parent, media, text, at }): Bubble => {
      const person = who.get(comments.get(parent ?? '')?.author ?? '') ?? ''
      return { id, by: 'brand', at, text, person, under: parent ?? media }
    })
    return {
      bubbles: [...shown, ...answers],
      changes: all.filter(({ author }) => author !== account.id).map(({ id, isHidden }) => ({ id, isHidden })),
    }
  }

  return {
    channel: 'instagram',
    platform: vendor,
    places: [
      { id: 'instagram', name: { es: 'Instagram', en: 'Instagram' }, face: 'talk', mark, can: talk },
      {
        id: 'instagram-posts',
        name: { es: 'Instagram · fotos', en: 'Instagram · posts' },
        face: 'square',
        mark,
        can: {},
      },
    ],
    connection: { settings: { ...secrets, address: vendor.address }, key: account.id },
    does: (place, person, deed) => (place === 'instagram' ? direct(person, deed) : below(person, deed)),
    stands: () => ({
      instagram: {
        bubbles: talks.said.filter(({ isOurs }) => isOurs).map(each => shownSaid(each, who)),
        changes: reactionsIn(talks.actions),
      },
      'instagram-posts': square(),
    }),
    bytes: ref => pictures.get(ref) ?? ref,
    servesFiles: addressOf => void (fileAddress = addressOf),
    follow: (look, signal) => followServer(vendor, look, signal, ({ body }) => hintOf(body, 'instagram', who)),
    restore(stood) {
      talks.said.push(...(stood.instagram ?? []).map(each => saidOf(each, people)))
      for (const { by, person, at } of stood.instagram ?? [])
        if (by === 'person') talks.heard.set(scopedId(people.find(({ id }) => id === person)!), at)
      for (const each of stood['instagram-posts'] ?? []) {
        if (each.isPost || each.isGone) continue
        const { id, by, person, at, text = '', under = '' } = each
        const author = by === 'brand' ? account.id : scopedId(people.find(known => known.id === person)!)
        const isBelowPost = posts.some(post => post.id === under)
        const media = isBelowPost ? under : (comments.get(under)?.media ?? posts[0]!.id)
        const known = { id, media, author, text, at, isHidden: false, wasRepliedTo: false }
        comments.set(id, { ...known, ...(isBelowPost ? {} : { parent: under }) })
      }
    },
    [Symbol.asyncDispose]: () => vendor.close(),
  }
}
