import { fieldsOf, idOf, listOf, type Out, type Sent, textOf } from '#channel'
import { accountUrl, callTwilio } from './call.ts'
import { addressOf, type Ctx } from './settings.ts'

/**
 * Whether Twilio has what we sent: the same words from us to them since we wrote them. It says `sent` or nothing at all,
 * for what Twilio does not list yet may still be there. Of several that fit nobody knows which one it was.
 */
export async function find(out: Out, ctx: Ctx): Promise<Sent | undefined> {
  const isPlain = out.deed === 'message' && out.text && !out.parts?.length
  if (!isPlain) return undefined
  const query = new URLSearchParams({ To: addressOf(out.to, out.profileKey), From: out.profileKey, PageSize: '50' })
  const call = await callTwilio(ctx, `${accountUrl(ctx, '/Messages.json')}?${query.toString()}`)
  if (call.kind !== 'answer' || !call.ok) return undefined
  const since = Math.floor(out.at / 1000) * 1000
  const found = listOf(call.json.messages)
    .map(fieldsOf)
    .filter(each => textOf(each.direction)?.startsWith('outbound'))
    // A trial account puts a line of its own before the text.
    .filter(each => textOf(each.body)?.endsWith(out.text!) && Date.parse(textOf(each.date_created) ?? '') >= since)
  const id = found.length === 1 ? idOf(found[0]!.sid) : undefined
  return id ? { kind: 'sent', externalId: id } : undefined
}
