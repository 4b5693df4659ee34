import { type Author, fieldsOf, idOf, listOf, present, textOf } from '#channel'
import { graph, pageToken, path } from './graph.ts'
import { isHidden } from './parse-changes.ts'
import type { Ctx } from './settings.ts'

const fields = 'name,first_name,last_name,profile_pic'

/** Name and picture of who writes to the page; where the profile is closed, the name that stands in the conversation. */
export async function person(id: string, page: string, ctx: Ctx): Promise<Author | undefined> {
  if (isHidden(id)) return undefined
  const lent = await pageToken(ctx, page)
  if ('trouble' in lent) return undefined
  const call = await graph(ctx, lent.token, path(id), { query: { fields } })
  if (call.kind !== 'answer') return undefined
  if (!call.ok) return inConversation(id, page, ctx, lent.token)
  const { json } = call
  const both = [json.first_name, json.last_name].flatMap(each => textOf(each) ?? []).join(' ')
  const name = textOf(json.name) ?? textOf(both)
  return name === undefined ? undefined : { id, name, ...present({ picture: textOf(json.profile_pic) }) }
}

async function inConversation(id: string, page: string, ctx: Ctx, token: string): Promise<Author | undefined> {
  const query = { platform: 'messenger', user_id: id, fields: 'participants' }
  const call = await graph(ctx, token, path(page, 'conversations'), { query })
  if (call.kind !== 'answer' || !call.ok) return undefined
  const people = listOf(call.json.data).flatMap(each =>
    listOf(fieldsOf(fieldsOf(each).participants).data).map(fieldsOf),
  )
  const name = textOf(people.find(each => idOf(each.id) === id)?.name)
  return name === undefined ? undefined : { id, name }
}
