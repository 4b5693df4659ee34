import { openMastodon } from '../../test/vendors/mastodon.ts'
import { followServer } from './follow-server.ts'
import { type Bubble, type Deed, type Done, isDeed, type Means, type Person, type PhoneApp } from './phone-app.ts'

const place = {
  id: 'mastodon',
  name: { es: 'Mastodon', en: 'Mastodon' },
  face: 'square',
  mark: { letters: 'MA', hue: 280 },
  can: {},
} as const

const postText = 'Hornada de hoy: catorce cuencos Alba y una sorpresa que no ha salido como queríamos.'

const accountOf = ({ id, number, name }: Person) => ({
  ...{ id: String(1_000_000 + number), username: id.replaceAll('-', '_') },
  ...{ acct: `${id.replaceAll('-', '_')}@otra.example`, display_name: name },
})

/** The name of whoever is answered stands before every answer: people know whom they talk to. */
const withoutNames = (text: string) => text.replace(/^(?:@[\w.-]+(?:@[\w.-]+\w)?\s+)+/, '')

const accountAs = ({ handle, name }: Means['brand']) => ({
  id: '1',
  username: handle,
  acct: handle,
  display_name: name,
})

export async function openMastodonPhone({ brand, people, now, since }: Means): Promise<PhoneApp> {
  const token = `${brand.id}-mastodon-token-of-the-demo`
  const own = accountAs(brand)
  const vendor = await openMastodon({ token, now, brand: own, host: `social.${brand.domain}` })
  const { kept } = vendor
  const who = new Map(people.map(person => [accountOf(person).id, person.id]))
  let root: string | undefined

  /** The brand's post, unless it stands there from an earlier run. */
  const rootId = () => {
    if (root === undefined) {
      root = vendor.posts({ text: postText })
      kept.statuses.get(root)!.created_at = new Date(since).toISOString()
    }
    return root
  }

  async function does(person: Person, deed: Deed): Promise<Done> {
    // "From now on" begins with the first look.
    await vendor.listened
    if (!isDeed(deed, 'say')) return {}
    const under = deed.under ?? rootId()
    const id = vendor.writes(accountOf(person), { text: `@${own.username} ${deed.text}`, replyTo: under })
    return { bubble: { id, person: person.id, by: 'person', at: now(), text: deed.text, under } }
  }

  return {
    channel: 'mastodon',
    platform: vendor,
    isAsked: true,
    places: [place],
    connection: { settings: { instance: vendor.address, token } },
    does: (_, person, deed) => does(person, deed),
    stands() {
      rootId()
      const all = [...kept.statuses.values()]
      return {
        mastodon: {
          bubbles: all
            .filter(({ account }) => account.id === own.id)
            .map(({ id, text, created_at: at, in_reply_to_id: under, edited_at: edited }): Bubble => {
              const common = { id, by: 'brand', at: Math.min(Date.parse(at), now()), text: withoutNames(text) } as const
              if (!under) return { ...common, person: '', isPost: true }
              const person = who.get(kept.statuses.get(under)?.account.id ?? '') ?? ''
              return { ...common, person, under, ...(edited ? { isEdited: true } : {}) }
            }),
          changes: all
            .filter(({ account }) => account.id !== own.id)
            .map(({ id, favourited }) => ({ id, isLiked: favourited })),
        },
      }
    },
    follow: (look, signal) => followServer(vendor, look, signal),
    restore(stood) {
      const all = stood.mastodon ?? []
      // Numbers of an earlier run would be taken for what is known.
      for (let count = 0; count < all.length * 2 + 10; count++) {
        const { id } = kept.upload('image/jpeg', null)
        kept.uploads.delete(id)
        const notice = { id: String(100 + kept.notifications.length), type: 'mention', statusId: '', account: own }
        kept.notifications.push({ ...notice, at: new Date(since).toISOString(), filtered: true })
      }
      for (const bubble of all) {
        if (bubble.isGone) continue
        const { id, text = '', under, person } = bubble
        const account = bubble.by === 'brand' ? own : accountOf(people.find(each => each.id === person)!)
        const above = under === undefined ? undefined : kept.statuses.get(under)
        kept.accounts.set(account.id, account)
        kept.statuses.set(id, {
          ...{ id, text, account, created_at: new Date(bubble.at).toISOString(), edited_at: null },
          ...{ in_reply_to_id: under ?? null, in_reply_to_account_id: above?.account.id ?? null },
          ...{ visibility: 'public', spoiler_text: '', sensitive: false, media: [], quoted: null, poll: null },
          favourited: bubble.isLiked ?? false,
        })
        if (bubble.isPost) root = id
      }
    },
    [Symbol.asyncDispose]: () => vendor.close(),
  }
}
