import { fieldsOf, idOf, listOf, textOf } from '#channel'
import { mustCall } from './call.ts'
import { isId } from './pieces.ts'
import type { Ctx } from './settings.ts'

const mostAtOnce = 100

/**
 * Which of these posts X no longer has: it tells nobody when somebody else's is deleted. A post that it merely doesn't show
 * to us (of an account that is private now) is still there. Every post that is read is charged for, so it can be left.
 */
export async function gone(ids: readonly string[], _profileKey: string, ctx: Ctx): Promise<string[]> {
  if (ctx.settings.rereads === 'never') return []
  const asked = ids.filter(isId)
  const missing: string[] = []
  for (let from = 0; from < asked.length; from += mostAtOnce) {
    const some = asked.slice(from, from + mostAtOnce)
    const { errors } = await mustCall(ctx, '/2/tweets', { query: { ids: some.join(','), 'tweet.fields': 'id' } })
    const named = listOf(errors)
      .map(fieldsOf)
      .filter(({ type }) => textOf(type)?.endsWith('/resource-not-found'))
      .map(error => idOf(error.resource_id) ?? idOf(error.value))
    missing.push(...some.filter(id => named.includes(id)))
  }
  return missing
}
