import { hash } from 'node:crypto'
import {
  type Author,
  type Fields,
  fieldsOf,
  type Inbound,
  isFields,
  listOf,
  type Part,
  present,
  textOf,
  timeOf,
} from '#channel'

const ratings = new Map([
  ['ONE', 1],
  ['TWO', 2],
  ['THREE', 3],
  ['FOUR', 4],
  ['FIVE', 5],
])

/** The resource name of a review, and of the location it is of. */
export const reviewName = /^(accounts\/[^/\s]+\/locations\/[^/\s]+)\/reviews\/[^/\s]+$/

export const replyId = (name: string, at: number | undefined): string =>
  `${name}/reply${at === undefined ? '' : `@${at}`}`

/** When a review, and the answer to it, were last touched; epoch milliseconds. */
export const touchedAt = (review: Fields): number | undefined => timeOf(review.updateTime ?? review.createTime, 'iso')
export const answeredAt = (review: Fields): number | undefined => timeOf(fieldsOf(review.reviewReply).updateTime, 'iso')
export const answerState = (review: Fields): string | undefined => textOf(fieldsOf(review.reviewReply).reviewReplyState)

/**
 * What a review tells that is newer than `after`. The review itself always comes with it, under the key that it has for
 * good: whoever has it leaves it out.
 */
export function reviewEvents(review: Fields, profileKey: string, after: number, isSettled: boolean): Inbound[] {
  const name = textOf(review.name)
  if (!name || reviewName.exec(name)?.[1] !== profileKey) return [nameless(review, profileKey)]
  const common = { profileKey, lane: name }
  const created = timeOf(review.createTime, 'iso')
  const touched = touchedAt(review)
  const from = reviewerOf(review, name)
  const parts = partsOf(review)
  const content = present({ text: originalText(textOf(review.comment)), parts: parts.length > 0 ? parts : undefined })
  const events: Inbound[] = [
    {
      kind: 'message',
      key: `review:${name}`,
      ...common,
      ...present({ at: created ?? touched }),
      externalId: name,
      from,
      ...content,
      visibility: 'public',
    },
  ]
  if (created !== undefined && touched !== undefined && touched > created && touched > after)
    events.push({ kind: 'edit', key: `edit:${name}:${touched}`, ...common, at: touched, targetId: name, ...content })
  return [...events, ...answerEvents(review, { ...common, from, name }, after, isSettled)]
}

function nameless(review: Fields, profileKey: string): Inbound {
  const key = `unknown:${hash('sha256', JSON.stringify(review), 'hex').slice(0, 32)}`
  return { kind: 'unknown', key, profileKey, lane: 'unknown', what: 'malformed: a review without its name' }
}

type About = { profileKey: string; lane: string; from: Author; name: string }

function answerEvents(review: Fields, { from, name, ...common }: About, after: number, isSettled: boolean): Inbound[] {
  if (!isFields(review.reviewReply)) return []
  const at = answeredAt(review)
  if ((at ?? 0) <= after && !isSettled) return []
  const externalId = replyId(name, at)
  const text = textOf(review.reviewReply.comment)
  const echo: Inbound = {
    kind: 'message',
    key: `reply:${externalId}`,
    ...common,
    ...present({ at }),
    externalId,
    from,
    echo: true,
    ...present({ text }),
    visibility: 'public',
  }
  const state = answerState(review)
  const settled = {
    kind: 'receipt' as const,
    key: `reply-state:${externalId}:${state}`,
    ...common,
    targetId: externalId,
  }
  if (state === 'APPROVED') return [echo, { ...settled, state: 'delivered' }]
  if (state !== 'REJECTED') return [echo]
  const said = present({ text: wordsOf(review.reviewReply.policyViolation) })
  return [echo, { ...settled, state: 'failed', code: 'policy', ...said }]
}

/** Google tells nothing but a name: each review is of somebody whom nobody knows. */
function reviewerOf(review: Fields, name: string): Author {
  const { displayName, profilePhotoUrl, isAnonymous } = fieldsOf(review.reviewer)
  const known = isAnonymous === true ? {} : { name: textOf(displayName), picture: textOf(profilePhotoUrl) }
  return { id: name, scope: 'profile', ...present(known) }
}

function partsOf(review: Fields): Part[] {
  const value = ratings.get(textOf(review.starRating) ?? '')
  const media = listOf(review.reviewMediaItems).map(each => mediaPart(fieldsOf(each)))
  return [...(value === undefined ? [] : [{ kind: 'rating' as const, value, of: 5 }]), ...media]
}

/** Its fields have not been seen in full: whatever holds an address is taken, a film before its still. */
function mediaPart(from: Fields): Part {
  const all = [...Object.entries(from), ...Object.values(from).flatMap(each => Object.entries(fieldsOf(each)))]
  const addresses = all.flatMap(([key, value]) => {
    const url = textOf(value)
    return url && /^https:\/\/\S+$/.test(url) ? [{ key, url }] : []
  })
  const film = addresses.find(({ key }) => /video/i.test(key))
  if (film) return { kind: 'video', ref: { url: film.url } }
  const still = addresses.find(({ key }) => /thumbnail|photo|image|url|uri/i.test(key))
  return still ? { kind: 'image', ref: { url: still.url } } : { kind: 'unseen', what: 'media' }
}

const translated = '(Translated by Google)'
const original = '(Original)'

/** What the person wrote. Google puts its translation before or behind it, each under a mark. */
export function originalText(comment: string | undefined): string | undefined {
  if (comment === undefined) return undefined
  const behind = comment.lastIndexOf(`\n${original}`)
  const before = comment.indexOf(`\n${translated}`)
  const text =
    comment.startsWith(translated) && behind >= 0
      ? comment.slice(behind + 1 + original.length)
      : before >= 0
        ? comment.slice(0, before)
        : comment
  return text.trim() === '' ? undefined : text.trim()
}

/** A reason may be a word or an object of words. */
const wordsOf = (value: unknown): string | undefined => {
  const words =
    textOf(value) ??
    Object.values(fieldsOf(value))
      .flatMap(each => textOf(each) ?? [])
      .join(', ')
  return words === '' ? undefined : words.slice(0, 500)
}
