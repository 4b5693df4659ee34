import { mustBeAble, type Who } from '#accounts'
import type { Tx } from '#db'
import { levels } from '#deadlines'
import { day } from '#lib'
import { publishedHours } from '#publishing'
import { calendarOf, openSpans } from '#service-levels'
import { loadPlans, loadShifts } from './agent-store.ts'
import { shiftSpans, uncovered } from './shift-time.ts'

type Span = readonly [from: number, to: number]

/** When an account says in public that somebody answers, and nobody is to be at work. */
export type Unstaffed = { profileId: string; name: string; from: number; to: number }

/** `isPlanned`: somebody has said when somebody works; without that nothing can be said of when nobody does. */
export type UnstaffedFound = { isPlanned: boolean; spans: Unstaffed[] }

const aheadDays = 7

/** Those of the coming seven days, in their order. As app. @throws Fault `forbidden` (403) */
export async function unstaffed(tx: Tx, who: Who, now: number): Promise<UnstaffedFound> {
  mustBeAble(who, 'supervise')
  const until = now + aheadDays * day
  const here = await loadPlans(tx, who.workspaceId)
  const shifts = [...(await loadShifts(tx, who.workspaceId, { from: now }))].filter(([personId]) => here.has(personId))
  if (shifts.length === 0) return { isPlanned: false, spans: [] }
  const worked = merged(shifts.flatMap(([, each]) => shiftSpans(each, now, until).work))
  const { calendars } = await levels(tx, who)
  const found = (await publishedHours(tx, who)).flatMap(({ profileId, name, hours }) => {
    const kept =
      calendars.find(({ profileIds }) => profileIds.includes(profileId)) ?? calendars.find(({ isDefault }) => isDefault)
    const open = openSpans(calendarOf(hours, kept?.calendar.holidays), now, until)
    return uncovered(open, worked).map(([from, to]) => ({ profileId, name, from, to }))
  })
  return { isPlanned: true, spans: found.toSorted((one, other) => one.from - other.from) }
}

/** Spans in order, what touches or overlaps made one. */
function merged(spans: readonly Span[]): [number, number][] {
  const found: [number, number][] = []
  for (const [from, to] of spans.toSorted(([one], [other]) => one - other)) {
    const last = found.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else found.push([from, to])
  }
  return found
}
