import type { Who } from '#accounts'
import { reachOf, rowsOf } from '#conversations'
import type { Tx } from '#db'
import { Fault, readSpot, writeSpot } from '#lib'
import type { Gesture, GesturePage } from '#protocol'
import { findRules } from './budget-store.ts'
import { currentMonth, type Moment } from './month.ts'
import { type Filter, findGesture, findGestures, type GestureFound } from './store.ts'
import { refusalOf } from './take-back.ts'

type GesturesAsk = Omit<Filter, 'month'> & {
  /** The one that runs where none is named. */
  month?: string | undefined
  after?: string | undefined
  limit: number
}

/** What was given in a month, the latest first: everybody sees all, and of conversations what they may. As app. */
export async function gestures(
  tx: Tx,
  who: Who,
  { after, limit, month = undefined, personId, kindId, ...moment }: GesturesAsk & Moment,
): Promise<GesturePage> {
  const { workspaceId } = who
  const shown = month ?? currentMonth(moment)
  const before = after ? readSpot(after) : undefined
  const [{ currency }, found] = await Promise.all([
    findRules(tx, workspaceId),
    findGestures(tx, workspaceId, { month: shown, personId, kindId, before, limit: limit + 1 }),
  ])
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return {
    ...{ month: shown, currency, rows: await show(tx, who, rows, moment) },
    next: last && found.length > limit ? writeSpot(last) : null,
  }
}

/** As app. @throws Fault `gesture.unknown` (404) */
export async function gesture(tx: Tx, who: Who, { id, ...moment }: Moment & { id: string }): Promise<Gesture> {
  const found = await findGesture(tx, who.workspaceId, id)
  if (!found) throw new Fault('gesture.unknown', 404)
  return (await show(tx, who, [found], moment))[0]!
}

async function show(tx: Tx, who: Who, found: readonly GestureFound[], moment: Moment): Promise<Gesture[]> {
  const { workspaceId } = who
  const ids = new Set(found.flatMap(({ conversationId }) => conversationId ?? []))
  const named = [...ids].map(id => ({ workspaceId, id }))
  const [rows, reach] = await Promise.all([rowsOf(tx, named), reachOf(tx, named)])
  const names = new Map(rows.filter(({ id }) => reach(who, id)).map(({ id, name }) => [id, name]))
  return found.map(each => {
    const { id, at, month, personId, name, kindId, kind, amount, reason, conversationId } = each
    const called = conversationId === null ? undefined : names.get(conversationId)
    const conversation = called === undefined ? null : { id: conversationId!, name: called }
    const takenBack = takenBackOf(each)
    const mayTakeBack = conversation !== null && takenBack === null && refusalOf(who, each, moment) === undefined
    return { id, at, month, personId, name, kindId, kind, amount, reason, takenBack, conversation, mayTakeBack }
  })
}

const takenBackOf = ({ takenBackAt, takenBackBy, takenBackName, takenBackReason }: GestureFound) =>
  takenBackAt === null ? null : { at: takenBackAt, byId: takenBackBy, by: takenBackName, reason: takenBackReason ?? '' }
