import type { Mood } from '../../channels/suite/index.ts'
import { type Descriptions, newDescriptions, setDescription, tellDescription } from './telegram-descriptions.ts'
import { acting, faultOf, sending } from './telegram-format.ts'
import { type Answer, openVendorServer, type Seen, type VendorServer } from './vendor-server.ts'

type Fields = Record<string, unknown>

/** A message of the bot's as its reader sees it. `files` are the bytes by the names of their fields. */
export type BotMessage = { chat: string; id: number; method: string; fields: Fields; isDeleted: boolean }

/**
 * The Bot API, as its documents have it: one bot, its chats, updates that are posted or fetched. Customers are played
 * with `telegramCustomer`; what they do is handed to `happens`.
 */
export type Telegram = VendorServer & {
  bot: { id: number; first_name: string; username: string }
  messages: BotMessage[]
  webhook(): Webhook | undefined
  /** Presses that have been answered, by their ids. */
  answered: string[]
  descriptions: Descriptions
  /** An update comes to be: with a webhook it is returned as the request that is to be posted, else it waits to be fetched. */
  happens(update: { update_id: number }): { url: string; headers: Record<string, string>; body: string } | undefined
  /** The next number of an update, and of a message in the customer's chat. */
  number(): number
  /** The bytes of a file, by its id: those put there, else some. */
  files: Map<string, Uint8Array>
  file(id: string): Uint8Array
}

export const telegramRestMs = 7000

type Webhook = { url: string; secret_token?: string; allowed_updates?: string[] }

type State = Pick<Telegram, 'bot' | 'messages' | 'answered' | 'files' | 'descriptions'> & {
  webhook: Webhook | undefined
  updates: { update_id: number }[]
  waiting: Set<(end?: Answer) => void>
  count: number
  token: string
  groups: ReadonlyMap<string, string>
}

/** `groups`: those that have become supergroups, with the id that they have now. */
export async function openTelegram(settings: {
  token: string
  groups?: ReadonlyMap<string, string>
  name?: string
  /** Ids go on from here. */
  from?: number
}): Promise<Telegram> {
  const state = stateOf(settings)
  const server = await openVendorServer((seen, mood) => answer(state, seen, mood))
  const { close: closeServer } = server
  const close = async () => {
    for (const end of state.waiting) end(refused(500, 'Restarting'))
    await closeServer()
  }
  const { bot, messages, answered, files, descriptions } = state
  return Object.assign(server, {
    ...{ bot, messages, answered, files, descriptions },
    file: (id: string) => fileOf(state, id),
    number: () => ++state.count,
    happens: (update: { update_id: number }) => happens(state, update),
    webhook: () => state.webhook,
    close,
    [Symbol.asyncDispose]: close,
  })
}

const stateOf = ({
  token,
  groups = new Map(),
  name = 'Urraca',
  from = 1000,
}: Parameters<typeof openTelegram>[0]): State => ({
  bot: { id: Number(token.split(':')[0]), first_name: name, username: 'urraca_bot' },
  messages: [],
  webhook: undefined,
  answered: [],
  files: new Map(),
  descriptions: newDescriptions(),
  updates: [],
  waiting: new Set(),
  count: from,
  token,
  groups,
})

function happens(state: State, update: { update_id: number }): ReturnType<Telegram['happens']> {
  const { webhook } = state
  if (webhook) {
    const headers = { 'content-type': 'application/json', ...secretOf(webhook) }
    return { url: webhook.url, headers, body: JSON.stringify(update) }
  }
  state.updates.push(update)
  for (const end of state.waiting) end()
  return undefined
}

const secretOf = ({ secret_token: secret }: { secret_token?: string }): Record<string, string> =>
  secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }

const good = (result: unknown): Answer => ({ status: 200, body: { ok: true, result } })
const refused = (status: number, description: string, parameters?: object): Answer => ({
  status,
  body: { ok: false, error_code: status, description, ...(parameters ? { parameters } : {}) },
})

const fileOf = ({ files }: Pick<State, 'files'>, id: string): Uint8Array =>
  files.get(id) ?? Buffer.from(`the bytes of ${id}`)

async function answer(state: State, seen: Seen, mood: Mood | 'well'): Promise<Answer> {
  const [, place = '', method = '', ...rest] = seen.path.split('/')
  if (place === 'file') return download(state, seen)
  if (mood === 'distrusts') return refused(401, 'Unauthorized')
  if (place !== `bot${state.token}`) return refused(/^bot\d+:[\w-]+$/.test(place) ? 401 : 404, 'Unauthorized')
  if (mood === 'throttles')
    return refused(429, 'Too Many Requests: retry after 7', { retry_after: telegramRestMs / 1000 })
  if (mood === 'refuses') return refused(403, 'Forbidden: bot was blocked by the user')
  if (mood === 'fails') return { status: 502, body: 'Bad Gateway' }
  if (mood === 'echoes')
    return refused(
      400,
      `Bad Request: ${seen.path} ${JSON.stringify(seen.headers)} ${JSON.stringify(seen.body)} ${rest.join()}`,
    )
  return call(state, method, fieldsOf(seen.body))
}

function fieldsOf(body: unknown): Fields {
  if (!(body instanceof FormData)) return typeof body === 'object' && body !== null ? (body as Fields) : {}
  return Object.fromEntries([...body].map(([name, value]) => [name, typeof value === 'string' ? read(value) : value]))
}

