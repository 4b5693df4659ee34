import { type Author, type FoundProfile, type Health, idOf, numberOf, present, textOf } from '#channel'
import { callLine, healthOf } from './call.ts'
import type { Ctx } from './token.ts'

const good: Health = { state: 'good' }
const note = 'connected'
const endpoint = '/v2/bot/channel/webhook/endpoint'

/** Tells LINE our hook; that it is used at all only a person can switch on there. */
export async function connect(ctx: Ctx): Promise<Health> {
  if (!ctx.hook.startsWith('https:')) return { state: 'failing', code: 'hook-not-public' }
  const set = healthOf(await callLine(ctx, endpoint, { method: 'PUT', json: { endpoint: ctx.hook } }), ctx)
  if (set) return set
  await ctx.keep.write(note, ctx.hook)
  return hookHealth(ctx)
}

/** Whether id and secret are good, events reach us, and the month's messages are not used up. */
export async function check(ctx: Ctx): Promise<Health> {
  const ill = healthOf(await callLine(ctx, '/v2/bot/info'), ctx)
  if (ill) return ill
  const isConnected = (await ctx.keep.read(note)) !== undefined
  const hook = isConnected ? await hookHealth(ctx) : good
  return hook.state === 'failing' ? hook : quotaHealth(ctx)
}

async function hookHealth(ctx: Ctx): Promise<Health> {
  const call = await callLine(ctx, endpoint)
  const isGone = call.kind === 'answer' && call.status === 404
  const ill = isGone ? undefined : healthOf(call, ctx)
  if (ill) return ill
  const { endpoint: said, active } = call.kind === 'answer' ? call.json : {}
  if (textOf(said) !== ctx.hook) return { state: 'failing', code: 'not-connected' }
  return active === false ? { state: 'failing', code: 'webhook-off' } : good
}

/** Plans have so many messages a month; what cannot be asked is no illness. */
async function quotaHealth(ctx: Ctx): Promise<Health> {
  const limit = await callLine(ctx, '/v2/bot/message/quota')
  if (limit.kind !== 'answer' || limit.json.type !== 'limited') return good
  const used = await callLine(ctx, '/v2/bot/message/quota/consumption')
  const most = numberOf(limit.json.value)
  const total = used.kind === 'answer' ? numberOf(used.json.totalUsage) : undefined
  return most !== undefined && total !== undefined && total >= most
    ? { state: 'failing', code: 'quota', text: `${total}/${most}` }
    : good
}

/** The official account behind the channel. */
export async function profiles(ctx: Ctx): Promise<FoundProfile[]> {
  const call = await callLine(ctx, '/v2/bot/info')
  const { userId, displayName, basicId, pictureUrl } = call.kind === 'answer' && call.ok ? call.json : {}
  const key = idOf(userId)
  if (key === undefined) {
    const health = healthOf(call, ctx)
    const code = health?.state === 'failing' ? health.code : 'bad-answer'
    throw Object.assign(new Error('LINE does not say whose account it is'), { code })
  }
  return [
    {
      key,
      name: textOf(displayName) ?? key,
      ...present({ handle: textOf(basicId), picture: textOf(pictureUrl) }),
    },
  ]
}

/** LINE tells of friends only. */
export async function person(id: string, _: string, ctx: Ctx): Promise<Author | undefined> {
  if (!/^U[0-9a-f]{32}$/.test(id)) return undefined
  const call = await callLine(ctx, `/v2/bot/profile/${id}`)
  if (call.kind !== 'answer' || !call.ok) return undefined
  const { displayName, pictureUrl, language } = call.json
  return {
    id,
    scope: 'channel',
    ...present({ name: textOf(displayName), picture: textOf(pictureUrl), language: textOf(language) }),
  }
}
