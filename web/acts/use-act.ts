import { useCallback } from 'react'
import type { Message, NewAct } from '#protocol'
import { newId, useBrand } from '#web/api'
import { askAgain, heldMessage, markMessages, useHolding } from '#web/cache'

export type What = NewAct extends infer A ? (A extends { id: string } ? Omit<A, 'id'> : never) : never
/** `onTold`: what became of it, for whoever asked and waits: undefined, or why it was refused. */
export type OnAct = (message: Message, what: What, onTold?: (fault: unknown) => void) => void

/** Does it: shown as under way at once, told to the server. A refusal shows the truth again, and `onRefused` says why. */
export function useAct(onRefused: (fault: unknown) => void): OnAct {
  const { api } = useBrand()
  const holding = useHolding()
  const { client, workspaceId, me, sight } = holding
  return useCallback(
    ({ id: messageId, conversationId, ...given }, what, onTold) => {
      const held = { client, workspaceId, me, sight }
      const message = heldMessage(held, conversationId, messageId) ?? { ...given, id: messageId, conversationId }
      const id = newId()
      const others = message.acts.filter(act => act.deed !== what.deed || act.state !== 'failed')
      markMessages(held, conversationId, [{ ...message, acts: [...others, begun(id, what)] }])
      // What came of it is told live, perhaps before this answer, which would say again that it is under way.
      void api.post(`/messages/${messageId}/acts`, { id, ...what }).then(
        () => onTold?.(undefined),
        fault => {
          askAgain(held, conversationId)
          ;(onTold ?? onRefused)(fault)
        },
      )
    },
    [api, client, workspaceId, me, sight, onRefused],
  )
}

const begun = (id: string, what: What): Message['acts'][number] => ({
  ...{ id, deed: what.deed, state: 'queued', failure: null },
  emoji: what.deed === 'react' ? what.emoji : null,
  text: what.deed === 'edit' ? what.text : null,
  on: what.deed === 'like' || what.deed === 'hide' ? what.on : null,
})
