import { type Conversation, type Holder, holdMs, type Message, type Row } from '#protocol'
import { type Brand, newId } from '#web/api'
import {
  askAgain,
  conversationKey,
  dropMessage,
  type Holding,
  leftOfCase,
  markAnswer,
  markAsked,
  markMessages,
  markRow,
} from '#web/cache'
import type { Done } from '#web/outbox'
import type { Formats, Translate } from '#web/texts'

export type Deeds = {
  assign: (id: string, holder: Holder) => void
  tag: (id: string, change: { add?: string[]; remove?: string[] }) => void
  snooze: (id: string, until: number) => void
  close: (id: string, reasonId: string) => void
  reopen: (id: string) => void
  markRead: (id: string) => void
  /** One's own mention there is seen to, or not after all. */
  settleMention: (id: string, isSettled: boolean) => void
  retry: (message: Message) => void
  /** Takes a held reply back; true when it had not left. */
  withdraw: (message: Pick<Message, 'id' | 'conversationId'>) => Promise<boolean>
}

/** What deeds are done with. */
export type Means = {
  api: Brand['api']
  holding: Holding
  t: Translate
  formats: Formats
  say: (done: Done) => void
  onRefused: (fault: unknown) => void
}

/** Each is shown at once and told to the server; a refusal shows the truth again, and `onRefused` says why. */
export const deedsWith = (means: Means): Deeds => ({ ...ofConversations(means), ...ofMessages(means) })

const latest = new Map<string, Promise<unknown>>()

/** What is done to one conversation reaches the server in that order: who takes a deed back at once does not overtake it. */
function inOrder(id: string, deed: () => Promise<unknown>): void {
  const done = (latest.get(id) ?? Promise.resolve()).then(deed).finally(() => {
    if (latest.get(id) === done) latest.delete(id)
  })
  latest.set(id, done)
}

function ofConversations(means: Means): Omit<Deeds, 'retry' | 'withdraw'> {
  const { api, holding, t, formats, say } = means
  const tell = (id: string, path: string, body: object): void =>
    inOrder(id, () =>
      markAnswer(api.post<Row>(`/conversations/${id}/${path}`, body), row => markRow(holding, id, row)).catch(fault =>
        refused(means, id, fault),
      ),
    )
  const done = (words: string, undo: () => void): void => say({ key: newId(), words, until: Date.now() + holdMs, undo })
  const mark = (id: string, change: Partial<Row>): void => markRow(holding, id, change)
  const deeds: Omit<Deeds, 'retry' | 'withdraw'> = {
    assign(id, holder) {
      const before = held(holding, id)?.holder
      mark(id, { holder })
      done(t('conversation.done.assigned'), () => before && deeds.assign(id, before))
      tell(id, 'assign', { holder })
    },
    tag(id, { add = [], remove = [] }) {
      const tags = held(holding, id)?.tags ?? []
      mark(id, { tags: [...tags.filter(each => !remove.includes(each)), ...add] })
      tell(id, 'tags', { add, remove })
    },
    snooze(id, until) {
      mark(id, { status: 'snoozed', snoozedUntil: until })
      done(t('conversation.done.snoozed', { until: formats.moment(until) }), () => deeds.reopen(id))
      tell(id, 'snooze', { until })
    },
    close(id, reasonId) {
      mark(id, { status: 'closed', turnAt: null, snoozedUntil: null })
      done(closedWords(holding, id, t), () => deeds.reopen(id))
      tell(id, 'close', { reasonId })
    },
    reopen(id) {
      mark(id, { status: 'open', snoozedUntil: null })
      tell(id, 'reopen', {})
    },
    markRead(id) {
      mark(id, { unread: 0 })
      void api.post(`/conversations/${id}/read`).catch(() => undefined)
    },
    settleMention(id, isSettled) {
      markAsked(holding, id, isSettled ? null : Date.now())
      if (isSettled) done(t('mention.done'), () => deeds.settleMention(id, false))
      void api.post(`/conversations/${id}/settle-mention`, { isSettled }).catch(fault => refused(means, id, fault))
    },
  }
  return deeds
}

const ofMessages = ({ api, holding, onRefused }: Means): Pick<Deeds, 'retry' | 'withdraw'> => ({
  retry(message) {
    const { id, conversationId } = message
    markMessages(holding, conversationId, [{ ...message, state: 'queued', failure: null }])
    const mark = (sent: Message): void => markMessages(holding, conversationId, [sent])
    void markAnswer(api.post<Message>(`/messages/${id}/retry`), mark).catch(fault =>
      refused({ holding, onRefused }, conversationId, fault),
    )
  },
  async withdraw({ id, conversationId }) {
    try {
      await api.remove(`/messages/${id}`)
      dropMessage(holding, conversationId, id)
      askAgain(holding, conversationId)
      return true
    } catch (fault) {
      refused({ holding, onRefused }, conversationId, fault)
      return false
    }
  },
})

function refused({ holding, onRefused }: Pick<Means, 'holding' | 'onRefused'>, id: string, fault: unknown): void {
  askAgain(holding, id)
  onRefused(fault)
}

function held({ client, workspaceId }: Holding, id: string): Conversation | undefined {
  return client.getQueryData<Conversation>(conversationKey(workspaceId, id))
}

/** That it is closed, and what of its case is still open. */
function closedWords(holding: Holding, id: string, t: Translate): string {
  const left = leftOfCase(holding, id)
  return left ? `${t('conversation.done.closed')} ${t('case.left', left)}` : t('conversation.done.closed')
}
