import { holdMs, type CustomerCard } from '#protocol'
import { newId, useBrand } from '#web/api'
import { askAgain, useHolding } from '#web/cache'
import { useDone } from '#web/outbox'
import { useText } from '#web/texts'
import { linksKey } from './key.ts'

type Linked = { linkId: string | null; customer: CustomerCard }

/** What is said of two customers: told to the server, shown wherever they are, undone by one press. */
export function useLinking(onFault: (fault: unknown) => void) {
  const { api } = useBrand()
  const holding = useHolding()
  const { say } = useDone()
  const t = useText()
  const trying = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work()
      onFault(undefined)
      return true
    } catch (fault) {
      onFault(fault)
      return false
    } finally {
      void holding.client.invalidateQueries({ queryKey: linksKey(holding.workspaceId) })
      askAgain(holding)
    }
  }
  const told = (words: string, undo: () => void): void => say({ key: newId(), words, until: Date.now() + holdMs, undo })
  const part = (linkId: string) => trying(() => api.post(`/links/${linkId}/undo`, {}))
  const link = async (
    customerId: string,
    otherId: string,
    because: Record<string, string>,
  ): Promise<string | undefined> => {
    let linkId: string | null = null
    const isDone = await trying(async () => {
      ;({ linkId } = await api.post<Linked>(`/customers/${customerId}/links`, { otherId, because }))
    })
    return isDone ? (linkId ?? undefined) : undefined
  }
  const takeBack = (linkId: string) => trying(() => api.remove(`/links/${linkId}`))
  return {
    /** `because`: what was seen that they have in common. */
    async link(
      customerId: string,
      other: { id: string; name: string },
      because: Record<string, string> = {},
    ): Promise<void> {
      const linkId = await link(customerId, other.id, because)
      if (linkId) told(t('linking.done', { name: other.name }), () => void part(linkId))
    },
    /** They look like one person, and are not. */
    async apart(customerId: string, other: { id: string; name: string }): Promise<void> {
      let linkId: string | undefined
      const isDone = await trying(async () => {
        ;({ linkId } = await api.post<{ linkId: string }>(`/customers/${customerId}/apart`, { otherId: other.id }))
      })
      if (isDone && linkId) told(t('linking.apart.done', { name: other.name }), () => void takeBack(linkId!))
    },
    async part(linkId: string): Promise<void> {
      const again = () => trying(() => api.post(`/links/${linkId}/again`, {}))
      if (await part(linkId)) told(t('linking.parted'), () => void again())
    },
  }
}
