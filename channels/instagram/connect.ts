import { fieldsOf, type Health, idOf, listOf } from '#channel'
import { complaintIn, sickness } from './complaint.ts'
import { graph, path } from './graph.ts'
import { type Ctx, isOfInstagram } from './settings.ts'
import { forgetToken, tokenOf } from './token.ts'

/** What every app may have. */
const plain = ['messages', 'messaging_postbacks', 'messaging_seen', 'message_reactions', 'comments', 'live_comments']
/** What some apps may not. */
const more = ['mentions', 'messaging_referral', 'messaging_optins', 'messaging_handover', 'standby', 'message_edit']

/** Has the app told of each account, with all that we read of it. */
export async function connect(ctx: Ctx, accounts: readonly string[]): Promise<Health> {
  for (const account of accounts) {
    const lent = await tokenOf(account, ctx)
    if ('trouble' in lent) {
      const { trouble } = lent
      return { state: 'failing', code: (trouble.kind !== 'unsure' && trouble.code) || 'unreachable' }
    }
    const health = isOfInstagram(ctx.settings.token)
      ? await subscribe(ctx, lent.token, account)
      : await subscribePage(ctx, lent.token)
    if (health?.state === 'failing') {
      if (health.code === 'refused') await forgetToken(account, ctx)
      return health
    }
  }
  return { state: 'good' }
}

async function subscribe(ctx: Ctx, token: string, account: string): Promise<Health | undefined> {
  const ask = (fields: string[]) =>
    graph(ctx, token, path(account, 'subscribed_apps'), {
      method: 'POST',
      query: { subscribed_fields: fields.join(',') },
    })
  const call = await ask([...plain, ...more])
  const isStrange = call.kind === 'answer' && !call.ok && complaintIn(call).code === 100
  return sickness(isStrange ? await ask(plain) : call)
}

/**
 * The page to which the account is linked must have the app; which fields of Instagram come is ticked in the app. What
 * the app hears of the page already stays as it is: asking for other fields would end it.
 */
async function subscribePage(ctx: Ctx, token: string): Promise<Health | undefined> {
  const app = await graph(ctx, token, 'app', { query: { fields: 'id' } })
  const installed = await graph(ctx, token, 'me/subscribed_apps')
  if (app.kind !== 'answer' || !app.ok) return sickness(app)
  if (installed.kind !== 'answer' || !installed.ok) return sickness(installed)
  const appId = idOf(app.json.id)
  if (listOf(installed.json.data).some(each => idOf(fieldsOf(each).id) === appId)) return undefined
  const query = { subscribed_fields: 'messages' }
  return sickness(await graph(ctx, token, 'me/subscribed_apps', { method: 'POST', query }))
}
