import { type Fields, fieldsOf, idOf, listOf, textOf } from '#channel'
import { call, type Ctx, goodIn, mustBeGood } from './call.ts'

type Thread = { root?: Fields; parent?: Fields }

/** Posts by what they answer: the thread above is the same for all answers to one post. */
export type Threads = Map<string, Thread>

const mostKnown = 1000

/** Of each public answer, the beginning of its thread and what it answers; by the answer's id. */
export async function threadsOf(
  ctx: Ctx,
  statuses: readonly unknown[],
  known: Threads,
): Promise<Record<string, Thread>> {
  const found: Record<string, Thread> = {}
  for (const status of statuses.map(fieldsOf)) {
    const [id, above] = [idOf(status.id), idOf(status.in_reply_to_id)]
    const isPublic = status.visibility === 'public' || status.visibility === 'unlisted'
    if (!id || !above || !isPublic) continue
    if (!known.has(above)) {
      if (known.size >= mostKnown) known.clear()
      known.set(above, await threadAbove(ctx, id))
    }
    found[id] = known.get(above)!
  }
  return found
}

async function threadAbove(ctx: Ctx, id: string): Promise<Thread> {
  const said = await call(ctx, `/api/v1/statuses/${encodeURIComponent(id)}/context`)
  // It was deleted meanwhile, or its writer hides it.
  if (said.kind === 'answer' && (said.status === 404 || said.status === 403)) return {}
  const ancestors = listOf(mustBeGood(said, goodIn(said), ctx, 'a thread').ancestors).map(fieldsOf)
  const [root, parent] = [ancestors[0], ancestors.at(-1)]
  return root && parent ? { root: slim(root), parent: slim(parent) } : {}
}

/** What is shown of a post above another one. */
function slim({ id, url, content, spoiler_text: warning, account, media_attachments: media }: Fields): Fields {
  const { acct, url: page } = fieldsOf(account)
  const { preview_url: picture } = fieldsOf(listOf(media)[0])
  return {
    ...{ id, url, content, spoiler_text: warning, account: { acct, url: page } },
    ...(textOf(picture) ? { media_attachments: [{ preview_url: picture }] } : {}),
  }
}
