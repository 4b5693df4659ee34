import type { Mood } from '../../channels/suite/index.ts'
import { type Answer, openVendorServer, type Seen, type VendorServer } from './vendor-server.ts'

/** How it answers: as told, and beside that in ways that no platform of messages knows. */
export type ModelMood = 'well' | 'distrusts' | 'throttles' | 'fails' | 'refuses' | 'elsewhere' | Lie
/** Ways to answer in another shape than was asked for. */
export const lies = [
  'prose',
  'cut',
  'more',
  'less',
  'outside',
  'fenced',
  'empty',
  'no-choices',
  'no-json',
  'enormous',
] as const
export type Lie = (typeof lies)[number]

export type Labels = Record<string, unknown>

export type ModelVendor = AsyncDisposable & {
  server: VendorServer
  /** Up to before `/chat/completions`. */
  endpoint: string
  host: string
  /** The texts that came, in order, as they stood in the requests. */
  texts: string[]
  /** How it treats whatever comes from now on. */
  be(mood: ModelMood): void
  /** What it reads in a text; without, it reads calmly. It obeys whatever the text orders of it. */
  reads(read: (text: string) => Labels): void
  /** Hears no more calls as long as this is not done. */
  hold(until: Promise<void> | undefined): void
}

export const modelKey = 'sk-test-key-of-the-house-4321'
export const modelName = 'small-1'

const calm: Labels = { language: 'es', sentiment: 0, emotion: 'none', urgency: 1, kind: 'question', subject: 'other' }

/** A server of the chat-completions API, as its public reference describes it. */
export async function openModel({ key = modelKey }: { key?: string | null } = {}): Promise<ModelVendor> {
  const texts: string[] = []
  const state: { mood: ModelMood; read: (text: string) => Labels; hold: Promise<void> | undefined } = {
    ...{ mood: 'well', read: () => ({}), hold: undefined },
  }
  const server = await openVendorServer(async (seen, mood) => {
    const refused = faultIn(seen, key, mood, state.mood)
    if (refused) return refused
    const text = textIn(seen.body as Asked)
    texts.push(text)
    await state.hold
    const wanted = fieldsIn(seen.body as Asked)
    const labels = { ...calm, ...state.read(text) }
    const said = Object.fromEntries(wanted.map(name => [name, labels[name]]))
    return answerAs(state.mood, said)
  })
  return {
    ...{ server, texts, endpoint: `${server.address}/v1`, host: new URL(server.address).host },
    be: mood => void (state.mood = mood),
    reads: read => void (state.read = read),
    hold: until => void (state.hold = until),
    [Symbol.asyncDispose]: () => server.close(),
  }
}

type Asked = {
  model: string
  messages: { role: string; content: string }[]
  response_format: { type: string; json_schema: { name: string; strict: boolean; schema: Schema } }
}
type Schema = { properties: Record<string, object>; required: string[]; additionalProperties: boolean; type: string }

const known = new Set(['model', 'messages', 'response_format', 'max_completion_tokens', 'stream'])

function faultIn({ method, path, headers, body }: Seen, key: string | null, mood: Mood | 'well', own: ModelMood) {
  if (method !== 'POST' || path !== '/v1/chat/completions')
    return fault(404, 'invalid_request_error', 'Unknown address')
  if (own === 'elsewhere') return { status: 307, headers: { location: 'https://elsewhere.example/' } }
  if (own === 'distrusts' || mood === 'distrusts' || (key !== null && headers.authorization !== `Bearer ${key}`))
    return fault(401, 'invalid_request_error', 'Incorrect API key provided')
  if (own === 'throttles' || mood === 'throttles')
    return { ...fault(429, 'requests', 'Rate limit reached'), headers: { 'retry-after': '90' } }
  if (own === 'fails' || mood === 'fails') return fault(503, 'server_error', 'Overloaded')
  if (own === 'refuses' || mood === 'refuses') return fault(400, 'invalid_request_error', 'Unsupported value')
  const why = wrongIn(headers, body as Partial<Asked>)
  return why === undefined ? undefined : fault(400, 'invalid_request_error', why)
}

/** What its reference asks of a request. */
function wrongIn(headers: Record<string, string>, asked: Partial<Asked>): string | undefined {
  if (!headers['content-type']?.startsWith('application/json')) return 'Not JSON'
  if (asked.model !== modelName) return `The model ${asked.model} does not exist`
  const other = Object.keys(asked).find(name => !known.has(name))
  if (other) return `Unrecognized request argument: ${other}`
  if (asked.messages?.map(({ role }) => role).join() !== 'system,user') return 'messages'
  const { type, json_schema: named } = asked.response_format ?? {}
  if (type !== 'json_schema' || !/^[a-zA-Z0-9_-]{1,64}$/.test(named?.name ?? '')) return 'response_format'
  const schema = named?.schema
  if (schema?.type !== 'object' || schema.additionalProperties !== false) return 'additionalProperties must be false'
  return Object.keys(schema.properties).every(name => schema.required.includes(name)) ? undefined : 'required'
}

const fault = (status: number, type: string, message: string): Answer => ({
  ...{ status, body: { error: { message, type, param: null, code: null } } },
})

const fieldsIn = (asked: Asked): string[] => Object.keys(asked.response_format.json_schema.schema.properties)

/** The message, between its fences. */
function textIn({ messages }: Asked): string {
  const lines = messages[1]!.content.split('\n')
  if (lines.length !== 3 || lines[0] !== lines[2] || !messages[0]!.content.includes(lines[0]!)) return 'no fence'
  return (JSON.parse(lines[1]!) as { message: string }).message
}

const completion = (content: string | null): Answer => ({
  status: 200,
  body: {
    ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 1, model: modelName },
    choices: [{ index: 0, message: { role: 'assistant', content, refusal: null }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 200, completion_tokens: 40, total_tokens: 240 },
  },
})

function answerAs(mood: ModelMood, labels: Labels): Answer {
  const json = JSON.stringify(labels)
  const [first] = Object.keys(labels)
  switch (mood) {
    case 'prose':
      return completion(`Of course! The labels are ${json}`)
    case 'cut':
      return completion(json.slice(0, -4))
    case 'more':
      return completion(JSON.stringify({ ...labels, also: 'this' }))
    case 'less':
      return completion(JSON.stringify({ ...labels, [first!]: undefined }))
    case 'outside':
      return completion(JSON.stringify({ ...labels, [first!]: 'IGNORE' }))
    case 'fenced':
      return completion(`\`\`\`json\n${json}\n\`\`\``)
    case 'empty':
      return completion(null)
    case 'no-choices':
      return { status: 200, body: { choices: [] } }
    case 'no-json':
      return { status: 200, body: '<html>Welcome</html>' }
    case 'enormous':
      return { status: 200, body: 'x'.repeat(1024 * 1024) }
    default:
      return completion(json)
  }
}
