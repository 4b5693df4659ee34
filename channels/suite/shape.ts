import {
  type Inbound,
  type MediaKind,
  mediaKinds,
  type MessageTokens,
  type Part,
  type Price,
  type Product,
} from '#channel'

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
const areTexts = (value: unknown) => Array.isArray(value) && value.every(isText)
const isFlag = maybe(value => typeof value === 'boolean')
const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value)

const isAuthor = (value: unknown): boolean => {
  const author = value as Record<string, unknown> | undefined
  if (typeof author !== 'object' || author === null || !isId(author.id)) return false
  const isFacts = (facts: unknown) =>
    typeof facts === 'object' && facts !== null && !Array.isArray(facts) && Object.values(facts).every(isText)
  return (
    isFacts(author.known ?? {}) &&
    isFacts(author.facts ?? {}) &&
    [author.name, author.handle, author.picture, author.language].every(maybe(isText))
  )
}

const areParts = maybe(value => Array.isArray(value) && value.every(isPart))

const isPart = (part: Part): boolean =>
  typeof part === 'object' && part !== null && ((parts[part.kind] ?? isMedia) as (part: Part) => boolean)(part)

type Others = Exclude<Part, { kind: MediaKind }>

const parts: Partial<{ [K in Others['kind']]: (part: Extract<Others, { kind: K }>) => boolean }> &
  Partial<Record<MediaKind, undefined>> = {
  location: part =>
    isNumber(part.latitude) && isNumber(part.longitude) && [part.name, part.address].every(maybe(isText)),
  card: part => isText(part.name) && [part.phones, part.emails].every(areTexts),
  buttons: part => part.buttons.every(button => isText(button.id) && isText(button.label) && maybe(isText)(button.url)),
  list: part =>
    isText(part.label) && part.rows.every(row => isText(row.id) && isText(row.title) && maybe(isText)(row.detail)),
  choice: part => isText(part.id) && isText(part.label),
  product: isProduct,
  order: part => part.products.every(isProduct) && maybe(isPrice)(part.total),
  rating: part => isNumber(part.value) && isNumber(part.of) && part.value <= part.of,
  post: part => [part.id, part.author, part.text, part.url].every(maybe(isText)),
  mail: part =>
    [part.to, part.cc, part.others ?? []].every(areTexts) && [part.html, part.quoted, part.trust].every(maybe(isText)),
  unseen: part => isText(part.what),
}

function isProduct({ id, name, price, quantity }: Product): boolean {
  return isText(id) && isText(name) && maybe(isPrice)(price) && maybe(isNumber)(quantity)
}

function isPrice(value: unknown): boolean {
  const { amount, currency } = value as Price
  return isNumber(amount) && isText(currency)
}

const areTokens = ({ reply, quote, read }: MessageTokens = {}): boolean =>
  [quote, read].every(maybe(isId)) && (reply === undefined || (isId(reply.token) && isNumber(reply.until)))

const isMedia = (part: Extract<Part, { ref: unknown }>): boolean =>
  mediaKinds.includes(part.kind) &&
  [part.ref.url, part.ref.id, part.ref.kept].some(isId) &&
  [part.name, part.type, part.alt, part.cid].every(maybe(isText)) &&
  [part.size, part.durationMs].every(maybe(isNumber))

const checks: { [K in Inbound['kind']]: (event: Extract<Inbound, { kind: K }>) => boolean } = {
  message: event =>
    isId(event.externalId) &&
    isAuthor(event.from) &&
    ['public', 'private'].includes(event.visibility) &&
    [event.text, event.subject, event.quoteOf, event.album].every(maybe(isText)) &&
    [event.echo, event.historic, event.automatic].every(isFlag) &&
    areTokens(event.tokens) &&
    areParts(event.parts),
  edit: event => isId(event.targetId) && maybe(isText)(event.text) && areParts(event.parts),
  deletion: event => isId(event.targetId),
  reaction: event => isId(event.targetId) && isAuthor(event.from) && (event.emoji === null || isText(event.emoji)),
  receipt: event =>
    (isId(event.targetId) || event.upTo === true) &&
    ['sent', 'delivered', 'read', 'failed'].includes(event.state) &&
    [event.code, event.text, event.ourId].every(maybe(isText)),
  typing: event => isAuthor(event.from),
  reach: event =>
    isAuthor(event.from) && typeof event.isReachable === 'boolean' && [undefined, 'marketing'].includes(event.only),
  moved: event => isAuthor(event.from) && isAuthor(event.to),
  health: event => ['good', 'failing'].includes(event.state) && isId(event.code) && maybe(isText)(event.text),
  templates: () => true,
  unknown: event => isText(event.what),
}
