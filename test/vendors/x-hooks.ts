import type { Answer, Seen } from './vendor-server.ts'
import type { XState } from './x-state.ts'

const refuse = (status: number, title: string, detail: string): Answer => ({
  status,
  body: { title, detail, status, type: `https://api.x.com/2/problems/${title}` },
})

const private_ = /^(?:dm|chat|post\.(?:mention|reply|quote|repost))\./

/** Webhooks and subscriptions, of both generations. */
export function answerXHooks({ method, path, body }: Seen, state: XState): Answer | undefined {
  const json = (body ?? {}) as Record<string, unknown>
  if (path === '/2/webhooks') {
    if (method === 'GET')
      return { status: 200, body: { data: state.hooks, meta: { result_count: state.hooks.length } } }
    const url = String(json.url)
    if (!state.isNear && !/^https:\/\/[^/:]+\//.test(url))
      return refuse(400, 'UrlValidationFailed', 'UrlValidationFailed')
    if (state.hooks.some(each => each.url === url)) return refuse(400, 'DuplicateUrlFailed', 'DuplicateUrlFailed')
    const hook = { id: state.nextId(), url, valid: true }
    state.hooks.push(hook)
    return { status: 200, body: { data: hook } }
  }
  const hook = state.hooks.find(each => path === `/2/webhooks/${each.id}`)
  if (hook && method === 'PUT') {
    hook.valid = true
    return { status: 200, body: { data: { valid: true } } }
  }
  if (path === '/2/activity/subscriptions') return subscriptions(method, json, state)
  return path.startsWith('/2/account_activity/') ? everything(method, path, state) : undefined
}

function subscriptions(method: string, json: Record<string, unknown>, state: XState): Answer {
  if (method === 'GET') return { status: 200, body: { data: state.subscriptions } }
  const { event_type, filter, webhook_id } = json as {
    event_type: string
    filter?: { user_id?: string }
    webhook_id?: string
  }
  const user_id = filter?.user_id
  if (!/^[a-z_]+(\.[a-z_]+)+$/.test(event_type) || !user_id)
    return refuse(400, 'invalid-request', 'event_type or filter')
  if (state.refused.has(event_type)) return refuse(403, 'client-forbidden', 'not in your plan')
  if (webhook_id && !state.hooks.some(each => each.id === webhook_id))
    return refuse(400, 'invalid-request', 'webhook_id')
  if (private_.test(event_type) && user_id !== '1111') return refuse(403, 'client-forbidden', 'not your account')
  if (state.subscriptions.some(each => each.event_type === event_type && each.filter.user_id === user_id))
    return refuse(400, 'duplicate-subscription', 'DuplicateSubscription')
  const made = { subscription_id: state.nextId(), event_type, filter: { user_id } }
  state.subscriptions.push(made)
  return {
    status: 200,
    body: { data: { subscription: made }, meta: { total_subscriptions: state.subscriptions.length } },
  }
}

function everything(method: string, path: string, state: XState): Answer | undefined {
  const [, id] = /^\/2\/account_activity\/webhooks\/(\d+)\/subscriptions\/all$/.exec(path) ?? []
  if (!id || !state.hooks.some(each => each.id === id)) return refuse(404, 'not-found', 'no such webhook')
  const has = state.subscriptions.some(each => each.event_type === 'all')
  if (method === 'GET')
    return has ? { status: 200, body: { data: { subscribed: true } } } : refuse(404, 'not-found', 'none')
  if (has) return refuse(400, 'DuplicateSubscriptionFailed', 'DuplicateSubscriptionFailed')
  state.subscriptions.push({ subscription_id: state.nextId(), event_type: 'all', filter: { user_id: '1111' } })
  return { status: 200, body: { data: { subscribed: true } } }
}
