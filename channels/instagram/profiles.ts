import { type Call, type Fields, fieldsOf, type FoundProfile, idOf, listOf, present, textOf } from '#channel'
import { complaintIn, sickness } from './complaint.ts'
import { graph } from './graph.ts'
import { type Ctx, isOfInstagram } from './settings.ts'
import { nextIn, tokenOf } from './token.ts'

const linked = 'instagram_business_account{id,username,name,profile_picture_url}'

/**
 * The professional accounts behind the token: the one that signed in at Instagram, or those linked to the pages.
 * @throws Error with a health code when the platform does not answer or refuses
 */
export async function profiles(ctx: Ctx): Promise<FoundProfile[]> {
  if (isOfInstagram(ctx.settings.token)) return [await signedIn(ctx)]
  const accounts: FoundProfile[] = []
  let after: string | undefined
  do {
    const query = { fields: linked, limit: '100', ...(after ? { after } : {}) }
    const call = await graph(ctx, ctx.settings.token, 'me/accounts', { query })
    // A page has no accounts: the field does not exist there.
    if (call.kind === 'answer' && !call.ok && complaintIn(call).code === 100) return ofPage(ctx)
    const page = mustBeFine(call)
    accounts.push(
      ...listOf(page.data).flatMap(each => profileOf(fieldsOf(fieldsOf(each).instagram_business_account)) ?? []),
    )
    after = nextIn(page)
  } while (after !== undefined)
  return accounts
}

async function signedIn(ctx: Ctx): Promise<FoundProfile> {
  const lent = await tokenOf('', ctx)
  const token = 'token' in lent ? lent.token : ctx.settings.token
  const query = { fields: 'user_id,username,name,profile_picture_url' }
  const found = profileOf(mustBeFine(await graph(ctx, token, 'me', { query })))
  if (!found) throw Object.assign(new Error('There is no account'), { code: 'bad-answer' })
  return found
}

async function ofPage(ctx: Ctx): Promise<FoundProfile[]> {
  const page = mustBeFine(await graph(ctx, ctx.settings.token, 'me', { query: { fields: linked } }))
  const found = profileOf(fieldsOf(page.instagram_business_account))
  return found ? [found] : []
}

function mustBeFine(call: Call): Fields {
  if (call.kind === 'answer' && call.ok) return call.json
  const health = sickness(call)
  const code = health?.state === 'failing' ? health.code : 'bad-answer'
  throw Object.assign(new Error(`The accounts could not be read: ${code}`), { code })
}

/** Webhooks call an account by `user_id`, where there are two ids. */
function profileOf(account: Fields): FoundProfile | undefined {
  const key = idOf(account.user_id) ?? idOf(account.id)
  if (key === undefined) return undefined
  const username = textOf(account.username)
  const handle = username === undefined ? undefined : `@${username}`
  const name = textOf(account.name) ?? username ?? key
  return { key, name, ...present({ handle, picture: textOf(account.profile_picture_url) }) }
}
