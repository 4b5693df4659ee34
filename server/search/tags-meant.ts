import type { Tx } from '#db'
import { tagsCalled } from '#tags'
import type { Query, QueryFault } from './query.ts'

/** `tags`: of each of them one has to be on the conversation. `isNone`: there is none that is called so. */
type Meant = { tags: string[][]; withoutTags: string[]; isNone: boolean; faults: QueryFault[] }

/** The tags that are meant by their names. As engine. */
export async function tagsMeant(
  tx: Tx,
  workspaceId: string,
  { tags, withoutTags }: Pick<Query, 'tags' | 'withoutTags'>,
): Promise<Meant> {
  const called = async (name: string) => ({ name, ids: await tagsCalled(tx, workspaceId, name) })
  const [wanted, unwanted] = await Promise.all([Promise.all(tags.map(called)), Promise.all(withoutTags.map(called))])
  const unknown = [...wanted, ...unwanted].filter(({ ids }) => ids.length === 0)
  return {
    tags: wanted.map(({ ids }) => ids),
    withoutTags: unwanted.flatMap(({ ids }) => ids),
    isNone: wanted.some(({ ids }) => ids.length === 0),
    faults: unknown.map(({ name }) => ({ text: name, code: 'tag' })),
  }
}
