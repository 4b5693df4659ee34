import { fieldsOf, listOf, textOf } from '#channel'
import { mustBeGood } from './pull-fault.ts'
import { ask, type Ctx, query } from './session.ts'

const mostAtOnce = 25

/** Which of these posts the network no longer has: whoever deletes one tells nobody whom it named. */
export async function gone(ids: readonly string[], _profileKey: string, ctx: Ctx): Promise<string[]> {
  const uris = ids.filter(id => id.startsWith('at://'))
  const there = new Set<string>()
  for (let from = 0; from < uris.length; from += mostAtOnce) {
    const path = query('app.bsky.feed.getPosts', { uris: uris.slice(from, from + mostAtOnce) })
    for (const post of listOf(mustBeGood(await ask(ctx, path), ctx, 'posts').posts)) {
      const uri = textOf(fieldsOf(post).uri)
      if (uri) there.add(uri)
    }
  }
  return uris.filter(uri => !there.has(uri))
}
