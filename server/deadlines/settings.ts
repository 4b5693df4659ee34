import { mustBeAble, record, type Who } from '#accounts'
import type { Tx } from '#db'
import { cleanText, Fault } from '#lib'
import {
  alwaysOpen,
  type Calendar,
  checkCalendar,
  checkTargets,
  defaultTargets,
  type Matter,
  type Span,
  type Target,
  targetFor,
} from '#service-levels'
import {
  calendarNames,
  deleteCalendar,
  findSettings,
  knownProfiles,
  type NamedCalendar,
  type Settings,
  writeCalendar,
  writeTargets,
} from './settings-store.ts'

const mostCalendars = 50
const longestName = 80

/** The brand's calendars, and its targets: the usual ones while it has kept none. As app. */
export async function levels(tx: Tx, { workspaceId }: Pick<Who, 'workspaceId'>): Promise<Settings> {
  const found = (await findSettings(tx, [workspaceId])).get(workspaceId)
  return { calendars: found?.calendars ?? [], targets: targetsIn(found) }
}

/** What somebody has kept, or else the usual ones. */
export const targetsIn = (settings: Settings | undefined): Target[] =>
  settings && settings.targets.length > 0 ? settings.targets : [...defaultTargets]

const always = alwaysOpen('UTC')

/** By which hours a profile is served: its own, else the brand's, else at any time. */
export const calendarFor = (settings: Settings | undefined, profileId: string): Calendar =>
  (
    settings?.calendars.find(({ profileIds }) => profileIds.includes(profileId)) ??
    settings?.calendars.find(({ isDefault }) => isDefault)
  )?.calendar ?? always

/** Within what something is to be done, and by which hours. */
export const spanFor = (settings: Settings | undefined, matter: Matter): { calendar: Calendar; within: Span } => ({
  calendar: calendarFor(settings, matter.profileId),
  within: targetFor(targetsIn(settings), matter)!.within,
})

/** @throws Fault `calendar.unknown` (404) and what `keepCalendar` throws */
export async function changeCalendar(tx: Tx, who: Who, kept: NamedCalendar): Promise<void> {
  mustBeAble(who, 'administer')
  if (!(await calendarNames(tx, who.workspaceId)).has(kept.id)) throw new Fault('calendar.unknown', 404)
  await keepCalendar(tx, who, kept)
}

/**
 * Keeps a calendar, new or changed. Clocks that run keep the moment they were given.
 * @throws Fault `forbidden` (403), `calendar.unnamed`, `calendar.too-many` and those of `checkCalendar` (422)
 */
export async function keepCalendar(tx: Tx, who: Who, kept: NamedCalendar): Promise<void> {
  mustBeAble(who, 'administer')
  const name = cleanText(kept.name).trim()
  if (!name || name.length > longestName) throw new Fault('calendar.unnamed', 422, { max: longestName })
  const calendar = checkCalendar(kept.calendar)
  const there = await calendarNames(tx, who.workspaceId)
  if (there.size >= mostCalendars && !there.has(kept.id))
    throw new Fault('calendar.too-many', 422, { max: mostCalendars })
  await writeCalendar(tx, who.workspaceId, { ...kept, name, calendar })
  await record(tx, who, 'calendar.kept', kept.id, { name })
}

/** @throws Fault `forbidden` (403), `calendar.unknown` (404) */
export async function removeCalendar(tx: Tx, who: Who, id: string): Promise<void> {
  mustBeAble(who, 'administer')
  const name = (await calendarNames(tx, who.workspaceId)).get(id)
  if (name === undefined || !(await deleteCalendar(tx, who.workspaceId, id))) throw new Fault('calendar.unknown', 404)
  await record(tx, who, 'calendar.removed', id, { name })
}

/** Keeps these targets in the place of those before. @throws Fault `forbidden` (403), `target.profile` and those of `checkTargets` (422) */
export async function keepTargets(tx: Tx, who: Who, targets: readonly Target[]): Promise<void> {
  mustBeAble(who, 'administer')
  const sound = checkTargets(targets)
  const named = sound.flatMap(({ profileId }) => profileId ?? [])
  const known = await knownProfiles(tx, who.workspaceId, named)
  if (!named.every(id => known.has(id))) throw new Fault('target.profile', 422)
  await writeTargets(tx, who.workspaceId, sound)
  await record(tx, who, 'targets.kept', who.workspaceId, { count: targets.length })
}