/** In a form numbers and objects are written as text. */
function read(text: string): unknown {
  try {
    return /^[[{]|^-?\d+(\.\d+)?$/.test(text) ? (JSON.parse(text) as unknown) : text
  } catch {
    return text
  }
}

function call(state: State, method: string, fields: Fields): Answer | Promise<Answer> {
  const known = methods[method]
  if (known) return known(state, fields)
  if (!(method in sending) && !(method in acting)) return refused(404, 'Not Found')
  const moved = state.groups.get(String(fields.chat_id))
  if (moved !== undefined)
    return refused(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: Number(moved),
    })
  const fault = faultOf(method, fields)
  if (fault !== undefined) return refused(400, `Bad Request: ${fault}`)
  return method in sending ? send(state, method, fields) : act(state, method, fields)
}

function send(state: State, method: string, fields: Fields): Answer {
  const many = Array.isArray(fields.media) ? fields.media.length : 1
  const sent = Array.from({ length: many }, (): Fields => {
    const message = { chat: String(fields.chat_id), id: ++state.count, method, fields, isDeleted: false }
    state.messages.push(message)
    const chat = { id: fields.chat_id, type: Number(fields.chat_id) < 0 ? 'supergroup' : 'private' }
    return { message_id: message.id, date: 1_790_000_020, chat, from: { ...state.bot, is_bot: true } }
  })
  return good(method === 'sendMediaGroup' ? sent : sent[0])
}

function act(state: State, method: string, fields: Fields): Answer {
  const ids = Array.isArray(fields.message_ids) ? fields.message_ids : [fields.message_id]
  const found = state.messages.filter(each => ids.includes(each.id))
  if (method === 'deleteMessage' && found.some(each => each.isDeleted))
    return refused(400, 'Bad Request: message to delete not found')
  if (method.startsWith('delete')) for (const each of found) each.isDeleted = true
  const [message] = found
  if (method === 'editMessageText' && message && message.method !== 'sendMessage')
    return refused(400, 'Bad Request: there is no text in the message to edit')
  if (method === 'editMessageText' && message && message.fields.text === fields.text)
    return refused(400, 'Bad Request: message is not modified: specified new message content is exactly the same')
  if (method.startsWith('editMessage') && message) Object.assign(message.fields, fields)
  return good(true)
}

const ofDescriptions = (said: ReturnType<typeof tellDescription>): Answer =>
  'fault' in said ? refused(400, `Bad Request: ${said.fault}`) : good(said.result)

const methods: Record<string, (state: State, fields: Fields) => Answer | Promise<Answer>> = {
  getMe: ({ bot }) => good({ ...bot, is_bot: true, can_join_groups: true, can_read_all_group_messages: false }),
  getWebhookInfo: ({ webhook, updates }) =>
    good({ url: webhook?.url ?? '', has_custom_certificate: false, pending_update_count: updates.length }),
  setWebhook(state, { url, secret_token: secret, allowed_updates: allowed }) {
    if (typeof url !== 'string' || !/^https:\/\/[^/:]+(:(443|80|88|8443))?\//.test(url))
      return refused(400, 'Bad Request: bad webhook: an HTTPS URL must be provided for webhook')
    if (typeof secret !== 'string' || !/^[\w-]{1,256}$/.test(secret))
      return refused(400, 'Bad Request: secret token contains unallowed characters')
    state.webhook = { url, secret_token: secret, allowed_updates: allowed as string[] }
    return good(true)
  },
  deleteWebhook(state) {
    state.webhook = undefined
    return good(true)
  },
  getUpdates,
  getMyDescription: ({ descriptions }, fields) => ofDescriptions(tellDescription(descriptions, fields)),
  setMyDescription: ({ descriptions }, fields) => ofDescriptions(setDescription(descriptions, fields)),
  answerCallbackQuery(state, { callback_query_id: id }) {
    if (typeof id !== 'string' || id === '')
      return refused(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid')
    state.answered.push(id)
    return good(true)
  },
  getFile(_, { file_id: id }) {
    if (typeof id !== 'string' || id === '' || id.startsWith('gone'))
      return refused(400, 'Bad Request: invalid file_id')
    if (id.startsWith('huge')) return refused(400, 'Bad Request: file is too big')
    return good({ file_id: id, file_unique_id: `u-${id}`, file_size: 20, file_path: `files/${id}` })
  },
  getChat: (_, { chat_id: id }) =>
    id === 555
      ? good({ id, type: 'private', first_name: 'Mina', last_name: 'Okafor', username: 'minaok' })
      : refused(400, 'Bad Request: chat not found'),
}

function download(state: State, { path }: Seen): Answer {
  const [, , bot, folder, id = ''] = path.split('/')
  return bot === `bot${state.token}` && folder === 'files'
    ? {
        status: 200,
        headers: { 'content-type': 'application/octet-stream' },
        body: fileOf(state, decodeURIComponent(id)),
      }
    : refused(404, 'Not Found')
}

/** Asking from behind an update forgets it and all before; whoever asks second ends the first one's waiting. */
function getUpdates(state: State, { offset, limit = 100, timeout = 0 }: Fields): Answer | Promise<Answer> {
  if (state.webhook)
    return refused(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
  for (const end of state.waiting)
    end(
      refused(409, 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running'),
    )
  if (typeof offset === 'number') state.updates = state.updates.filter(each => each.update_id >= offset)
  const some = () => good(state.updates.slice(0, Number(limit)))
  if (state.updates.length > 0 || Number(timeout) === 0) return some()
  return new Promise(resolve => {
    const end = (said?: Answer) => {
      state.waiting.delete(end)
      resolve(said ?? some())
    }
    state.waiting.add(end)
  })
}
