import { type Author, type Health, illness } from '#channel'
import { whoIs } from './parse-author.ts'
import { ask, askChat, type Ctx, goodIn, mayNot, query } from './session.ts'
import { hasChat } from './settings.ts'

/** Whether we are let in, and may read direct messages where they are wanted. */
export async function check(ctx: Ctx): Promise<Health> {
  const said = await ask(ctx, query('com.atproto.server.getSession'))
  const { call } = said
  if (said.did === undefined && said.refused) {
    const isAway = call.kind === 'answer' && call.json.active === false
    return { state: 'failing', code: isAway ? 'inactive' : 'refused', ...textIn(call) }
  }
  const ill = illness(call, [400, 401, 403])
  if (ill) return ill
  if (call.kind === 'answer' && call.json.active === false) return { state: 'failing', code: 'inactive' }
  if (!hasChat(ctx.settings)) return { state: 'good' }
  const chat = await askChat(ctx, query('chat.bsky.convo.getLog'))
  if (mayNot(chat.call)) return { state: 'failing', code: 'no-messages' }
  return illness(chat.call) ?? { state: 'good' }
}

const textIn = (call: { kind: string; text?: string }): { text?: string } =>
  call.kind === 'answer' && call.text && !call.text.includes('accessJwt') ? { text: call.text.slice(0, 500) } : {}

/** What the network says of somebody; undefined for nobody. */
export async function person(id: string, _profileKey: string, ctx: Ctx): Promise<Author | undefined> {
  const good = goodIn(await ask(ctx, query('app.bsky.actor.getProfile', { actor: id })))
  return good && whoIs(good)
}
