import { fieldsOf, idOf, listOf, type Out, type OutPart, readJson, type Sent } from '#channel'
import { accountUrl, callTwilio, notSent } from './call.ts'
import { addressOf, type Ctx, isWhatsapp } from './settings.ts'

const windowMs = 24 * 3_600_000

/**
 * SMS and MMS take all files at once; WhatsApp takes one a message, the text with the first. How far a message of several
 * pieces has come is kept between two tries, so that no piece goes twice.
 */
export async function send(out: Out, ctx: Ctx): Promise<Sent> {
  const isOnWhatsapp = isWhatsapp(out.profileKey)
  if (isOnWhatsapp && out.deed === 'message' && isClosed(out, ctx.now()))
    return { kind: 'rejected', code: 'window-closed', text: 'The customer last wrote more than 24 hours ago.' }
  const pieces = out.deed === 'template' ? [templateForm(out)] : piecesOf(out, isOnWhatsapp, ctx)
  const name = `sent.${out.id}`
  const kept = pieces.length > 1 ? fieldsOf(readJson((await ctx.keep.read(name)) ?? '')) : {}
  const ids = listOf(kept.ids).flatMap(each => idOf(each) ?? [])
  for (const form of pieces.slice(ids.length)) {
    const sent = await sendOne(out, form, pieces.length === 1, ctx)
    if (sent.kind !== 'sent')
      return ids.length === 0 || sent.kind === 'retry' ? sent : partly(sent, ids.length, pieces.length)
    ids.push(sent.externalId)
    if (pieces.length > 1) await ctx.keep.write(name, JSON.stringify({ ids }))
  }
  if (pieces.length > 1) await ctx.keep.write(name, undefined)
  const [externalId, ...alsoIds] = ids
  return { kind: 'sent', externalId: externalId!, ...(alsoIds.length > 0 ? { alsoIds } : {}) }
}

/** Part of it is with the customer: sending it all again would be wrong, and so would be saying that nothing arrived. */
function partly(sent: Sent, done: number, all: number): Sent {
  const why = sent.kind === 'rejected' ? `${sent.code} ${sent.text}` : 'the answer was lost'
  return { kind: 'rejected', code: 'partly-sent', text: `${done} of ${all} arrived. ${why}`.slice(0, 500) }
}

/** The window may have closed between the composer and now. */
const isClosed = ({ heardAt }: Out, now: number): boolean => heardAt !== undefined && now - heardAt > windowMs

type Pairs = [string, string][]

function piecesOf({ text, parts = [] }: Out, isOnWhatsapp: boolean, ctx: Ctx): Pairs[] {
  const files = parts.filter((part): part is Extract<OutPart, { file: string }> => 'file' in part)
  const body: Pairs = text ? [['Body', text]] : []
  const media = files.map(({ file }): [string, string] => ['MediaUrl', ctx.fileAddress(file)])
  if (!isOnWhatsapp || media.length < 2) return [[...body, ...media]]
  return media.map((each, index) => (index === 0 ? [...body, each] : [each]))
}

function templateForm({ template }: Out): Pairs {
  const gaps = (template?.values ?? []).map((value, index) => [String(index + 1), value])
  const variables: Pairs = gaps.length > 0 ? [['ContentVariables', JSON.stringify(Object.fromEntries(gaps))]] : []
  return [['ContentSid', template?.id ?? ''], ...variables]
}

async function sendOne(out: Out, content: Pairs, isWhole: boolean, ctx: Ctx): Promise<Sent> {
  // Its states come back with our own id: so also a message whose answer was lost is known. A piece is not the message.
  const callback = isWhole ? `${ctx.hook}?${new URLSearchParams({ message: out.id }).toString()}` : ctx.hook
  const { messagingService } = ctx.settings
  const form = new URLSearchParams([
    ['To', addressOf(out.to, out.profileKey)],
    ['From', out.profileKey],
    ...(messagingService && !isWhatsapp(out.profileKey) ? [['MessagingServiceSid', messagingService]] : []),
    ...content,
    ['StatusCallback', callback],
  ])
  const call = await callTwilio(ctx, accountUrl(ctx, '/Messages.json'), { form })
  if (call.kind !== 'answer' || !call.ok) return notSent(call, ctx)
  const id = idOf(call.json.sid)
  return id ? { kind: 'sent', externalId: id } : { kind: 'unsure' }
}
