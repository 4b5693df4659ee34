import { useEffect, useMemo, useRef } from 'react'
import type { Conversation, Holder, Message, Row } from '#protocol'
import { newId, useBrand } from '#web/api'
import { useFormats, useText } from '#web/texts'
import type { OnAct } from './act-deeds.tsx'
import { askAgain, dropMessage, type Holding, markMessages, markRow } from './cache.ts'
import { useDone } from './done.tsx'
import { conversationKey } from './keys.ts'
import { useHolding } from './queries.ts'

const UNDO_MS = 10_000

export type Deeds = {
  assign: (id: string, holder: Holder) => void
  snooze: (id: string, until: number) => void
  close: (id: string, reasonId: string) => void
  reopen: (id: string) => void
  markRead: (id: string) => void
  retry: (message: Message) => void
  act: OnAct
  /** Takes a held reply back; true when it had not left. */
  withdraw: (message: Pick<Message, 'id' | 'conversationId'>) => Promise<boolean>
}

/**
 * What can be done with a conversation: shown at once, told to the server, and taken back where it can be. A refusal
 * shows the truth again; `onRefused` says why.
 */
export function useDeeds(onRefused: (fault: unknown) => void): Deeds {
  const { api } = useBrand()
  const holding = useHolding()
  const t = useText()
  const formats = useFormats()
  const { say } = useDone()
  const latest = useRef({ holding, onRefused, say, t, formats })
  useEffect(() => void (latest.current = { holding, onRefused, say, t, formats }))
  return useMemo<Deeds>(() => {
    const refused = (id: string, fault: unknown): void => {
      askAgain(latest.current.holding, id)
      latest.current.onRefused(fault)
    }
    const tell = (id: string, path: string, body: object): void =>
      void api.post<Row>(`/conversations/${id}/${path}`, body).then(
        row => markRow(latest.current.holding, id, row),
        fault => refused(id, fault),
      )
    const done = (words: string, undo: () => void): void =>
      latest.current.say({ key: newId(), words, until: Date.now() + UNDO_MS, undo })
    const deeds: Deeds = {
      assign(id, holder) {
        const { holding: now, t: text } = latest.current
        const before = holdOf(now, id)?.holder
        markRow(now, id, { holder })
        done(text('conversation.done.assigned'), () => before && deeds.assign(id, before))
        tell(id, 'assign', { holder })
      },
      snooze(id, until) {
        const { holding: now, t: text, formats: as } = latest.current
        markRow(now, id, { status: 'snoozed', snoozedUntil: until })
        done(text('conversation.done.snoozed', { until: as.moment(until) }), () => deeds.reopen(id))
        tell(id, 'snooze', { until })
      },
      close(id, reasonId) {
        const { holding: now, t: text } = latest.current
        markRow(now, id, { status: 'closed', turnAt: null, snoozedUntil: null })
        done(text('conversation.done.closed'), () => deeds.reopen(id))
        tell(id, 'close', { reasonId })
      },
      reopen(id) {
        markRow(latest.current.holding, id, { status: 'open', snoozedUntil: null })
        tell(id, 'reopen', {})
      },
      markRead(id) {
        markRow(latest.current.holding, id, { unread: 0 })
        void api.post(`/conversations/${id}/read`).catch(() => undefined)
      },
      retry(message) {
        const { id, conversationId } = message
        markMessages(latest.current.holding, conversationId, [{ ...message, state: 'queued', failure: null }])
        void api.post<Message>(`/messages/${id}/retry`).then(
          sent => markMessages(latest.current.holding, conversationId, [sent]),
          fault => refused(conversationId, fault),
        )
      },
      act(message, what) {
        const { id: messageId, conversationId } = message
        const id = newId()
        const emoji = what.deed === 'react' ? what.emoji : null
        const begun = { id, deed: what.deed, emoji, state: 'queued', failure: null } as const
        markMessages(latest.current.holding, conversationId, [{ ...message, acts: [...message.acts, begun] }])
        void api.post<Message>(`/messages/${messageId}/acts`, { id, ...what }).then(
          told => markMessages(latest.current.holding, conversationId, [told]),
          fault => refused(conversationId, fault),
        )
      },
      async withdraw({ id, conversationId }) {
        try {
          await api.remove(`/messages/${id}`)
          dropMessage(latest.current.holding, conversationId, id)
          askAgain(latest.current.holding, conversationId)
          return true
        } catch (fault) {
          refused(conversationId, fault)
          return false
        }
      },
    }
    return deeds
  }, [api])
}

function holdOf({ client, workspaceId }: Holding, id: string): Conversation | undefined {
  return client.getQueryData<Conversation>(conversationKey(workspaceId, id))
}
