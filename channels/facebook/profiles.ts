import {
  type Call,
  type Fields,
  fieldsOf,
  type FoundProfile,
  type Health,
  idOf,
  listOf,
  present,
  textOf,
} from '#channel'
import { complaintIn, isOfTokens, sickness } from './complaint.ts'
import { forgetPageToken, graph, pageToken, path } from './graph.ts'
import type { Ctx } from './settings.ts'

const pageFields = 'id,name,username,picture{url}'

/** What every app may have. It must be ticked in the app as well. */
const plain = [
  ...['messages', 'messaging_postbacks', 'message_deliveries', 'message_reads', 'message_echoes', 'message_reactions'],
  'feed',
]
/** What some apps may not. */
const more = [
  ...['message_edits', 'messaging_referrals', 'messaging_optins', 'messaging_handovers', 'standby'],
  ...['mention', 'ratings'],
]

/**
 * The pages behind the token: those that its person or system runs, or the page itself where it is a page's own.
 * @throws Error with a health code when the platform does not answer or refuses
 */
export async function profiles(ctx: Ctx): Promise<FoundProfile[]> {
  const { token } = ctx.settings
  const pages: FoundProfile[] = []
  let after: string | undefined
  do {
    const query = { fields: pageFields, limit: '100', ...(after ? { after } : {}) }
    const call = await graph(ctx, token, 'me/accounts', { query })
    // A page has no accounts: the field does not exist there.
    if (call.kind === 'answer' && !call.ok && complaintIn(call).code === 100) return [await itself(ctx)]
    const health = sickness(call)
    if (call.kind !== 'answer' || health) throw faulty(health)
    pages.push(...listOf(call.json.data).flatMap(each => profileOf(fieldsOf(each)) ?? []))
    const paging = fieldsOf(call.json.paging)
    after = paging.next === undefined ? undefined : textOf(fieldsOf(paging.cursors).after)
  } while (after !== undefined)
  return pages
}

async function itself(ctx: Ctx): Promise<FoundProfile> {
  const call = await graph(ctx, ctx.settings.token, 'me', { query: { fields: pageFields } })
  const found = call.kind === 'answer' && call.ok ? profileOf(call.json) : undefined
  if (!found) throw faulty(sickness(call))
  return found
}

const faulty = (health: Health | undefined): Error => {
  const code = health?.state === 'failing' ? health.code : 'bad-answer'
  return Object.assign(new Error(`The pages could not be read: ${code}`), { code })
}

function profileOf(page: Fields): FoundProfile | undefined {
  const key = idOf(page.id)
  const picture = textOf(fieldsOf(fieldsOf(page.picture).data).url)
  if (key === undefined) return undefined
  return { key, name: textOf(page.name) ?? key, ...present({ handle: textOf(page.username), picture }) }
}

/** Has the app installed on each page, with all that we read. */
export async function connect(ctx: Ctx, pages: readonly string[]): Promise<Health> {
  for (const page of pages) {
    const lent = await pageToken(ctx, page)
    if ('trouble' in lent) {
      const { trouble } = lent
      return { state: 'failing', code: (trouble.kind === 'retry' && trouble.code) || 'unreachable' }
    }
    const call = await subscribe(ctx, lent.token, page)
    if (isOfTokens(call)) await forgetPageToken(ctx, page)
    const health = sickness(call)
    if (health) return health
  }
  return { state: 'good' }
}

async function subscribe(ctx: Ctx, token: string, page: string): Promise<Call> {
  const ask = (fields: string[]) =>
    graph(ctx, token, path(page, 'subscribed_apps'), {
      method: 'POST',
      query: { subscribed_fields: fields.join(',') },
    })
  const call = await ask([...plain, ...more])
  const isStrange = call.kind === 'answer' && !call.ok && complaintIn(call).code === 100
  return isStrange ? ask(plain) : call
}
