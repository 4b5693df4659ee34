import type { Inbound, Part } from '#channel'

/** What is wrong with an event by the contract's types, seen at run time; undefined when nothing is. */
export function shapeFault(event: unknown): string | undefined {
  if (typeof event !== 'object' || event === null) return 'is no object'
  const { kind, key, profileKey, lane, at } = event as Inbound
  if (![key, profileKey, lane].every(isId)) return 'has a key, profile or lane that is no text'
  if (at !== undefined && !(Number.isFinite(at) && Math.abs(at) <= 8.64e15)) return `has the time ${String(at)}`
  if (!Object.hasOwn(checks, kind)) return `is of the kind ${String(kind)}`
  return checks[kind](event as never) ? undefined : `has wrong fields: ${JSON.stringify(event).slice(0, 300)}`
}

const isId = (value: unknown) => typeof value === 'string' && value !== ''
const isText = (value: unknown) => typeof value === 'string'
const maybe = (check: (value: unknown) => boolean) => (value: unknown) => value === undefined || check(value)
const isFlag = maybe(value => typeof value === 'boolean')
const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value)

const isAuthor = (value: unknown): boolean => {
  const author = value as Record<string, unknown> | undefined
  if (typeof author !== 'object' || author === null || !isId(author.id)) return false
  const facts = author.known ?? {}
  const known = typeof facts === 'object' && !Array.isArray(facts) && Object.values(facts).every(isText)
  return known && [author.name, author.handle, author.picture, author.language].every(maybe(isText))
}

const areParts = maybe(value => Array.isArray(value) && value.every(isPart))

function isPart(part: Part): boolean {
  switch (part.kind) {
    case 'location':
      return isNumber(part.latitude) && isNumber(part.longitude) && [part.name, part.address].every(maybe(isText))
    case 'card':
      return isText(part.name) && [part.phones, part.emails].every(each => Array.isArray(each) && each.every(isText))
    case 'buttons':
      return part.buttons.every(button => isText(button.id) && isText(button.label) && maybe(isText)(button.url))
    case 'list':
      return (
        isText(part.label) && part.rows.every(row => isText(row.id) && isText(row.title) && maybe(isText)(row.detail))
      )
    case 'choice':
      return isText(part.id) && isText(part.label)
    case 'product':
      return (
        isText(part.id) &&
        isText(part.name) &&
        (part.price === undefined || (isNumber(part.price.amount) && isText(part.price.currency)))
      )
    default:
      return isMedia(part)
  }
}

const isMedia = (part: Extract<Part, { ref: unknown }>): boolean =>
  ['image', 'audio', 'video', 'document', 'sticker'].includes(part.kind) &&
  [part.ref.url, part.ref.id, part.ref.kept].some(isId) &&
  [part.name, part.type, part.alt].every(maybe(isText)) &&
  [part.size, part.durationMs].every(maybe(isNumber))

const checks: { [K in Inbound['kind']]: (event: Extract<Inbound, { kind: K }>) => boolean } = {
  message: event =>
    isId(event.externalId) &&
    isAuthor(event.from) &&
    ['public', 'private'].includes(event.visibility) &&
    [event.text, event.subject, event.quoteOf].every(maybe(isText)) &&
    [event.echo, event.historic].every(isFlag) &&
    areParts(event.parts),
  edit: event => isId(event.targetId) && maybe(isText)(event.text) && areParts(event.parts),
  deletion: event => isId(event.targetId),
  reaction: event => isId(event.targetId) && isAuthor(event.from) && (event.emoji === null || isText(event.emoji)),
  receipt: event =>
    (isId(event.targetId) || event.upTo === true) &&
    ['delivered', 'read', 'failed'].includes(event.state) &&
    [event.code, event.text].every(maybe(isText)),
  unknown: event => isText(event.what),
}
