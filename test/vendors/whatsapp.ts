import { randomBytes } from 'node:crypto'
import type { Mood } from '../../channels/suite/index.ts'
import { type Answer, openVendorServer, type Seen, type VendorServer } from './vendor-server.ts'
import { type Wrong, wrongIn } from './whatsapp-messages.ts'
import { answerProfile, type BusinessProfile, newBusinessProfile } from './whatsapp-profile.ts'
import { type KeptTemplate, someTemplates, wrongInTemplate } from './whatsapp-templates.ts'
import {
  contactOf,
  messageOf,
  type Number,
  type Person,
  type Said,
  statusOf,
  type Webhook,
  webhookOf,
} from './whatsapp-webhooks.ts'

/**
 * The Graph API as Meta documents it for WhatsApp: tokens, shapes, lengths, the window of 24 hours and its templates are
 * looked at as there. It keeps what was sent, and writes what Meta would post to the hook, so that somebody can be a
 * customer in front of it.
 */
export type WhatsApp = Omit<VendorServer, 'requests'> & {
  requests: Seen[]
  /** What the brand sent, as it stands at the customer's, oldest first. */
  messages: Taken[]
  /** Webhooks that went out before the answer to what they are about (mood `receipt-first`). */
  early: Webhook[]
  /** Where Meta posts to, once somebody subscribed. */
  hook(): { address: string; token: string } | undefined
  numbers: readonly Number[]
  templates: KeptTemplate[]
  /** What the first number says of itself. */
  profile: BusinessProfile
  /** A person writes to the brand: opens the window, and is the body that Meta posts. */
  writes(person: Person, said: Said, number?: string): Webhook
  /** Keeps bytes that a customer sends, and gives the id under which they are fetched. */
  keeps(bytes: Uint8Array, type: string): string
  /** What became of a message of the brand's. */
  status(id: string, state: string, more?: object): Webhook
  bytesOf(id: string): Uint8Array
}

export type Taken = { id: string; number: string; to: string; body: Record<string, unknown>; at: number }

type Options = {
  token: string
  appSecret: string
  account: string
  numbers?: readonly Number[]
  /** People in whose window we are. */
  open?: readonly Person[]
  now?: () => number
  /** Ids go on from here. */
  from?: number
}

/** For how long it asks to be left alone when there was too much. */
export const whatsappRestMs = 2 * 60_000
const dayMs = 24 * 3_600_000
const someNumbers: Number[] = [{ id: '106540352242922', display: '4930123456', name: 'Cerámica Urraca' }]

type World = Required<Omit<Options, 'open' | 'from'>> & {
  messages: Taken[]
  early: Webhook[]
  files: Map<string, { bytes: Uint8Array; type: string }>
  people: Map<string, Person>
  heardAt: Map<string, number>
  templates: KeptTemplate[]
  profile: BusinessProfile
  hook?: { address: string; token: string }
  address: string
  count: number
}

export async function openWhatsApp(options: Options): Promise<WhatsApp> {
  const world: World = {
    ...{ numbers: someNumbers, now: Date.now, ...options },
    ...{ messages: [], early: [], files: new Map(), people: new Map(), heardAt: new Map() },
    ...{ templates: [...someTemplates], profile: newBusinessProfile(), address: '', count: options.from ?? 0 },
  }
  for (const person of options.open ?? []) for (const { id } of world.numbers) hear(world, person, id)
  const server = await openVendorServer((seen, mood) => answer(seen, mood, world))
  world.address = server.address
  const { messages, early, numbers, templates, profile } = world
  return {
    ...server,
    ...{ messages, early, numbers, templates, profile },
    hook: () => world.hook,
    writes(person, said, number = numbers[0]!.id) {
      hear(world, person, number)
      const message = messageOf(person, newId(world), world.now(), said)
      return post(world, number, { contacts: [contactOf(person)], messages: [message] })
    },
    keeps(bytes, type) {
      const id = String(3_754_859_441_498_000 + world.count++)
      world.files.set(id, { bytes, type })
      return id
    },
    status: (id, state, more) => statusWebhook(world, id, state, more),
    bytesOf: id => fileOf(world, id)!.bytes,
  }
}

const newId = (world: World): string =>
  `wamid.${Buffer.from(`${world.account}:${++world.count}`).toString('base64url')}`

function post(world: World, number: string, value: object): Webhook {
  return webhookOf(value, { ...world, number: world.numbers.find(({ id }) => id === number)! })
}

function hear(world: World, person: Person, number: string): void {
  for (const id of [person.phone, person.userId].filter(each => each !== undefined)) {
    world.people.set(id, person)
    world.heardAt.set(`${number} ${id}`, world.now())
  }
}

