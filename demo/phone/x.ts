import { openX, xBrand } from '../../test/vendors/x.ts'
import { followServer } from './follow-server.ts'
import { scopedId } from './graph-talk.ts'
import { type Bubble, type Deed, type Done, isDeed, type Means, type Person, type PhoneApp } from './phone-app.ts'

const mark = { letters: 'X', hue: 60 }

const firstPost = 'Abrimos hoy hasta las 21:00. Si pasáis por Ruzafa, hay café recién tostado.'

export async function openXPhone({ brand, people, now, from, since }: Means): Promise<PhoneApp> {
  const secret = (what: string) => `${brand.id}-${what}-of-the-demo`
  const consumer = { consumerKey: secret('consumer'), consumerSecret: secret('consumer-secret') }
  const account = { accessToken: `${xBrand.id}-${brand.id}`, accessSecret: secret('access-secret') }
  const unused = { clientId: '', clientSecret: '', refreshToken: '' }
  const known = people.map(person => {
    const username = person.id.replaceAll('-', '_')
    return { id: scopedId(person), username, name: person.name }
  })
  const vendor = await openX({ ...consumer, ...account, ...unused }, now, {
    people: known,
    from,
    brand: { username: brand.handle, name: brand.name },
  })
  const { state } = vendor
  Object.assign(state.posts[0]!, { text: firstPost, at: since })
  const root = () => state.posts[0]!.id
  const who = new Map(people.map(person => [scopedId(person), person.id]))
  const authors = new Map<string, string>()

  function does(place: string, person: Person, deed: Deed): Done {
    if (!isDeed(deed, 'say')) return {}
    const isPublic = place === 'x-posts'
    const under = deed.under ?? root()
    const written = vendor.writes({
      ...{ from: scopedId(person), text: deed.text, visibility: isPublic ? 'public' : 'private' },
      ...(isPublic ? { answers: under } : {}),
    })
    authors.set(written.id, person.id)
    const common: Bubble = { id: written.id, person: person.id, by: 'person', at: now(), text: deed.text }
    return { bubble: { ...common, ...(isPublic ? { under } : {}) }, posts: [written] }
  }

  return {
    channel: 'x',
    platform: vendor.server,
    places: [
      { id: 'x', name: { es: 'X · directo', en: 'X · direct' }, face: 'talk', mark, can: {} },
      { id: 'x-posts', name: { es: 'X', en: 'X' }, face: 'square', mark, can: {} },
    ],
    connection: { settings: { ...consumer, ...account, address: vendor.address }, key: xBrand.id },
    does,
    stands: () => ({
      x: {
        bubbles: state.directs
          .filter(({ from: writer }) => writer === xBrand.id)
          .map(({ id, to, text, at }): Bubble => ({ id, person: who.get(to) ?? '', by: 'brand', at, text })),
      },
      'x-posts': {
        bubbles: state.posts
          .filter(({ author }) => author === xBrand.id)
          .map(({ id, text, at, answers }): Bubble => {
            const common = { id, by: 'brand', at, text } as const
            return answers
              ? { ...common, person: authors.get(answers) ?? '', under: answers }
              : { ...common, person: '', isPost: true }
          }),
        changes: [...authors.keys()].map(id => ({
          ...{ id, isLiked: state.liked.has(id), isHidden: state.hidden.has(id) },
        })),
      },
    }),
    follow: (look, signal) => followServer(vendor.server, look, signal),
    restore(stood) {
      for (const { id, by, person, isPost } of stood['x-posts'] ?? []) {
        if (by === 'person') authors.set(id, person)
        // The post of an earlier run is the one that stands there.
        if (isPost) state.posts[0]!.id = id
      }
    },
    [Symbol.asyncDispose]: () => vendor.server.close(),
  }
}
