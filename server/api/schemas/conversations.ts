import { z } from 'zod'
import type {
  ActRules,
  ComposerFace,
  ComposerRules,
  Conversation,
  CustomerCard,
  FileCard,
  Message,
  MessagePart,
  Page,
  Row,
  SystemLine,
} from '#protocol'
import { messageReading, tone } from './readings.ts'

const id = z.uuid()
const time = z.number().describe('Epoch milliseconds')
export const status = z.enum(['open', 'waiting', 'snoozed', 'closed'])
const direction = z.enum(['in', 'out', 'note', 'system'])
const visibility = z.enum(['public', 'private', 'team'])
export const redirectReason = z.enum(['customer-asked', 'safety', 'legal-authentication'])
const media = z.enum(['image', 'audio', 'video', 'document', 'sticker'])

export const row = z.object({
  id,
  customerId: id,
  name: z.string(),
  channel: z.string(),
  profileId: id,
  status,
  holder: z.union([
    z.object({ kind: z.literal('agent'), id }),
    z.object({ kind: z.literal('queue'), team: id.exactOptional() }),
    z.object({ kind: z.literal('bot') }),
  ]),
  openedAt: time,
  turnAt: time.nullable().describe('Since when the customer waits for us; null when nobody waits'),
  dueAt: time.nullable().describe('By when they are to be answered; null when nobody waits'),
  isDueSoon: z.boolean().describe('A warning was told of it, or it is late'),
  activeAt: time,
  snoozedUntil: time.nullable(),
  subject: z.string().nullable(),
  last: z.object({ text: z.string(), kind: z.string(), direction, visibility, at: time }),
  unread: z.number().int(),
  tags: z.array(id),
  incidentId: id.nullable().describe('The cause that it shares with others'),
  caseId: id.nullable().describe('The matter of which it is a part, with others'),
  tone: tone.nullable().describe('How the customer sounds in their last turn; null while nothing of it is read'),
}) satisfies z.ZodType<Row>

export const page = <S extends z.ZodType>(of: S) =>
  z.object({
    rows: z.array(of),
    next: z.string().nullable().describe('Ask for it to go on; a page may be short and yet have a next one'),
    number: z.number().describe('Everything up to this number of the log is in it'),
  }) satisfies z.ZodType<Page<z.output<S>>>

export const file = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number().nullable(),
  state: z.enum(['pending', 'ready', 'refused', 'failed']),
  address: z.string().nullable(),
  thumbnail: z.string().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  failure: z.string().nullable(),
}) satisfies z.ZodType<FileCard>

const price = z.object({ amount: z.number(), currency: z.string() })
const ordered = z.object({
  id: z.string(),
  name: z.string(),
  quantity: z.number().exactOptional(),
  price: price.exactOptional(),
})
const part = z.discriminatedUnion('kind', [
  z.object({ kind: media, file, durationMs: z.number().exactOptional(), alt: z.string().exactOptional() }),
  z.object({
    kind: z.literal('location'),
    latitude: z.number(),
    longitude: z.number(),
    name: z.string().exactOptional(),
    address: z.string().exactOptional(),
  }),
  z.object({
    kind: z.literal('card'),
    name: z.string(),
    phones: z.array(z.string()),
    emails: z.array(z.string()),
    organisation: z.string().exactOptional(),
  }),
  z.object({
    kind: z.literal('buttons'),
    buttons: z.array(z.object({ id: z.string(), label: z.string(), url: z.string().exactOptional() })),
  }),
  z.object({
    kind: z.literal('list'),
    label: z.string(),
    rows: z.array(z.object({ id: z.string(), title: z.string(), detail: z.string().exactOptional() })),
  }),
  z.object({ kind: z.literal('choice'), id: z.string(), label: z.string() }),
  z.object({
    kind: z.literal('product'),
    id: z.string(),
    name: z.string(),
    price: price.exactOptional(),
    url: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('order'), products: z.array(ordered), total: price.exactOptional() }),
  z.object({ kind: z.literal('rating'), value: z.number(), of: z.number() }),
  z.object({
    kind: z.literal('post'),
    id: z.string().exactOptional(),
    author: z.string().exactOptional(),
    text: z.string().exactOptional(),
    url: z.string().exactOptional(),
    isStory: z.literal(true).exactOptional(),
    picture: file.nullable(),
  }),
  z.object({
    kind: z.literal('mail'),
    to: z.array(z.string()),
    cc: z.array(z.string()),
    others: z.array(z.string()).exactOptional(),
    hasHtml: z.boolean(),
    hasQuoted: z.boolean(),
    trust: z.string().exactOptional(),
  }),
  z.object({
    kind: z.literal('template'),
    id: z.string(),
    name: z.string(),
    language: z.string(),
    values: z.array(z.string()),
  }),
  z.object({ kind: z.literal('mention'), person: id, name: z.string() }),
  z.object({ kind: z.literal('unseen'), what: z.string() }),
]) satisfies z.ZodType<MessagePart>

