import { openBluesky } from '../../test/vendors/bluesky.ts'
import { followServer } from './follow-server.ts'
import { type Bubble, type Deed, type Done, isDeed, type Means, type Person, type PhoneApp } from './phone-app.ts'
import { fieldsIn, textIn } from './read-fields.ts'

const mark = { letters: 'BS', hue: 225 }
const postText = 'Hoy en la tienda: café de Huila recién tostado y tazas con un solo defecto, rebajadas.'

const accountOf = ({ id, number, name }: Person) => ({
  did: `did:plc:${number
    .toString(32)
    .replaceAll(/[018-9]/g, 'z')
    .padStart(24, '2')}`,
  handle: `${id}.bsky.example`,
  displayName: name,
})

export async function openBlueskyPhone({ brand, people, now, since }: Means): Promise<PhoneApp> {
  const handle = brand.domain
  const password = `${brand.id}-app-password`
  const vendor = await openBluesky({
    did: `did:plc:${brand.id.padEnd(24, '2')}`,
    handle,
    name: brand.name,
    password,
    now,
  })
  const { network } = vendor
  const who = new Map(people.map(person => [accountOf(person).did, person.id]))
  const ownerOf = (uri: string) => uri.slice('at://'.length).split('/')[0]!
  let root: string | undefined

  const rootUri = () => {
    if (root === undefined) {
      root = vendor.posts({ text: postText })
      network.records.get(root)!.value.createdAt = new Date(since).toISOString()
    }
    return root
  }

  async function does(place: string, person: Person, deed: Deed): Promise<Done> {
    // "From now on" begins with the first look.
    await vendor.listened
    if (!isDeed(deed, 'say')) return {}
    const common = { person: person.id, by: 'person', at: now(), text: deed.text } as const
    if (place === 'bluesky-chat') return { bubble: { id: vendor.chats(accountOf(person), deed.text), ...common } }
    const under = deed.under ?? rootUri()
    const id = vendor.writes(accountOf(person), { text: deed.text, replyTo: under })
    return { bubble: { id, ...common, under } }
  }

  const posts = () =>
    vendor
      .written()
      .filter(id => id.startsWith('at://'))
      .map((id): Bubble => {
        const { value } = network.records.get(id)!
        const under = textIn(fieldsIn(fieldsIn(value.reply).parent).uri)
        const at = Math.min(Date.parse(String(value.createdAt)), now())
        const common = { id, by: 'brand', at, text: String(value.text) } as const
        return under
          ? { ...common, person: who.get(ownerOf(under)) ?? '', under }
          : { ...common, person: '', isPost: true }
      })

  return {
    channel: 'bluesky',
    platform: vendor,
    isAsked: true,
    places: [
      { id: 'bluesky', name: { es: 'Bluesky', en: 'Bluesky' }, face: 'square', mark, can: {} },
      { id: 'bluesky-chat', name: { es: 'Bluesky · directo', en: 'Bluesky · direct' }, face: 'talk', mark, can: {} },
    ],
    connection: { settings: { handle, password, messages: 'yes', address: vendor.address, directory: vendor.address } },
    does,
    stands() {
      rootUri()
      const talks = new Map(network.messages.map(message => [message.id, message]))
      return {
        bluesky: { bubbles: posts() },
        'bluesky-chat': {
          bubbles: [...talks.values()]
            .filter(({ sender }) => sender === network.me.did)
            .map(({ id, convoId, text, sentAt }): Bubble => {
              const other = network.convos.get(convoId)?.members.find(each => each !== network.me.did)
              const at = Math.min(Date.parse(sentAt), now())
              return { id, person: who.get(other ?? '') ?? '', by: 'brand', at, text }
            }),
        },
      }
    },
    follow: (look, signal) => followServer(vendor, look, signal),
    restore(stood) {
      const all = [...(stood.bluesky ?? []), ...(stood['bluesky-chat'] ?? [])]
      // Marks of an earlier run would be taken for what is known.
      for (let count = 0; count < all.length * 5 + 20; count++) network.rev()
      for (const { by, person } of stood['bluesky-chat'] ?? []) {
        if (by !== 'person') continue
        const account = accountOf(people.find(({ id }) => id === person)!)
        network.people.set(account.did, account)
        network.convoWith(account.did, 'accepted')
      }
      for (const { id, by, person, at, text = '', under, isPost, isGone } of stood.bluesky ?? []) {
        if (isGone) continue
        const account = by === 'person' ? accountOf(people.find(each => each.id === person)!) : undefined
        if (account) network.people.set(account.did, account)
        const above = under && network.records.get(under)
        const parent = above && { uri: above.uri, cid: above.cid }
        const top = above && (fieldsIn(above.value.reply).root ?? parent)
        network.put(id, {
          ...{ $type: 'app.bsky.feed.post', text, createdAt: new Date(at).toISOString(), langs: ['es'] },
          ...(parent ? { reply: { root: top, parent } } : {}),
        })
        if (isPost) root = id
      }
    },
    [Symbol.asyncDispose]: () => vendor.close(),
  }
}
