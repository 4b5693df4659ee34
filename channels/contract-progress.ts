import { hash } from 'node:crypto'
import type { Out, Sent } from './contract-outbound.ts'
import { fieldsOf, listOf, readJson, textOf } from './contract-reading.ts'
import type { Context } from './contract.ts'

type Keeping = Pick<Context<unknown>, 'keep'>

/** Places are taken over by later messages, so that they stay few; those on their way at one time hardly share one. */
const placeOf = ({ id }: Out) => `sent.${hash('sha256', id, 'hex').slice(0, 3)}`

/** The platform's ids of what is there already of a message that becomes several; all of them once it is whole. */
export async function sentOf(out: Out, { keep }: Keeping): Promise<string[]> {
  const kept = fieldsOf(readJson((await keep.read(placeOf(out))) ?? ''))
  return kept.of === out.id ? listOf(kept.ids).flatMap(id => textOf(id) ?? []) : []
}

/** Whoever tries again goes on behind these. */
export const keepSent = (out: Out, { keep }: Keeping, ids: readonly string[]): Promise<void> =>
  keep.write(placeOf(out), JSON.stringify({ of: out.id, ids }))

/** What a message became that is whole: the first id stands for it. */
export const sentAs = ([externalId, ...alsoIds]: readonly string[]): Sent => ({
  kind: 'sent',
  externalId: externalId!,
  ...(alsoIds.length === 0 ? {} : { alsoIds }),
})