const personOf = ({ people }: World, to: string): Person =>
  people.get(to) ?? (/^\d/.test(to) ? { phone: to, name: '' } : { userId: to, name: '' })

function statusWebhook(world: World, id: string, state: string, more: object = {}): Webhook {
  const taken = world.messages.find(each => each.id === id)
  const number = taken?.number ?? world.numbers[0]!.id
  const callback = taken?.body.biz_opaque_callback_data
  const said = { ...(callback === undefined ? {} : { biz_opaque_callback_data: callback }), ...more }
  return post(world, number, { statuses: [statusOf(id, state, personOf(world, taken?.to ?? ''), world.now(), said)] })
}

/** Bytes are there for every id that looks like one, until it is known otherwise. */
function fileOf({ files }: World, id: string): { bytes: Uint8Array; type: string } | undefined {
  const kept = files.get(id)
  if (kept) return kept
  return /^\d{10,20}$/.test(id) ? { bytes: Buffer.from(`the bytes of ${id}`), type: 'image/jpeg' } : undefined
}

const titles: Record<number, string> = {
  190: 'Invalid OAuth access token - Cannot parse access token',
  100: 'Invalid parameter',
  80007: 'There have been too many calls from this WhatsApp Business account.',
  131016: 'Service unavailable',
  131026: 'Message undeliverable',
  131047: 'Re-engagement message',
}

function error({ code, details }: Wrong, status = 400, headers: Record<string, string> = {}): Answer {
  const fault = {
    message: `(#${code}) ${titles[code] ?? 'Error'}`,
    type: 'OAuthException',
    code,
    error_data: { messaging_product: 'whatsapp', details },
    fbtrace_id: randomBytes(8).toString('base64url'),
  }
  return { status, headers, body: { error: fault } }
}

const plainMoods: Partial<Record<Mood | 'well', (world: World) => Answer>> = {
  throttles: ({ account }) => {
    const usage = { [account]: [{ type: 'messaging', estimated_time_to_regain_access: whatsappRestMs / 60_000 }] }
    const headers = { 'x-business-use-case-usage': JSON.stringify(usage) }
    return error({ code: 80007, details: 'Too many calls' }, 400, headers)
  },
  refuses: () => error({ code: 131026, details: 'Message undeliverable.' }),
  fails: () => error({ code: 131016, details: 'Service temporarily unavailable.' }, 503),
  distrusts: () => error({ code: 190, details: 'The access token has expired.' }, 401),
}

function answer(seen: Seen, mood: Mood | 'well', world: World): Answer | Promise<Answer> {
  const moody = plainMoods[mood]
  if (moody) return moody(world)
  if (mood === 'echoes') {
    const heard = `${world.token} ${world.appSecret} ${JSON.stringify(seen.headers)} ${encodeURIComponent(world.token)}`
    return error({ code: 100, details: `Cannot read: ${heard}` })
  }
  if (seen.headers.authorization !== `Bearer ${world.token}`)
    return error({ code: 190, details: 'Invalid OAuth access token.' }, 401)
  if (seen.path === '/whatsapp_business/attachments/') return download(seen, world)
  const [, version, id = '', edge] = seen.path.split('/')
  if (!/^v\d+\.\d+$/.test(version ?? '')) return error({ code: 2500, details: 'Unknown path components' })
  if (id === world.account) return ofAccount(seen, edge, world)
  if (world.numbers.some(number => number.id === id)) return ofNumber(seen, id, edge, mood, world)
  return seen.method === 'GET' && edge === undefined ? whereIs(id, world) : missingObject(id)
}

const missingObject = (id: string): Answer =>
  error({ code: 100, details: `Object with ID '${id}' does not exist or cannot be loaded due to missing permissions` })

function whereIs(id: string, world: World): Answer {
  const file = fileOf(world, id)
  if (!file) return missingObject(id)
  const url = `${world.address}/whatsapp_business/attachments/?mid=${id}`
  const told = { url, mime_type: file.type, sha256: 'x', file_size: String(file.bytes.length), id }
  return { status: 200, body: { ...told, messaging_product: 'whatsapp' } }
}

function download({ query, headers }: Seen, world: World): Answer {
  const file = fileOf(world, query.get('mid') ?? '')
  if (!file || !headers['user-agent']) return { status: 404, body: '' }
  return { status: 200, headers: { 'content-type': file.type }, body: file.bytes }
}

function ofAccount({ method, body, query }: Seen, edge: string | undefined, world: World): Answer {
  if (method === 'POST' && edge === 'subscribed_apps') return subscribe(body, world)
  if (method !== 'GET') return error({ code: 100, details: 'Unsupported request' })
  if (edge === 'phone_numbers') {
    const found = world.numbers.map(({ id, display, name }) => ({
      ...{ id, display_phone_number: display, verified_name: name },
      ...{ quality_rating: 'GREEN', status: 'CONNECTED' },
    }))
    return paged(found, query)
  }
  return edge === 'message_templates' ? paged(world.templates, query) : missingObject(edge ?? '')
}

