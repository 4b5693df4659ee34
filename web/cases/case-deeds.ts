import { type Case, type CaseLinked, type CasePage, type CaseSettled, holdMs } from '#protocol'
import { type Api, newId } from '#web/api'
import { askAgain, casesKey, type Holding, markRow } from '#web/cache'
import type { Done } from '#web/outbox'
import type { Translate } from '#web/texts'

type Means = {
  api: Api
  holding: Holding
  t: Translate
  say: (done: Done) => void
  onFault: (fault: unknown) => void
}

/** What is done with cases: told to the server, shown, and undone by one press. */
export function caseDeedsWith({ api, holding, t, say, onFault }: Means) {
  const { client, workspaceId } = holding
  const trying = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      const done = await work()
      onFault(undefined)
      return done
    } catch (fault) {
      onFault(fault)
      return undefined
    } finally {
      void client.invalidateQueries({ queryKey: casesKey(workspaceId) })
    }
  }
  const told = (words: string, undo?: () => void): void =>
    say({ key: newId(), words, until: Date.now() + holdMs, ...(undo && { undo }) })
  const put = (id: string, ids: string[], instead: string | null): Promise<CaseLinked> =>
    api.post<CaseLinked>(`/cases/${id}/conversations`, { conversationIds: ids, ...(instead && { instead }) })
  const take = (id: string): Promise<unknown> => api.remove(`/conversations/${id}/case`)
  const marked = (ids: readonly string[], caseId: string | null): void =>
    ids.forEach(id => markRow(holding, id, { caseId }))

  const undoSettling = (id: string, closed: CaseSettled['closed']): void =>
    void trying(async () => {
      const backs = closed.flatMap(one => (one.outcome === 'done' ? { id: one.id, ...one.back } : []))
      await api.post(`/cases/${id}/settle/undo`, { backs })
      askAgain(holding)
    })

  return {
    /** `before`: the case that they are taken out of for it. */
    async link(to: Pick<Case, 'id' | 'number'>, ids: string[], before: string | null): Promise<void> {
      const linked = await trying(() => put(to.id, ids, before))
      if (!linked) return
      const [standing] = linked.standing
      if (standing) return told(t('cases.standing', { number: standing.number }))
      marked(ids, to.id)
      told(t('cases.linked', { number: to.number }), () => {
        marked(ids, before)
        void trying<unknown>(() => (before === null ? Promise.all(ids.map(take)) : put(before, ids, to.id)))
      })
    },
    /** With these as the first of it; where one of them is of a case by now, that one stands. */
    async open(title: string, ids: string[]): Promise<void> {
      const id = newId()
      const found = await trying(() => api.post<CasePage>('/cases', { id, title, conversationIds: ids }))
      if (!found) return
      marked(ids, found.id)
      const isNew = found.id === id
      told(t(isNew ? 'cases.opened' : 'cases.linked', { number: found.number }), () => {
        marked(ids, null)
        void trying(async () => {
          await Promise.all(ids.map(take))
          // Of what was opened nothing is left that somebody could find.
          if (isNew) await api.post(`/cases/${id}/settle`, {})
        })
      })
    },
    async unlink(from: Pick<Case, 'id' | 'number'>, id: string): Promise<void> {
      marked([id], null)
      if (!(await trying(() => take(id)))) return marked([id], from.id)
      told(t('cases.unlinked', { number: from.number }), () => {
        marked([id], from.id)
        void trying(() => put(from.id, [id], null))
      })
    },
    async settle({ id, number }: Pick<Case, 'id' | 'number'>, reasonId?: string): Promise<void> {
      const done = await trying(() => api.post<CaseSettled>(`/cases/${id}/settle`, { ...(reasonId && { reasonId }) }))
      if (!done) return
      askAgain(holding)
      const { state, open } = done.case
      const count = done.closed.filter(({ outcome }) => outcome === 'done').length
      const words = state === 'settled' ? t('cases.settled', { number, count }) : t('cases.left', { number, open })
      const isDone = state === 'settled' || count > 0
      told(words, isDone ? () => undoSettling(id, done.closed) : undefined)
    },
  }
}
