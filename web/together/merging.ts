import { holdMs, type Row } from '#protocol'
import { type Api, newId } from '#web/api'
import { askAgain, type Holding, readAgain } from '#web/cache'
import type { Done } from '#web/outbox'
import type { Translate } from '#web/texts'

export type Means = {
  api: Api
  holding: Holding
  t: Translate
  say: (done: Done) => void
  onFault: (fault: unknown) => void
  /** Opens another conversation in the place of this one. */
  onElsewhere: (conversationId: string) => void
}

/** Joining, taking apart and beginning anew: each can be undone at once by the other. */
export function mergingWith({ api, holding, t, say, onFault, onElsewhere }: Means) {
  const tell = async (id: string, path: string, body: object): Promise<Row | undefined> => {
    try {
      const row = await api.post<Row>(`/conversations/${id}/${path}`, body)
      onFault(undefined)
      askAgain(holding)
      await readAgain(api, holding, id)
      return row
    } catch (fault) {
      onFault(fault)
      return undefined
    }
  }
  const done = (words: string, undo: () => void): void => say({ key: newId(), words, until: Date.now() + holdMs, undo })
  const unmerge = (id: string, other: string): void => void tell(id, 'unmerge', { conversationId: other })
  return {
    unmerge,
    async merge(id: string, other: string): Promise<void> {
      if (await tell(id, 'merge', { conversationId: other })) done(t('together.done.merged'), () => unmerge(id, other))
    },
    async split(id: string, messageId: string): Promise<void> {
      const made = await tell(id, 'split', { messageId })
      if (!made) return
      onElsewhere(made.id)
      done(t('together.done.split'), () => {
        onElsewhere(id)
        void tell(id, 'merge', { conversationId: made.id })
      })
    },
  }
}
