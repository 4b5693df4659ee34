import { type Author, idOf, present, textOf } from '#channel'
import { graph, path } from './graph.ts'
import { isHidden } from './parse-changes.ts'
import type { Ctx } from './settings.ts'
import { tokenOf } from './token.ts'

const fields = 'name,username,profile_pic,follower_count,is_verified_user'

/** What the platform says of who has written to the account; of others it says nothing. */
export async function person(id: string, account: string, ctx: Ctx): Promise<Author | undefined> {
  if (isHidden(id)) return undefined
  const lent = await tokenOf(account, ctx)
  if ('trouble' in lent) return undefined
  const call = await graph(ctx, lent.token, path(id), { query: { fields } })
  if (call.kind !== 'answer' || !call.ok) return undefined
  const { json } = call
  const username = textOf(json.username)
  const name = textOf(json.name) ?? username
  const facts = present({
    followers: idOf(json.follower_count),
    verified: typeof json.is_verified_user === 'boolean' ? String(json.is_verified_user) : undefined,
  }) as Record<string, string>
  if (name === undefined) return undefined
  const handle = username === undefined ? undefined : `@${username}`
  const said = present({ handle, picture: textOf(json.profile_pic) })
  return { id, name, ...said, ...(Object.keys(facts).length === 0 ? {} : { facts }) }
}
