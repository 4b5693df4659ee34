import { idOf } from '#channel'
import { isGone } from './complaint.ts'
import { graph, path } from './graph.ts'
import type { Ctx } from './settings.ts'
import { tokenOf } from './token.ts'

/** Comments below our own posts; where we were mentioned elsewhere we may never look. */
const isComment = (id: string): boolean => /^\d+$/.test(id)

/**
 * Which of these comments are no more: Instagram tells nobody when one was deleted. What it may not show us any more it
 * calls gone as well, so it is believed only beside a comment that it still shows.
 */
export async function gone(ids: readonly string[], profileKey: string, ctx: Ctx): Promise<string[]> {
  const lent = await tokenOf(profileKey, ctx)
  if ('trouble' in lent) throw new Error(`No token for ${profileKey}: ${lent.trouble.kind}`)
  const missing: string[] = []
  let shows = false
  for (const id of ids.filter(isComment)) {
    const call = await graph(ctx, lent.token, path(id), { query: { fields: 'id' } })
    if (isGone(call)) missing.push(id)
    else if (call.kind === 'answer' && call.ok && idOf(call.json.id) === id) shows = true
    else
      throw new Error(
        `Instagram does not say whether a comment is there: ${'status' in call ? call.status : call.kind}`,
      )
  }
  return shows ? missing : []
}
