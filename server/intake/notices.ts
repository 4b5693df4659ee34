import { moveIdentity, type Reach, setReach, type Stranger } from '#customers'
import type { Statement, Tx } from '#db'
import { second } from '#lib'
import { linkAccounts } from '#linking'
import { append } from '#log'
import type { Connected, HealthNotes } from '#profiles'

/** What a platform says beside messages: of people, and of the account itself. */
export type Notice =
  | ({ kind: 'reach' } & Reach)
  | { kind: 'moved'; from: Stranger; to: Stranger }
  | { kind: 'typing'; workspaceId: string; threadId: string; at: number }
  /** Of the connection as a whole, or of one account among several. */
  | { kind: 'health'; state: 'good' | 'failing'; code: string; at: number; account?: string }

export type NoticeEvent =
  /** The customer is writing; detail: { until }. */
  'customer.typing'

const typingMs = 6 * second

const talking: Statement = {
  name: 'intake-talking',
  text: `select t.conversation_id as "conversationId" from threads t where t.workspace_id = $1 and t.id = $2`,
}

/** As engine. What concerns the connection's health is noted once the transaction has committed. */
export async function applyNotices(
  tx: Tx,
  told: readonly { notice: Notice; connected: Pick<Connected, 'workspaceId' | 'id'> }[],
  health: HealthNotes,
  now: number,
): Promise<void> {
  await setReach(
    tx,
    told.flatMap(({ notice }) => (notice.kind === 'reach' ? [notice] : [])),
  )
  for (const { notice, connected } of told) {
    if (notice.kind === 'moved') await move(tx, notice, now)
    else if (notice.kind === 'typing') await tellTyping(tx, notice, now)
    else if (notice.kind === 'health') tx.afterCommit(() => noteHealth(notice, connected, health))
  }
}

/** Where both names are known, what was said under each is one history from now on. */
async function move(tx: Tx, { from, to }: Notice & { kind: 'moved' }, now: number): Promise<void> {
  const known = await moveIdentity(tx, from, to)
  if (known) await linkAccounts(tx, from.workspaceId, { ...known, evidence: 'platform', by: null, now })
}

function noteHealth(
  { state, code, at, account }: Notice & { kind: 'health' },
  connected: Pick<Connected, 'workspaceId' | 'id'>,
  health: HealthNotes,
): void {
  if (account !== undefined) health.ails(connected, account, at, state === 'good' ? null : code)
  else if (state === 'good') health.recovered(connected)
  else health.failing(connected, at, code)
}

async function tellTyping(
  tx: Tx,
  { workspaceId, threadId, at }: Notice & { kind: 'typing' },
  now: number,
): Promise<void> {
  const until = at + typingMs
  if (until <= now) return
  const [place] = await tx.query<{ conversationId: string }>(talking, [workspaceId, threadId])
  if (!place) return
  const kind = 'customer.typing' satisfies NoticeEvent
  await append(tx, [{ workspaceId, kind, conversationId: place.conversationId, detail: { until } }])
}
