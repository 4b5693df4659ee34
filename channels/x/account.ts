import { type Author, fieldsOf, type FoundProfile, type Health, idOf, listOf, present } from '#channel'
import { callX, healthOf, mustCall, XFault } from './call.ts'
import { authorOf } from './people.ts'
import { isId } from './pieces.ts'
import { type Ctx, meansOf } from './settings.ts'

const fields = {
  'user.fields': 'name,username,profile_image_url,verified,verified_type,public_metrics',
}

/** The one account that the tokens act for. */
export async function profiles(ctx: Ctx): Promise<FoundProfile[]> {
  const me = fieldsOf((await mustCall(ctx, '/2/users/me', { query: fields })).data)
  const id = idOf(me.id)
  if (!id) throw new XFault('bad-answer')
  const { name, handle, picture } = authorOf(id, me)
  return [{ key: id, name: name ?? handle ?? id, ...(present({ handle, picture }) as object) }]
}

/** Whether the tokens hold, and whether X still believes in our hook. */
export async function check(ctx: Ctx): Promise<Health> {
  if (meansOf(ctx.settings) === 'none') return { state: 'failing', code: 'no-tokens' }
  const ill = healthOf(await callX(ctx, '/2/users/me', { query: fields }))
  if (ill) return ill
  const hooks = await callX(ctx, '/2/webhooks', {}, 'app')
  const ours =
    hooks.kind === 'answer'
      ? listOf(hooks.json.data)
          .map(fieldsOf)
          .find(each => each.url === ctx.hook)
      : {}
  return ours?.valid === false ? { state: 'failing', code: 'hook-invalid' } : { state: 'good' }
}

/** Somebody whose post came without who they are. */
export async function person(id: string, _profileKey: string, ctx: Ctx): Promise<Author | undefined> {
  if (!isId(id)) return undefined
  const call = await callX(ctx, `/2/users/${id}`, { query: fields })
  const found = call.kind === 'answer' && call.ok ? fieldsOf(call.json.data) : {}
  return idOf(found.id) === id ? authorOf(id, found) : undefined
}