const by = id.nullable()
const gesture = { by, id, name: z.string(), amount: z.number().int(), currency: z.string(), reason: z.string() }
const system = z.discriminatedUnion('deed', [
  z.object({ deed: z.literal('assigned'), by, to: by, team: id.exactOptional() }),
  z.object({ deed: z.literal('snoozed'), by, until: time }),
  z.object({ deed: z.literal('woken'), by }),
  z.object({ deed: z.literal('closed'), by, reason: by }),
  z.object({ deed: z.literal('reopened'), by }),
  z.object({ deed: z.literal('tagged'), by, added: z.array(id), removed: z.array(id) }),
  z.object({ deed: z.literal('settled'), by, messageId: id, conversationId: id, channel: z.string() }),
  z.object({ deed: z.literal('unsettled'), by: z.null(), messageId: id, conversationId: id, channel: z.string() }),
  z.object({
    deed: z.literal('released'),
    by: z.null(),
    from: id,
    name: z.string(),
    wasTeam: z.literal(true).exactOptional(),
  }),
  z.object({ deed: z.literal('held-back'), by: z.null(), of: by, sendAt: time }),
  z.object({ deed: z.enum(['incident-linked', 'incident-unlinked']), by, id, name: z.string() }),
  z.object({
    deed: z.enum(['case-linked', 'case-unlinked', 'case-apart']),
    by,
    id,
    number: z.number().int(),
    title: z.string(),
  }),
  z.object({ deed: z.literal('gesture'), ...gesture }),
  z.object({ deed: z.literal('gesture-taken-back'), ...gesture, of: id }),
  z.object({ deed: z.enum(['merged', 'merged-into', 'unmerged', 'split', 'split-off']), by, other: id }),
]) satisfies z.ZodType<SystemLine>

const act = z.enum(['react', 'edit', 'unsend', 'hide', 'like'])

export const message = z.object({
  id,
  conversationId: id,
  direction,
  visibility,
  author: z.object({ kind: z.enum(['customer', 'agent', 'bot', 'system']), id: by, name: z.string() }),
  profileId: id,
  channel: z.string(),
  kind: z.string(),
  text: z.string().nullable(),
  subject: z.string().nullable(),
  album: z.string().nullable(),
  parts: z.array(part),
  system: system.nullable(),
  quote: z.object({ id, text: z.string(), author: z.string() }).nullable(),
  at: time,
  receivedAt: time,
  historic: z.boolean(),
  state: z.enum(['received', 'held', 'queued', 'sent', 'delivered', 'read', 'failed', 'unsure', 'kept']),
  stateAt: time.nullable(),
  heldUntil: time.nullable(),
  sendAt: time.nullable().describe('When it leaves, where that is later'),
  failure: z.object({ code: z.string(), text: z.string() }).nullable(),
  editedAt: time.nullable(),
  deletedAt: time.nullable(),
  versions: z.number().int(),
  reactions: z.array(z.object({ emoji: z.string(), by: z.string(), mine: z.boolean() })),
  isHidden: z.boolean(),
  isLiked: z.boolean(),
  isCovered: z
    .literal(true)
    .exactOptional()
    .describe('Something in it is covered: a card, an account, a security code'),
  redirected: redirectReason.nullable().exactOptional().describe('Why it sends its reader elsewhere'),
  redirectedBy: z.string().nullable().exactOptional().describe('Who said why'),
  reading: messageReading.nullable().exactOptional().describe('What is read in what a customer wrote; null until then'),
  acts: z.array(
    z.object({
      id,
      deed: act,
      emoji: z.string().nullable(),
      text: z.string().nullable(),
      on: z.boolean().nullable(),
      state: z.enum(['queued', 'failed']),
      failure: z.object({ code: z.string(), text: z.string() }).nullable(),
    }),
  ),
}) satisfies z.ZodType<Message>

export const customerCard = z.object({
  id,
  name: z.string(),
  language: z.string().nullable(),
  since: time.describe('When something was first said'),
  identities: z.array(
    z.object({
      id,
      channel: z.string(),
      name: z.string(),
      handle: z.string().nullable(),
      picture: z.string().nullable(),
      externalId: z.string(),
      known: z.record(z.string(), z.string()),
    }),
  ),
  conversations: z.array(
    z.object({ id, channel: z.string(), profileId: id, status, openedAt: time, lastText: z.string() }),
  ),
}) satisfies z.ZodType<CustomerCard>

const limit = z.object({ maxBytes: z.number(), types: z.array(z.string()).readonly() })
const textLimit = z.object({
  max: z.number(),
  unit: z.enum(['graphemes', 'codepoints', 'utf16', 'bytes', 'weighted']),
  urlLength: z.number().exactOptional(),
  shortMentions: z.literal(true).exactOptional(),
  maxBytes: z.number().exactOptional(),
  pieces: z.literal('sms').exactOptional(),
})
const face = z.object({
  visibility: z.enum(['public', 'private']),
  text: textLimit,
  caption: textLimit.nullable(),
  media: z.partialRecord(media, limit),
  maxMedia: z.number(),
  windowUntil: time.nullable(),
  blocked: z.string().nullable().describe('Why nothing can be sent in this way now, as a fault code'),
  replaces: z.boolean().describe('There is one answer: a second one takes the place of the first'),
}) satisfies z.ZodType<ComposerFace>
const composer = z.object({
  faces: z.array(face),
  signs: z.literal(true).exactOptional().describe('The customer is shown the first name of who answers'),
  templates: z.boolean(),
  blocked: z.string().nullable().describe('Why nothing can be sent now, as a fault code'),
}) satisfies z.ZodType<ComposerRules>

const actRules = z.object({
  visibility: z.enum(['public', 'private']),
  deeds: z.array(act),
  withinMs: z.number().nullable().describe('How long one of ours may be edited or taken back; null: always'),
  quotes: z.boolean().describe('An answer can show which message it is to'),
}) satisfies z.ZodType<ActRules>

export const conversation = row.extend({
  customer: customerCard,
  reasonId: by,
  closedAt: time.nullable(),
  previousId: by,
  mentionedAt: time.nullable().describe('Since when a note asks the reader for a word there'),
  alsoWaiting: z.array(row).describe('Other conversations in which the customer waits for us, the longest wait first'),
  mergedInto: by.describe('The conversation that took in all that was said in this one: look there'),
  composer,
  acts: z.array(actRules),
}) satisfies z.ZodType<Conversation>
