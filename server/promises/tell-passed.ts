import { supervisorsIn } from '#accounts'
import type { Tx } from '#db'
import type { NewEvent } from '#log'
import { tellPromise } from './events.ts'
import type { Step } from './ledger.ts'
import type { PromiseRow } from './store.ts'

type Passed = { row: PromiseRow; steps: readonly Step[] }

/** What time has done with promises, for the end of the transaction that writes it. What is in no conversation tells nothing. */
export async function tellPassed(tx: Tx, all: readonly Passed[]): Promise<NewEvent[]> {
  const broken = all.filter(({ steps }) => steps.some(({ kind }) => kind === 'broken'))
  const brands = [...new Set(broken.map(({ row }) => row.workspaceId))]
  const people = brands.length === 0 ? [] : await supervisorsIn(tx, brands)
  return all.flatMap(({ row, steps }) => {
    const { conversationId, workspaceId } = row
    if (conversationId === null) return []
    const supervisors = people.filter(each => each.workspaceId === workspaceId).map(({ id }) => id)
    return steps.flatMap(({ kind }) => {
      if (kind === 'broken') return tellPromise('promise.broken', { ...row, conversationId }, supervisors)
      return kind === 'progress-due' ? tellPromise('promise.progress-due', { ...row, conversationId }) : []
    })
  })
}
