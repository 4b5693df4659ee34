import type { ActOut } from '#acts'
import type { Capabilities, Out } from '#channel'
import { deedFor, type Outgoing } from '#replies'

/** A reply in the channel's words; undefined when this place has no way to say it. Pure. */
export function compose(outgoing: Outgoing, profileKey: string, can: Capabilities): Out | undefined {
  const { answers, visibility, quotedId, template } = outgoing
  const heard = answers ? { [answers.visibility]: outgoing.at } : {}
  const deed = template ? 'template' : deedFor(can, visibility, heard)
  if (!deed) return undefined
  const targetId = quotedId ?? (deed === 'reply' || deed === 'private-reply' ? answers?.externalId : undefined)
  return {
    id: outgoing.messageId,
    deed,
    profileKey,
    to: outgoing.to,
    visibility,
    ...(outgoing.text === null ? {} : { text: outgoing.text }),
    ...(template === null ? {} : { template }),
    ...(outgoing.parts.length === 0 ? {} : { parts: outgoing.parts }),
    ...(targetId === undefined ? {} : { targetId }),
    ...(outgoing.subject === null ? {} : { subject: outgoing.subject }),
    ...(outgoing.others.length === 0 ? {} : { others: outgoing.others }),
    ...(Object.keys(outgoing.tokens).length === 0 ? {} : { tokens: outgoing.tokens }),
    ...(outgoing.isAutomatic ? { automatic: true } : {}),
    ...(outgoing.heardAt === null ? {} : { heardAt: outgoing.heardAt }),
    ...(outgoing.thread.length === 0 ? {} : { thread: outgoing.thread }),
    ...(outgoing.agent === null ? {} : { agent: outgoing.agent }),
    at: outgoing.at,
  }
}

/** An act in the channel's words. Pure. */
export function composeAct(act: ActOut, profileKey: string): Out {
  const { actId, what, readToken, profileId: _, workspaceId: __, ...rest } = act
  const tokens = what.deed === 'read' && readToken !== undefined ? { tokens: { read: readToken } } : {}
  return { ...rest, ...what, ...tokens, id: actId, profileKey }
}
