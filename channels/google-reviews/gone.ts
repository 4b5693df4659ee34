import { callGoogle, mustHave } from './call.ts'
import { reviewName } from './review.ts'
import type { Ctx } from './settings.ts'

/** Which of these reviews Google no longer has: it tells of new and changed ones alone. */
export async function gone(ids: readonly string[], _profileKey: string, ctx: Ctx): Promise<string[]> {
  const missing: string[] = []
  for (const id of ids.filter(each => reviewName.test(each) && !each.includes('..'))) {
    const call = await callGoogle(ctx, `https://mybusiness.googleapis.com/v4/${id}`)
    if (call.kind === 'answer' && call.status === 404) missing.push(id)
    else mustHave(call)
  }
  return missing
}
