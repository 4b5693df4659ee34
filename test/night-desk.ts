import type { Who } from '#accounts'
import {
  type AcknowledgeNeeds,
  acknowledgementTimers,
  followAcknowledgements,
  keepAcknowledgement,
} from '#acknowledgements'
import { followDeadlines, keepCalendar } from '#deadlines'
import { minute, newId, second } from '#lib'
import { promisesOf } from '#promises'
import type { LanguageRead, Message, NewAcknowledgement } from '#protocol'
import { followReadings, type ReadTexts } from '#readings'
import type { Place } from '#replies'
import type { Calendar } from '#service-levels'
import { openDesk, plainPlace } from './desk.ts'

/** Friday 20 November 2026, 20:10 in Madrid. */
export const friday = Date.UTC(2026, 10, 20, 19, 10)
export const nine = Date.UTC(2026, 10, 23, 8)
export const halfPast = nine + 30 * minute
const week = Array.from({ length: 7 }, (_, at) => (at < 5 ? ([[540, 1080]] as const) : []))
export const office: Calendar = { timeZone: 'Europe/Madrid', week, holidays: [] }

const languages: Record<string, LanguageRead> = { Hello: 'en', Bonjour: 'fr', Kaixo: 'eu', Hola: 'es' }
const read: ReadTexts = texts =>
  Promise.resolve({
    model: 'test',
    readings: texts.map(text => ({
      ...{ sentiment: 0, isUnsure: false, emotion: 'none', urgency: 0, kind: 'question', subject: 'other' },
      ...{ toxicity: 0, irony: 0, language: languages[text.split(/[\s,]/)[0]!] ?? 'unknown' },
    })),
  })

type Given = { kept?: Partial<NewAcknowledgement>; place?: Place }

/** A brand that closes on Friday at six, and acknowledges what comes later. */
export async function openNight({ kept = {}, place = { can: plainPlace, disabled: false } }: Given = {}) {
  const desk = await openDesk()
  const head: Who = { ...desk.who.sofia, role: 'administrator' } as Who
  const account = { id: desk.profileId, language: 'es', place } as const
  await desk.database.owner(tx =>
    tx.query(`insert into workspaces (id, name, time_zone) values ($1, 'Café Norte', 'Europe/Madrid')`, [desk.ours]),
  )
  const keeps = (asked: Partial<NewAcknowledgement>) =>
    desk.as(
      (tx, who) => keepAcknowledgement(tx, who, account, { isOn: true, isPublic: false, texts: {}, ...asked }),
      head,
    )
  const calendar = { id: newId(), name: 'Oficina', isDefault: true, profileIds: [] as string[], calendar: office }
  /** The calendar becomes another. */
  const opens = (other: Partial<typeof calendar> = {}) =>
    desk.as((tx, who) => keepCalendar(tx, who, { ...calendar, ...other }), head)
  await opens()
  await keeps(kept)
  const clock = { now: friday }
  const needs: AcknowledgeNeeds = { placeOf: () => place, languageOf: () => 'es', now: () => clock.now }
  const hears = (isRead = true) =>
    desk.hear(
      ...(isRead ? [followReadings(read, () => clock.now)] : []),
      followDeadlines(() => 'later'),
      followAcknowledgements,
    )
  /** Fires what is due by then, as the one process does that keeps the time. */
  const passes = async (at: number) => {
    clock.now = at
    await desk.database.engine(async tx => {
      const due = await tx.query<{ id: string; workspaceId: string; kind: string; subjectId: string; dueAt: number }>(
        `delete from timers where due_at <= $1
         returning id, workspace_id as "workspaceId", kind, subject_id as "subjectId", due_at as "dueAt"`,
        [new Date(at).toISOString()],
      )
      for (const timer of due) await acknowledgementTimers(needs)[timer.kind]?.(tx, timer)
    })
  }
  const said = async (): Promise<Message[]> => {
    const rows = await desk.database.owner(tx =>
      tx.query<{ id: string }>(
        `select id from messages where direction = 'out' and author_kind = 'system' order by at, id`,
      ),
    )
    return (await Promise.all(rows.map(({ id }) => desk.message(id)))) as Message[]
  }
  const texts = async () => (await said()).map(({ text }) => text)
  /** A customer writes, and so long later it is looked at. */
  const comes = async (text: string, { at = friday, after = 5 * second, ...more }: Coming = {}) => {
    const found = await desk.says(text, { by: 'nuria', at, ...more })
    await hears()
    await passes(at + after)
    return found
  }
  const promises = (id: string) => desk.as((tx, who) => promisesOf(tx, who, id))
  return { ...desk, head, keeps, opens, account, clock, needs, hears, passes, said, texts, comes, promises }
}

type Coming = { at?: number; after?: number } & Parameters<Awaited<ReturnType<typeof openDesk>>['says']>[1]
