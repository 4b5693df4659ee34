import {
  type Call,
  fieldsOf,
  jsonBody,
  listOf,
  type Publication,
  type Published,
  published,
  type Publishes,
  publishText,
  textOf,
  unpublished,
} from '#channel'
import { call, type Ctx, untaken } from './graph.ts'

/** The description in the business profile of a number: hours have no field there. */
export const whatsappPublishes: Publishes = { hours: 'text', text: { max: 512, unit: 'utf16' } }

export function publish(publication: Publication, ctx: Ctx): Promise<Published> {
  const path = `/${encodeURIComponent(publication.profileKey)}/whatsapp_business_profile`
  return publishText(publication, whatsappPublishes, {
    async read() {
      const asked = await call(ctx, `${path}?fields=description`)
      return isDone(asked)
        ? (textOf(fieldsOf(listOf(asked.json.data)[0]).description) ?? '')
        : unpublished(untaken(asked, ctx.now()))
    },
    async write(description) {
      const told = await call(ctx, path, jsonBody({ messaging_product: 'whatsapp', description }))
      return isDone(told) ? published : unpublished(untaken(told, ctx.now()))
    },
  })
}

const isDone = (answered: Call): answered is Extract<Call, { kind: 'answer' }> =>
  answered.kind === 'answer' && answered.ok
