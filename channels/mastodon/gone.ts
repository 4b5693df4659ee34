import { call, type Ctx, isRefused } from './call.ts'

/** Which of these posts the server no longer has. It tells of deletions only whoever listens at that moment. */
export async function gone(ids: readonly string[], _profileKey: string, ctx: Ctx): Promise<string[]> {
  const missing: string[] = []
  for (const id of ids) {
    const said = await call(ctx, `/api/v1/statuses/${encodeURIComponent(id)}`)
    if (said.kind !== 'answer') throw Object.assign(new Error('The server does not answer'), { code: 'unreachable' })
    if (said.status === 404 || said.status === 410) missing.push(id)
    else if (!said.ok)
      throw Object.assign(new Error(`${said.status}`), { code: isRefused(said) ? 'refused' : 'bad-answer' })
  }
  return missing
}