/** Pages of two: whoever reads the first alone has not read all. */
function paged(all: readonly object[], query: URLSearchParams): Answer {
  const from = Number(query.get('after') ?? 0)
  const data = all.slice(from, from + 2)
  const isLast = from + 2 >= all.length
  const paging = {
    cursors: { before: String(from), after: String(from + 2) },
    ...(isLast ? {} : { next: 'https://…' }),
  }
  return { status: 200, body: { data, paging } }
}

function subscribe(body: unknown, world: World): Answer {
  const { override_callback_uri: address, verify_token: token } = (body ?? {}) as Record<string, unknown>
  if (typeof address !== 'string' || typeof token !== 'string' || token === '')
    return error({ code: 100, details: 'override_callback_uri and verify_token go together' })
  if (!address.startsWith('https://'))
    return error({ code: 2200, details: 'Callback verification failed: the address is not secure' })
  world.hook = { address, token }
  return { status: 200, body: { success: true } }
}

function ofNumber(
  seen: Seen,
  number: string,
  edge: string | undefined,
  mood: Mood | 'well',
  world: World,
): Answer | Promise<Answer> {
  if (edge === 'whatsapp_business_profile') {
    const told = answerProfile(seen, world.profile)
    return 'status' in told ? told : error(told)
  }
  if (seen.method !== 'POST') return error({ code: 100, details: 'Unsupported request' })
  if (edge === 'media') return upload(seen.body, world)
  if (edge !== 'messages') return missingObject(edge ?? '')
  const wrong = wrongIn(seen.body)
  if (wrong) return error(wrong)
  const body = seen.body as Record<string, unknown>
  if (body.status === 'read') return { status: 200, body: { success: true } }
  const to = String(body.to ?? body.recipient).replace(/^\+/, '')
  const refused = refusalOf(body, to, number, world)
  if (refused) return error(refused)
  const taken = { id: newId(world), number, to, body, at: world.now() }
  world.messages.push(taken)
  if (mood === 'receipt-first') world.early.push(statusWebhook(world, taken.id, 'delivered'))
  const contact = body.to === undefined ? { input: to, user_id: to } : { input: String(body.to), wa_id: to }
  const status = body.type === 'template' ? { message_status: 'accepted' } : {}
  const messages = [{ id: taken.id, ...status }]
  return { status: 200, body: { messaging_product: 'whatsapp', contacts: [contact], messages } }
}

function refusalOf(body: Record<string, unknown>, to: string, number: string, world: World): Wrong | undefined {
  if (world.numbers.some(({ display }) => display === to)) return { code: 131021, details: 'Sender is recipient' }
  if (body.type === 'template') return wrongInTemplate(body.template as Record<string, unknown>, world.templates)
  const file = (body[String(body.type)] ?? {}) as { id?: string }
  if (['image', 'audio', 'video', 'document', 'sticker'].includes(String(body.type)) && file.id !== undefined) {
    if (!world.files.has(file.id)) return { code: 131053, details: 'Media upload error: no such file' }
  }
  const heard = world.heardAt.get(`${number} ${to}`)
  if (body.recipient_type === 'group' || (heard !== undefined && world.now() - heard < dayMs)) return undefined
  return { code: 131047, details: 'More than 24 hours have passed since the customer last replied to this number.' }
}

const office = 'application/vnd.openxmlformats-officedocument'
const uploads = new Set(
  `audio/aac audio/mp4 audio/mpeg audio/amr audio/ogg audio/opus application/vnd.ms-powerpoint application/msword
  ${office}.wordprocessingml.document ${office}.presentationml.presentation ${office}.spreadsheetml.sheet
  application/pdf text/plain application/vnd.ms-excel image/jpeg image/png image/webp video/mp4 video/3gpp`.split(
    /\s+/,
  ),
)

async function upload(body: unknown, world: World): Promise<Answer> {
  const form = body instanceof FormData ? body : new FormData()
  const [product, type, file] = ['messaging_product', 'type', 'file'].map(name => form.get(name))
  if (product !== 'whatsapp' || typeof type !== 'string' || !(file instanceof Blob) || file.size === 0)
    return error({ code: 100, details: 'messaging_product, type and file are required' })
  if (!uploads.has(type) || file.type !== type)
    return error({
      code: 100,
      details: `Param file must be a file of another type. Received file of type '${file.type}'`,
    })
  const id = String(4_754_859_441_498_000 + world.files.size)
  world.files.set(id, { bytes: new Uint8Array(await file.arrayBuffer()), type })
  return { status: 200, body: { id } }
}
