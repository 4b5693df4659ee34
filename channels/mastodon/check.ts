import { type Author, type Health, illness, textOf } from '#channel'
import { call, type Ctx, goodIn, isRefused } from './call.ts'
import { whoIs } from './parse-author.ts'

/** Whether the token is good, and may read notifications, without which nothing would come. */
export async function check(ctx: Ctx): Promise<Health> {
  for (const path of ['/api/v1/accounts/verify_credentials', '/api/v1/notifications?limit=1']) {
    const said = await call(ctx, path)
    const isRestricted = said.kind === 'answer' && said.status === 403 && !isRefused(said)
    const ill = illness(said, [401])
    if (isRestricted) return { state: 'failing', code: 'moderated', text: textOf(said.json.error) ?? '' }
    if (said.kind === 'answer' && said.status === 403) return { state: 'failing', code: 'scope' }
    if (ill) return ill
    // Something answers everything with a page.
    if (path.includes('verify') && said.kind === 'answer' && !textOf(said.json.acct))
      return { state: 'failing', code: 'bad-answer' }
  }
  return { state: 'good' }
}

/** What the server knows of somebody; undefined for nobody. */
export async function person(id: string, _profileKey: string, ctx: Ctx): Promise<Author | undefined> {
  const account = goodIn(await call(ctx, `/api/v1/accounts/lookup?acct=${encodeURIComponent(id)}`))
  return account && whoIs(account, { domain: id.split('@')[1] ?? '' })
}
