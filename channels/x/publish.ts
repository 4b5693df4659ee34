import {
  fieldsOf,
  listOf,
  type Publication,
  type Published,
  published,
  type Publishes,
  publishText,
  textOf,
  unpublished,
} from '#channel'
import { callX, notSent } from './call.ts'
import type { Ctx } from './settings.ts'

/** The description of the account. */
export const xPublishes: Publishes = { hours: 'text', text: { max: 160, unit: 'weighted' } }

const fields = { 'user.fields': 'description,entities' }

export const publish = (publication: Publication, ctx: Ctx): Promise<Published> =>
  publishText(publication, xPublishes, {
    async read() {
      const asked = await callX(ctx, '/2/users/me', { query: fields })
      if (asked.kind !== 'answer' || !asked.ok) return unpublished(notSent(asked, ctx))
      return asWritten(fieldsOf(asked.json.data))
    },
    async write(description) {
      const told = await callX(ctx, '/2/users/me', { method: 'PUT', json: { description } })
      return told.kind === 'answer' && told.ok ? published : unpublished(notSent(told, ctx))
    },
  })

/** X shows addresses under a short one of its own; what was written stands beside it. */
function asWritten({ description, entities }: Record<string, unknown>): string {
  const urls = listOf(fieldsOf(fieldsOf(entities).description).urls).map(fieldsOf)
  return urls.reduce<string>(
    (text, { url, expanded_url: written }) => {
      const [short, long] = [textOf(url), textOf(written)]
      return short && long ? text.replaceAll(short, () => long) : text
    },
    textOf(description) ?? '',
  )
}
