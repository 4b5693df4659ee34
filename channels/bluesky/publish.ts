import {
  type Fields,
  fieldsOf,
  type Publication,
  type Published,
  published,
  type Publishes,
  publishText,
  textOf,
  unpublished,
} from '#channel'
import { ask, type Ctx, goodIn, query, type Said, tell } from './session.ts'
import { unsentAs } from './unsent-as.ts'

/** The description in the account's profile record. */
export const blueskyPublishes: Publishes = { hours: 'text', text: { max: 256, unit: 'graphemes', maxBytes: 2560 } }

const collection = 'app.bsky.actor.profile'
const againMs = 5000

/** A record is written as a whole: everything else in it goes back as it came, unless somebody changed it meanwhile. */
export async function publish(publication: Publication, ctx: Ctx): Promise<Published> {
  let found: { did: string; cid: string | null; record: Fields } | undefined
  return publishText(publication, blueskyPublishes, {
    async read() {
      const self = await ask(ctx, query('com.atproto.server.getSession'))
      if (self.did === undefined || !goodIn(self)) return unpublished(unsentAs(self, ctx))
      const { did } = self
      const asked = await ask(ctx, query('com.atproto.repo.getRecord', { repo: did, collection, rkey: 'self' }))
      const kept = goodIn(asked)
      if (!kept && errorIn(asked) !== 'RecordNotFound') return unpublished(unsentAs(asked, ctx))
      found = { did, cid: textOf(kept?.cid) ?? null, record: fieldsOf(kept?.value) }
      return textOf(found.record.description) ?? ''
    },
    async write(description) {
      const { did: repo, cid: swapRecord, record } = found!
      const next = { $type: collection, ...record, description }
      const told = await tell(ctx, 'com.atproto.repo.putRecord', {
        ...{ repo, collection, rkey: 'self', record: next, swapRecord },
      })
      if (errorIn(told) === 'InvalidSwap') return { kind: 'retry', after: againMs, code: 'failing' }
      return goodIn(told) ? published : unpublished(unsentAs(told, ctx))
    },
  })
}

const errorIn = ({ call }: Said): string | undefined =>
  call.kind === 'answer' && !call.ok ? textOf(call.json.error) : undefined
