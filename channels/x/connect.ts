import { type Call, type Fields, fieldsOf, type Health, idOf, listOf } from '#channel'
import { callX, healthOf } from './call.ts'
import { type Ctx, meansOf } from './settings.ts'

/** What we ask the Activity API to tell us of an account. Without these nothing reaches us. */
const needed = ['dm.received', 'post.mention.create', 'post.reply.create']
/** These make it whole; a plan may not have them all. */
const welcome = [
  ...['dm.sent', 'dm.read', 'dm.indicate_typing', 'chat.received', 'chat.sent'],
  ...['post.quote.create', 'post.create', 'post.delete'],
]
/** What everybody may see is asked for by the app, the rest by the account. */
const open = new Set(['post.create', 'post.delete'])

const tag = 'sobremesa'

/** Registers the hook, or has it believed again, and subscribes to the accounts. What is there already stays. */
export async function connect(ctx: Ctx, profileKeys: readonly string[]): Promise<Health> {
  const means = meansOf(ctx.settings)
  if (means === 'none') return { state: 'failing', code: 'no-tokens' }
  const hook = await hookAtX(ctx)
  if ('state' in hook) return hook
  for (const profileKey of profileKeys) {
    const ill = await (means === 'oauth2' ? subscribe(ctx, hook.id, profileKey) : subscribeOld(ctx, hook.id))
    if (ill) return ill
  }
  return { state: 'good' }
}

async function hookAtX(ctx: Ctx): Promise<{ id: string } | Health> {
  const listed = await callX(ctx, '/2/webhooks', {}, 'app')
  const ill = illOf(listed)
  if (ill) return ill
  const known = dataOf(listed).find(each => each.url === ctx.hook)
  const id = idOf(known?.id)
  if (!id) {
    const made = await callX(ctx, '/2/webhooks', { method: 'POST', json: { url: ctx.hook } }, 'app')
    const madeId = idOf(dataOf(made)[0]?.id)
    return illOf(made) ?? (madeId ? { id: madeId } : { state: 'failing', code: 'bad-answer' })
  }
  if (known?.valid !== false) return { id }
  const asked = await callX(ctx, `/2/webhooks/${id}`, { method: 'PUT' }, 'app')
  return illOf(asked) ?? { id }
}

async function subscribe(ctx: Ctx, hookId: string, profileKey: string): Promise<Health | undefined> {
  const listed = await callX(ctx, '/2/activity/subscriptions', {}, 'app')
  const ill = illOf(listed)
  if (ill) return ill
  const has = (kind: string) =>
    dataOf(listed).some(each => each.event_type === kind && idOf(fieldsOf(each.filter).user_id) === profileKey)
  for (const event_type of [...needed, ...welcome]) {
    if (has(event_type)) continue
    const json = { event_type, filter: { user_id: profileKey }, tag, webhook_id: hookId }
    const as = open.has(event_type) ? 'app' : 'account'
    const made = await callX(ctx, '/2/activity/subscriptions', { method: 'POST', json }, as)
    const faulty = illOf(made)
    const isSpared = !needed.includes(event_type) && made.kind === 'answer' && [400, 403, 404].includes(made.status)
    if (faulty && !isThere(made) && !isSpared) return faulty
  }
  return undefined
}

/** The older API has one subscription for everything. */
async function subscribeOld(ctx: Ctx, hookId: string): Promise<Health | undefined> {
  const path = `/2/account_activity/webhooks/${hookId}/subscriptions/all`
  const asked = await callX(ctx, path)
  if (asked.kind === 'answer' && asked.ok && fieldsOf(asked.json.data).subscribed !== false) return undefined
  const made = await callX(ctx, path, { method: 'POST', json: {} })
  return isThere(made) ? undefined : illOf(made)
}

/** Lists come as lists, one thing as an object, sometimes with its name around it. */
function dataOf(call: Call): Fields[] {
  if (call.kind !== 'answer') return []
  const found = Array.isArray(call.json.data) ? listOf(call.json.data) : [call.json.data]
  return found.map(each => fieldsOf(fieldsOf(each).subscription ?? each))
}

const isThere = (call: Call): boolean =>
  call.kind === 'answer' && (call.status === 409 || /duplicate/i.test(call.text.slice(0, 2000)))

const named: [RegExp, string][] = [
  [/CrcValidationFailed/, 'crc-failed'],
  [/UrlValidationFailed/, 'bad-address'],
  [/WebhookLimitExceeded/, 'too-many-hooks'],
]

function illOf(call: Call): Health | undefined {
  const ill = healthOf(call)
  if (!ill || call.kind !== 'answer') return ill
  const code = named.find(([pattern]) => pattern.test(call.text))?.[1]
  return code ? { state: 'failing', code } : ill
}
