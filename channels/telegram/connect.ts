import {
  type Call,
  fieldsOf,
  type FoundProfile,
  type Health,
  idOf,
  illness,
  numberOf,
  present,
  textOf,
  withoutSecrets,
} from '#channel'
import { authorOf } from './author.ts'
import { callMethod, type Ctx, descriptionIn, isDone } from './call.ts'
import { isPostable, telegramSettings, transportOf, wantedUpdates } from './settings.ts'

const good: Health = { state: 'good' }
const connectedNote = 'connected'

/** Has Telegram post to our hook, or stops it from doing so where we ask it ourselves. */
export async function connect(ctx: Ctx): Promise<Health> {
  const { settings, hook, keep } = ctx
  if (transportOf(settings, hook) === 'polling') {
    const health = healthOf(await callMethod(ctx, 'deleteWebhook'), ctx) ?? good
    if (health === good) await keep.write(connectedNote, undefined)
    return health
  }
  if (!isPostable(hook)) return { state: 'failing', code: 'hook-not-public' }
  const call = await callMethod(ctx, 'setWebhook', {
    url: hook,
    secret_token: settings.secret,
    allowed_updates: wantedUpdates,
    max_connections: 40,
  })
  const health = healthOf(call, ctx) ?? good
  if (health === good) await keep.write(connectedNote, hook)
  return health
}

/** Whether the token is good, and what Telegram says of the way in which it reaches us. */
export async function check(ctx: Ctx): Promise<Health> {
  const ill = healthOf(await callMethod(ctx, 'getMe'), ctx)
  if (ill) return ill
  const call = await callMethod(ctx, 'getWebhookInfo')
  const connected = await ctx.keep.read(connectedNote)
  return healthOf(call, ctx) ?? wayHealth(fieldsOf(isDone(call) ? call.json.result : {}), connected, ctx)
}

const recentMs = 15 * 60_000

function wayHealth(info: Record<string, unknown>, connected: string | undefined, ctx: Ctx): Health {
  const { settings, hook, now } = ctx
  const url = textOf(info.url)
  if (transportOf(settings, hook) === 'polling')
    return url === undefined ? good : { state: 'failing', code: 'webhook-set' }
  if (url !== hook && (url !== undefined || connected !== undefined)) return { state: 'failing', code: 'not-connected' }
  const failedAt = (numberOf(info.last_error_date) ?? 0) * 1000
  const waiting = numberOf(info.pending_update_count) ?? 0
  if (waiting === 0 || failedAt < now() - recentMs) return good
  return { state: 'failing', code: 'webhook-failing', text: textOf(info.last_error_message) ?? '' }
}

/** The bot itself. */
export async function profiles(ctx: Ctx): Promise<FoundProfile[]> {
  const call = await callMethod(ctx, 'getMe')
  const me = isDone(call) ? fieldsOf(call.json.result) : {}
  const author = authorOf(me)
  if (!author) {
    const health = healthOf(call, ctx)
    const code = health?.state === 'failing' ? health.code : 'bad-answer'
    throw Object.assign(new Error('Telegram does not say who the bot is'), { code })
  }
  return [{ key: idOf(me.id)!, name: author.name ?? author.id, ...present({ handle: author.handle }) }]
}

/** Undefined when the call was good. */
export function healthOf(call: Call, { settings }: Pick<Ctx, 'settings'>): Health | undefined {
  if (isDone(call)) return undefined
  const health = illness(call, [401, 403, 404]) ?? { state: 'failing', code: 'bad-answer' }
  const said = descriptionIn(call)
  if (health.state === 'good' || said === '') return withoutText(health)
  return { ...health, text: withoutSecrets(said, telegramSettings.fields, settings).slice(0, 500) }
}

const withoutText = (health: Health): Health =>
  health.state === 'failing' ? { state: 'failing', code: health.code } : health
