import { type Convo, convoView, messageView, type Network } from './bluesky-network.ts'
import { bad, facetsFault, lengthFault } from './bluesky-records.ts'
import type { Method } from './bluesky.ts'
import type { Answer, Seen } from './vendor-server.ts'

type Fields = Record<string, unknown>
const ok = (body: object): Answer => ({ status: 200, body })
const bodyOf = ({ body }: Seen): Fields => (typeof body === 'object' && body !== null ? (body as Fields) : {})
const noConvo = bad('Convo not found', 'InvalidConvo')

/** Direct messages, as the service that is not open shows itself in its lexicons. */
export function chatMethods(network: Network): Record<string, Method> {
  const { me, convos, messages } = network
  const inConvo = (id: unknown, deed: (convo: Convo) => Answer): Answer => {
    const convo = convos.get(String(id))
    return convo ? deed(convo) : noConvo
  }
  return {
    'chat.bsky.convo.getLog': seen => log(network, seen),
    'chat.bsky.convo.getConvo': ({ query }) =>
      inConvo(query.get('convoId'), convo => ok({ convo: convoView(network, convo) })),
    'chat.bsky.convo.getConvoForMembers': ({ query }) => {
      const members = query.getAll('members')
      const did = members[0] ?? ''
      if (members.length !== 1) return bad('Error: members must have 1 element here')
      if (!network.people.has(did)) return bad('Recipient not found', 'RecipientNotFound')
      if (did.includes('closed')) return bad('recipient has disabled incoming messages', 'MessagesDisabled')
      return ok({ convo: convoView(network, network.convoWith(did, 'accepted')) })
    },
    'chat.bsky.convo.acceptConvo': seen =>
      inConvo(bodyOf(seen).convoId, convo => {
        convo.status = 'accepted'
        return ok({})
      }),
    'chat.bsky.convo.updateRead': seen =>
      inConvo(bodyOf(seen).convoId, convo => {
        const { messageId } = bodyOf(seen)
        if (typeof messageId === 'string') convo.readUpTo = messageId
        return ok({ convo: convoView(network, convo) })
      }),
    'chat.bsky.convo.getMessages': ({ query }) =>
      inConvo(query.get('convoId'), ({ id }) => {
        const all = messages.filter(({ convoId }) => convoId === id).toReversed()
        return ok({
          messages: all.slice(0, Number(query.get('limit') ?? 50)).map(each => messageView(network, each.id)),
        })
      }),
    'chat.bsky.convo.sendMessage': seen =>
      inConvo(bodyOf(seen).convoId, convo => send(network, convo, bodyOf(seen).message)),
    'chat.bsky.convo.addReaction': seen => react(network, bodyOf(seen), true),
    'chat.bsky.convo.removeReaction': seen => react(network, bodyOf(seen), false),
    'chat.bsky.convo.deleteMessageForSelf': () => bad(`${me.did} deletes in the app alone`),
  }
}

/** Without a cursor it begins now. */
function log(network: Network, { query }: Seen): Answer {
  const { logs } = network
  const cursor = query.get('cursor')
  const newest = logs.at(-1)?.rev
  if (cursor === null) return ok({ logs: [], ...(newest ? { cursor: newest } : {}) })
  const fresh = logs.filter(each => String(each.rev) > cursor).slice(0, 50)
  const entries = fresh.map(each =>
    typeof each.message === 'string'
      ? { ...each, message: messageView(network, each.message), relatedProfiles: [] }
      : each,
  )
  return ok({ logs: entries, cursor: fresh.at(-1)?.rev ?? cursor })
}

function send(network: Network, convo: Convo, said: unknown): Answer {
  const { text, facets, replyTo, embed } = (said ?? {}) as Fields
  if (typeof text !== 'string') return bad('Input must have the property "message/text"')
  if (embed !== undefined) return bad('Input/message/embed is not allowed here')
  const fault = lengthFault(text, 1000, 10_000, 'Input/message/text') ?? facetsFault(text, facets)
  if (fault) return bad(fault)
  const target = (replyTo as Fields | undefined)?.messageId as string | undefined
  if (target && !network.messages.some(each => each.id === target && each.convoId === convo.id))
    return bad('Reply target not found', 'ReplyTargetNotFound')
  const { id } = network.say(convo, network.me.did, text, {
    ...(facets ? { facets } : {}),
    ...(target ? { replyTo: target } : {}),
  })
  return ok(messageView(network, id))
}

function react(network: Network, { convoId, messageId, value }: Fields, isThere: boolean): Answer {
  const message = network.messages.find(each => each.id === messageId && each.convoId === convoId)
  if (!message) return noConvo
  if (typeof value !== 'string' || !/\p{Extended_Pictographic}/u.test(value))
    return bad('Not an emoji', 'ReactionInvalidValue')
  const isMine = (each: { value: string; sender: { did: string } }) =>
    each.value === value && each.sender.did === network.me.did
  message.reactions = message.reactions.filter(each => !isMine(each))
  const reaction = { value, sender: { did: network.me.did }, createdAt: network.iso(network.tick()) }
  if (isThere) message.reactions.push(reaction)
  network.log(isThere ? 'logAddReaction' : 'logRemoveReaction', message, { reaction })
  return ok({ message: messageView(network, message.id) })
}
