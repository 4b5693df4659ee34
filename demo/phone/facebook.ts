import { openFacebook } from '../../test/vendors/facebook.ts'
import { followServer } from './follow-server.ts'
import { hintOf, reactionsIn, saidOf, scopedId, shownSaid, written } from './graph-talk.ts'
import { type Bubble, type Deed, type Done, isDeed, type Means, type Person, type PhoneApp } from './phone-app.ts'

const mark = { letters: 'FB', hue: 258 }
const talk = { picture: true, quote: true, react: ['❤️', '👍', '😆', '😮', '😢'], edit: true } as const

const postsOf = (name: string) => [
  `Ya está aquí la vajilla nueva de ${name}: gres esmaltado a mano, en seis colores.`,
  'Este sábado, taller de torno en la tienda de Ruzafa. Quedan cuatro plazas.',
]

export async function openFacebookPhone({ brand, people, now, from, since }: Means): Promise<PhoneApp> {
  const page = String(1_099_000 + brand.id.length)
  const secrets = { token: `EAAB-${brand.id}-token-of-the-demo`, appSecret: `${brand.id}-app-secret-of-the-demo` }
  const vendor = await openFacebook({
    ...{ ...secrets, now, pages: [{ id: page, name: brand.name, token: `page-token-${page}` }] },
    people: people.map(person => ({ id: scopedId(person), name: person.name })),
  })
  const { happens, talks, comments } = vendor
  const who = new Map(people.map(person => [scopedId(person), person.id]))
  const pictures = new Map<string, Uint8Array>()
  const posts = postsOf(brand.name).map((message, place) => ({ id: `${page}_${5501 + place}`, message }))
  for (const { id, message } of posts)
    comments.set(id, { id, parent: '', author: page, message, at: since, isHidden: false, isLiked: false })
  let fileAddress = (ref: string) => ref
  let count = from

  function messenger(person: Person, deed: Deed): Done {
    const id = scopedId(person)
    if (isDeed(deed, 'read')) return { posts: [happens.read(page, id)] }
    if (isDeed(deed, 'edit'))
      return {
        posts: [happens.edit(page, { person: id, id: deed.of, text: deed.text })],
        change: { id: deed.of, text: deed.text, isEdited: true },
      }
    if (isDeed(deed, 'react'))
      return {
        posts: [happens.reaction(page, { person: id, id: deed.of, emoji: deed.emoji })],
        change: { id: deed.of, reactions: deed.emoji ? { person: deed.emoji } : {} },
      }
    if (!isDeed(deed, 'say', 'press')) return {}
    const made = `m_IN${talks.said.length + 1}`
    const bubble = written(deed, person, made, now())
    if (isDeed(deed, 'press')) {
      const { id: payload, label } = deed.choice
      return { bubble, posts: [happens.message(page, { person: id, text: label, payload })] }
    }
    if (deed.file) pictures.set(made, deed.file.bytes)
    const type = deed.file?.type.startsWith('image/') ? 'image' : 'file'
    const post = happens.message(page, {
      person: id,
      ...(deed.text ? { text: deed.text } : {}),
      ...(deed.file ? { attachments: [{ type, payload: { url: fileAddress(made) } }] } : {}),
      ...(deed.quoteOf ? { quotes: deed.quoteOf } : {}),
    })
    return { bubble, posts: [post] }
  }

  function onPage(person: Person, deed: Deed): Done {
    if (isDeed(deed, 'unsend'))
      return { posts: [happens.commentRemoved(page, deed.of)], change: { id: deed.of, isGone: true } }
    if (!isDeed(deed, 'say')) return {}
    const id = `${page}_${++count}`
    const parent = deed.under ?? posts[person.number % posts.length]!.id
    const said = { id, parent, author: scopedId(person), name: person.name, message: deed.text }
    const bubble: Bubble = { id, person: person.id, by: 'person', at: now(), text: deed.text, under: parent }
    return { bubble, posts: [happens.comment(page, said)] }
  }

  const square = () => {
    const all = [...comments.values()]
    const ours = all.filter(({ author }) => author === page)
    return {
      bubbles: ours.map(({ id, parent, message, at }): Bubble => {
        const common = { id, by: 'brand', at, text: message } as const
        if (parent === '') return { ...common, person: '', isPost: true }
        return { ...common, person: who.get(comments.get(parent)?.author ?? '') ?? '', under: parent }
      }),
      changes: all
        .filter(({ author }) => author !== page)
        .map(({ id, isHidden, isLiked }) => ({ id, isHidden, isLiked })),
    }
  }

  return {
    channel: 'facebook',
    platform: vendor,
    places: [
      { id: 'facebook', name: { es: 'Messenger', en: 'Messenger' }, face: 'talk', mark, can: talk },
      { id: 'facebook-page', name: { es: 'Facebook', en: 'Facebook' }, face: 'square', mark, can: { unsend: true } },
    ],
    connection: { settings: { ...secrets, address: vendor.address }, key: page },
    does: (place, person, deed) => (place === 'facebook' ? messenger(person, deed) : onPage(person, deed)),
    stands: () => ({
      facebook: {
        bubbles: talks.said.filter(({ isOurs }) => isOurs).map(each => shownSaid(each, who)),
        changes: reactionsIn(talks.actions),
      },
      'facebook-page': square(),
    }),
    delivered: (place, { id }) => (place === 'facebook' ? [happens.delivered(page, id)] : []),
    bytes: ref => pictures.get(ref) ?? ref,
    servesFiles: addressOf => void (fileAddress = addressOf),
    follow: (look, signal) => followServer(vendor, look, signal, ({ body }) => hintOf(body, 'facebook', who)),
    restore(stood) {
      talks.said.push(...(stood.facebook ?? []).map(each => saidOf(each, people)))
      for (const { by, person, at } of stood.facebook ?? [])
        if (by === 'person') talks.heard.set(scopedId(people.find(({ id }) => id === person)!), at)
      for (const { id, by, person, at, text = '', under = '', isGone } of stood['facebook-page'] ?? []) {
        const author = by === 'brand' ? page : scopedId(people.find(each => each.id === person)!)
        if (!isGone) comments.set(id, { id, parent: under, author, message: text, at, isHidden: false, isLiked: false })
      }
    },
    [Symbol.asyncDispose]: () => vendor.close(),
  }
}
