import {
  type Call,
  callVendor,
  type Context,
  fieldsOf,
  type Health,
  listOf,
  numberOf,
  readJson,
  retryAfterMs,
  type Sent,
  unsent,
  withoutSecrets,
} from '#channel'
import { faultIn, type FaultKind } from './faults.ts'
import { graphAddress, type WhatsAppSettings, whatsappSettings } from './settings.ts'

export type Ctx = Context<WhatsAppSettings>

/** One call of the Graph API, the token with it. `path` begins with a slash. */
export const call = (ctx: Ctx, path: string, init: RequestInit = {}): Promise<Call> =>
  callVendor(ctx, graphAddress(ctx.settings) + path, {
    ...init,
    headers: { authorization: `Bearer ${ctx.settings.token}`, ...(init.headers as Record<string, string>) },
  })

const second = 1000
const minute = 60 * second

/** How long to wait where the platform says nothing: pace soon, an account that somebody must see to seldom. */
const restsMs: Record<Exclude<FaultKind, 'other'>, number> = {
  throttled: 10 * second,
  failing: 5 * second,
  refused: 30 * second,
  restricted: 5 * minute,
  payment: 5 * minute,
  'not-registered': 5 * minute,
  'name-rejected': 5 * minute,
}
// Limits by the hour, and the limit to one person, which grows with every try.
const longerMs: Record<string, number> = { '4': 5 * minute, '80007': 5 * minute, '131056': 30 * second }

/** What became of a message that was not taken: the platform's code decides, not the status of its answer. */
export function untaken(answered: Call, now: number): Exclude<Sent, { kind: 'sent' }> {
  if (answered.kind !== 'answer') return unsent(answered, now)
  const { code, text, kind } = faultIn(answered.json.error)
  if (code === undefined) return unsent(answered, now)
  if (kind === 'other') {
    if (known(code)) return { kind: 'rejected', code, text: text.slice(0, longestText) }
    return unsent(answered, now, () => ({ code, text }))
  }
  const after = retryAfterMs(answered.headers, now) ?? regainMs(answered.headers) ?? longerMs[code] ?? restsMs[kind]
  return { kind: 'retry', after, code: kind }
}

const longestText = 500
/** Codes of this platform's own range are about the message whatever the status says. */
const known = (code: string): boolean => /^13\d{4}$/.test(code)

/** Meta tells in minutes when an account may call again. */
function regainMs(headers: Headers): number | undefined {
  const usage = fieldsOf(readJson(headers.get('x-business-use-case-usage') ?? ''))
  const minutes = Object.values(usage)
    .flatMap(listOf)
    .flatMap(each => numberOf(fieldsOf(each).estimated_time_to_regain_access) ?? [])
  const most = Math.max(0, ...minutes)
  return most > 0 ? most * minute : undefined
}

/** How the credentials fare by this answer; undefined when it is a success. */
export function illnessBy(answered: Call, { settings }: Pick<Ctx, 'settings'>): Health | undefined {
  if (answered.kind !== 'answer') return { state: 'failing', code: 'unreachable' }
  if (answered.ok) return undefined
  const { code, text, kind } = faultIn(answered.json.error)
  const said = withoutSecrets(
    [code, text || answered.text].filter(Boolean).join(': ').slice(0, longestText),
    whatsappSettings.fields,
    settings,
  )
  const isRefused = kind === 'refused' || [401, 403].includes(answered.status)
  return { state: 'failing', code: isRefused ? 'refused' : kind === 'other' ? 'bad-answer' : kind, text: said }
}

/** All elements of a list that comes in pages; what went wrong when one did not come. */
export async function pages(ctx: Ctx, path: string, query: Record<string, string>): Promise<unknown[] | Health> {
  const found: unknown[] = []
  let after = ''
  for (let page = 0; page < mostPages; page++) {
    const asked = new URLSearchParams({ ...query, limit: '100', ...(after ? { after } : {}) })
    const answered = await call(ctx, `${path}?${asked}`)
    const ill = illnessBy(answered, ctx)
    if (ill || answered.kind !== 'answer') return ill ?? { state: 'failing', code: 'unreachable' }
    found.push(...listOf(answered.json.data))
    const paging = fieldsOf(answered.json.paging)
    const next = fieldsOf(paging.cursors).after
    if (paging.next === undefined || typeof next !== 'string' || next === '' || next === after) break
    after = next
  }
  return found
}

const mostPages = 50
