import { googleLocation, type GoogleReview, openGoogle } from '../../test/vendors/google-reviews.ts'
import { followServer } from './follow-server.ts'
import { type Bubble, type Deed, type Done, isDeed, type Means, type Person, type PhoneApp } from './phone-app.ts'

const stars = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE']

export async function openGooglePhone({ brand, people, now, from }: Means): Promise<PhoneApp> {
  const passes = {
    clientId: `${brand.id}.apps.googleusercontent.example`,
    clientSecret: `${brand.id}-google-secret-of-the-demo`,
    refreshToken: `1//${brand.id}-refresh-of-the-demo`,
  }
  const vendor = await openGoogle(passes, now, { title: brand.name, from })
  vendor.reviews.clear()
  const who = new Map(people.map(({ id, name }) => [name, id]))
  const { server } = vendor

  /** What stands there when it is looked at for the first time is not fetched. */
  async function looked(): Promise<void> {
    for (let count = 1; !server.requests.some(({ path }) => path.endsWith('/reviews')); count++)
      await server.heard(count)
  }

  async function does(person: Person, deed: Deed): Promise<Done> {
    await looked()
    if (isDeed(deed, 'edit')) {
      vendor.rewrites(deed.of, deed.text)
      return { change: { id: deed.of, text: deed.text, isEdited: true } }
    }
    if (!isDeed(deed, 'say')) return {}
    const count = deed.stars ?? 5
    const review = vendor.writes({ text: deed.text, stars: stars[count - 1]!, by: person.name })
    const common = { id: review.name, person: person.id, by: 'person', at: now(), stars: count } as const
    return { bubble: { ...common, ...(deed.text ? { text: deed.text } : {}) } }
  }

  return {
    channel: 'google-reviews',
    platform: server,
    isAsked: true,
    places: [
      {
        ...{ id: 'google-reviews', name: { es: 'Google', en: 'Google' }, face: 'reviews' },
        ...{ mark: { letters: 'GO', hue: 95 }, can: { edit: true } },
      },
    ],
    connection: { settings: { ...passes, address: vendor.server.address }, key: googleLocation },
    does: (_, person, deed) => does(person, deed),
    stands: () => ({ 'google-reviews': { bubbles: [...vendor.reviews.values()].flatMap(each => shown(each)) } }),
    follow: (look, signal) =>
      followServer(
        server,
        hints => {
          // Google looks at every answer before it shows it: here it is content with all.
          for (const { name, reviewReply } of vendor.reviews.values())
            if (reviewReply?.reviewReplyState === 'PENDING') vendor.settles(`${name}/reply`)
          look(hints)
        },
        signal,
      ),
    restore(stood) {
      const all = stood['google-reviews'] ?? []
      for (const review of all.filter(({ by }) => by === 'person')) vendor.reviews.set(review.id, restored(review, all))
    },
    [Symbol.asyncDispose]: () => server.close(),
  }

  function shown({ name, reviewer, reviewReply }: GoogleReview): Bubble[] {
    if (!reviewReply) return []
    const { comment, updateTime } = reviewReply
    const person = who.get(reviewer.displayName) ?? ''
    const common = { id: `${name}/reply`, person, by: 'brand', under: name } as const
    return [{ ...common, at: Date.parse(updateTime), text: comment }]
  }

  function restored({ id, person, at, text, stars: count = 5 }: Bubble, all: readonly Bubble[]): GoogleReview {
    const time = new Date(at).toISOString()
    const reply = all.find(({ under, isGone }) => under === id && !isGone)
    return {
      ...{ name: id, reviewId: id.split('/').at(-1)!, starRating: stars[count - 1]! },
      reviewer: { displayName: people.find(each => each.id === person)!.name, isAnonymous: false },
      ...(text ? { comment: text } : {}),
      ...{ createTime: time, updateTime: time },
      ...(reply
        ? {
            reviewReply: {
              ...{ comment: reply.text ?? '', updateTime: new Date(reply.at).toISOString() },
              reviewReplyState: 'APPROVED',
            },
          }
        : {}),
    }
  }
}
