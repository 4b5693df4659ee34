import { mustBeAble, record, type Who } from '#accounts'
import type { Tx } from '#db'
import { append } from '#log'
import { mustBeColleague } from './agents.ts'
import { loadShifts, saveDays, saveWeek } from './agent-store.ts'
import { tellPerson } from './events.ts'
import { checkShifts, type Shifts } from './shift-time.ts'

/** When somebody works; null where nobody has said. @throws Fault `colleague.unknown` (404) */
export async function shiftsOf(tx: Tx, { workspaceId }: Who, personId: string): Promise<Shifts | null> {
  await mustBeColleague(tx, workspaceId, personId)
  return (await loadShifts(tx, workspaceId, { personId })).get(personId) ?? null
}

/** Says when somebody works, all of it anew. @throws Fault `forbidden` (403), `colleague.unknown` (404), and those of `checkShifts` (422) */
export async function setShifts(
  tx: Tx,
  who: Who,
  { personId, shifts }: { personId: string; shifts: Shifts },
): Promise<Shifts> {
  mustBeAble(who, 'supervise')
  const { workspaceId } = who
  await mustBeColleague(tx, workspaceId, personId)
  const sound = checkShifts(shifts)
  await saveWeek(tx, { workspaceId, personId }, sound)
  await saveDays(tx, { workspaceId, personId }, sound.days)
  await record(tx, who, 'workforce.shifts', personId)
  await append(tx, [tellPerson(workspaceId, 'workforce.shifts', personId)])
  return sound
}
