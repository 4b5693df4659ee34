import { hash } from 'node:crypto'
import { type Fields, fieldsOf, type Inbound, isFields, listOf, numberOf, type Raw, readJson, textOf } from '#channel'
import { reviewEvents, touchedAt } from './review.ts'

/** Types of notifications that only say: look. */
const hints =
  /^(?:NEW_REVIEW|UPDATED_REVIEW|GOOGLE_UPDATE|NEW_CUSTOMER_MEDIA|(?:NEW|UPDATED)_(?:QUESTION|ANSWER)|DUPLICATE_LOCATION|VOICE_OF_MERCHANT_UPDATED)$/

/**
 * A push names a review and holds none: it gives no event, for the pull brings the review. What `listen` brought has
 * a header of its own, which no hook keeps: a push cannot pose as it, for the body of a push is not signed.
 */
export function parse({ body, headers }: Raw): Inbound[] {
  if (body.length === 0) return []
  const odd = (what: string, profileKey = 'main'): Inbound[] => [
    { kind: 'unknown', key: `unknown:${hash('sha256', body, 'hex').slice(0, 32)}`, profileKey, lane: 'unknown', what },
  ]
  const from = readJson(body)
  if (!isFields(from)) return odd('malformed: the body is no JSON object')
  if (headers[pullHeader] !== undefined) return pulledEvents(from) ?? odd('malformed: a pull of no location')
  if (!isFields(from.message)) return odd(`payload with ${Object.keys(from).slice(0, 5).join(', ').slice(0, 100)}`)
  const hint = fieldsOf(readJson(Buffer.from(textOf(from.message.data) ?? '', 'base64')))
  const type = textOf(hint.notificationType) ?? textOf(hint.notification_type) ?? textOf(hint.type)
  if (type === undefined) return odd('malformed: a notification without its type')
  const location = textOf(hint.locationName) ?? textOf(hint.location_name) ?? textOf(hint.location)
  return hints.test(type) ? [] : odd(`notification ${type.slice(0, 100)}`, location)
}

/** Marks what we fetched ourselves. It is not among the headers kept of requests (`keepHeaders`), and must never be. */
export const pullHeader = 'x-sobremesa-pull'

function pulledEvents(from: Fields): Inbound[] | undefined {
  const location = textOf(from.location)
  if (!location) return undefined
  const after = numberOf(from.after) ?? 0
  const settled = new Set(listOf(from.settled))
  return listOf(from.reviews)
    .map(fieldsOf)
    .toSorted((a, b) => (touchedAt(a) ?? 0) - (touchedAt(b) ?? 0))
    .flatMap(review => reviewEvents(review, location, after, settled.has(review.name)))
}
