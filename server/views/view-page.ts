import type { Who } from '#accounts'
import type { Tx } from '#db'
import { everything, type InboxPage, type ListAsk, listPage, mostShort } from '#desk'
import type { Condition, Sort, Status } from '#protocol'
import { accessView } from './access.ts'
import { holds } from './holds.ts'
import { momentIn } from './moment.ts'

type ViewAsk = ListAsk & { viewId: string; sort?: Sort | undefined }

/**
 * A page of a saved view, in its own order or another. A small one is fetched by its members, a large one picked from
 * everything in that order, so that either costs what a page may. As app. @throws Fault `view.unknown` (404)
 */
export async function viewPage(tx: Tx, who: Who, { viewId, sort, ...ask }: ViewAsk): Promise<InboxPage> {
  const view = await accessView(tx, who, viewId, 'see')
  return listPage(
    tx,
    who,
    {
      strands: everything(sort ?? view.sort, statusesOf(view.conditions)),
      isShort: view.count <= mostShort,
      kept: bind => {
        const id = bind(viewId)
        return {
          fits: `(select true from view_members m where m.workspace_id = $1 and m.view_id = ${id} and m.conversation_id = w.id) is true`,
          // Each by its key: joined freely, PostgreSQL may read all conversations instead.
          from: `(select conversation_id from view_members where workspace_id = $1 and view_id = ${id} limit ${2 * mostShort}) m
            cross join lateral (select * from conversations where workspace_id = $1 and id = m.conversation_id limit 1) c`,
        }
      },
    },
    ask,
  )
}

const statuses: readonly Status[] = ['open', 'snoozed', 'waiting', 'closed']

/** Those in which a conversation of the view may stand: it need not be looked for in others. */
const statusesOf = (conditions: readonly Condition[]): readonly Status[] =>
  statuses.filter(status =>
    holds(
      conditions.filter(({ field }) => field === 'status'),
      { status },
      momentIn('UTC', 0),
    ),
  )
