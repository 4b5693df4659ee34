import {
  fieldsOf,
  jsonBody,
  type Publication,
  type Published,
  published,
  type Publishes,
  publishText,
  textOf,
  unpublished,
} from '#channel'
import { call, type Ctx, goodIn, unsentAs } from './call.ts'

/** The note of the account, in which addresses and names on other servers count as they do in posts. */
export const mastodonPublishes: Publishes = {
  hours: 'text',
  text: { max: 500, unit: 'graphemes', urlLength: 23, shortMentions: true },
}

export const publish = (publication: Publication, ctx: Ctx): Promise<Published> =>
  publishText(publication, mastodonPublishes, {
    async read() {
      const asked = await call(ctx, '/api/v1/accounts/verify_credentials')
      const account = goodIn(asked)
      // The note as it was written; beside it stands what became of it in HTML.
      return account ? (textOf(fieldsOf(account.source).note) ?? '') : unpublished(unsentAs(asked, ctx))
    },
    async write(note) {
      const told = await call(ctx, '/api/v1/accounts/update_credentials', { ...jsonBody({ note }), method: 'PATCH' })
      return goodIn(told) ? published : unpublished(unsentAs(told, ctx))
    },
  })
