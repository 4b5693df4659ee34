import type { Call, Deed, Out, Sent } from '#channel'
import { callMethod, type Ctx, descriptionIn, isDone, refusedBy } from './call.ts'
import { compose } from './compose.ts'
import { keyboardOf } from './keyboard.ts'
import { addressOf, perform } from './perform.ts'
import { chatIdOf, messageOf, type Place, placeOf } from './place.ts'

export async function send(out: Out, ctx: Ctx): Promise<Sent> {
  const deed = deeds[out.deed]
  return deed ? deed(out, ctx) : { kind: 'rejected', code: 'cannot-do', text: out.deed }
}

const deeds: Partial<Record<Deed, (out: Out, ctx: Ctx) => Promise<Sent>>> = {
  message,
  reply: message,
  edit: about(edit),
  unsend: about(unsend),
  react: about(react),
  read,
  typing,
}

async function message(out: Out, ctx: Ctx): Promise<Sent> {
  const quoted = out.targetId === undefined ? undefined : messageOf(out.targetId)
  const steps = compose(out, quoted?.id)
  return 'kind' in steps ? steps : perform(steps, out, placeOf(out.to.lane), ctx)
}

type Target = { chat: number | string; connection: string | undefined; id: number; name: string }

/** Deeds on a message that is there already. */
function about(deed: (target: Target, out: Out, ctx: Ctx) => Promise<Sent>) {
  return (out: Out, ctx: Ctx): Promise<Sent> => {
    const name = out.targetId ?? ''
    const found = messageOf(name)
    if (!found) return Promise.resolve({ kind: 'rejected', code: 'no-target-message', text: out.deed })
    const { chat, connection }: Place = found.place
    return deed({ chat: chatIdOf(chat), connection, id: found.id, name }, out, ctx)
  }
}

const at = ({ connection, chat, id }: Target) => ({
  ...(connection === undefined ? {} : { business_connection_id: connection }),
  chat_id: chat,
  message_id: id,
})

/** `calm`: what the vendor says when it is so already. */
function outcome(call: Call, name: string, ctx: Ctx, calm?: string): Sent {
  if (isDone(call) || (calm !== undefined && descriptionIn(call).includes(calm)))
    return { kind: 'sent', externalId: name }
  return refusedBy(call, ctx.now())
}

/** Whether the message has a caption or a text of its own only Telegram knows. */
async function edit(target: Target, out: Out, ctx: Ctx): Promise<Sent> {
  if (out.parts?.some(part => 'file' in part))
    return { kind: 'rejected', code: 'cannot-carry', text: 'Files of a message that was sent stay as they are' }
  const keyboard = keyboardOf(out.parts ?? [])
  if ('kind' in keyboard) return keyboard
  const rest = { ...at(target), ...(keyboard.markup ? { reply_markup: keyboard.markup } : {}) }
  if (!out.text) return outcome(await callMethod(ctx, 'editMessageReplyMarkup', rest), target.name, ctx, same)
  const call = await callMethod(ctx, 'editMessageText', { ...rest, text: out.text })
  if (!descriptionIn(call).includes('no text in the message')) return outcome(call, target.name, ctx, same)
  const captioned = await callMethod(ctx, 'editMessageCaption', { ...rest, caption: out.text })
  return outcome(captioned, target.name, ctx, same)
}

const same = 'message is not modified'

async function unsend(target: Target, _: Out, ctx: Ctx): Promise<Sent> {
  const call =
    target.connection === undefined
      ? await callMethod(ctx, 'deleteMessage', at(target))
      : await callMethod(ctx, 'deleteBusinessMessages', {
          business_connection_id: target.connection,
          message_ids: [target.id],
        })
  return outcome(call, target.name, ctx, 'message to delete not found')
}

async function react(target: Target, { emoji }: Out, ctx: Ctx): Promise<Sent> {
  const call = await callMethod(ctx, 'setMessageReaction', {
    chat_id: target.chat,
    message_id: target.id,
    reaction: emoji ? [{ type: 'emoji', emoji }] : [],
  })
  return outcome(call, target.name, ctx)
}

/** Only for a business account there is something to mark as read. */
async function read(out: Out, ctx: Ctx): Promise<Sent> {
  const found = messageOf(out.targetId ?? '')
  if (!found?.place.connection) return { kind: 'sent', externalId: out.targetId ?? out.id }
  const { connection, chat } = found.place
  const name = out.targetId!
  const target = { chat: chatIdOf(chat), connection, id: found.id, name }
  return outcome(await callMethod(ctx, 'readBusinessMessage', at(target)), name, ctx)
}

async function typing(out: Out, ctx: Ctx): Promise<Sent> {
  const { direct_messages_topic_id: _, ...where } = addressOf(placeOf(out.to.lane))
  return outcome(await callMethod(ctx, 'sendChatAction', { ...where, action: 'typing' }), out.id, ctx)
}
