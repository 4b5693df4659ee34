import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { changeCalendar, keepCalendar, type NamedCalendar, removeCalendar } from '#deadlines'
import { newId } from '#lib'
import type { CalendarCard, OpenWord } from '#protocol'
import { calendarAsked, levelsView } from './shapes.ts'
import { showLevels } from './show.ts'

const answer = { response: { 200: levelsView } }

/** GET /api/v1/levels */
export const show: Noun = (app, { database }) => {
  const schema = { summary: 'When somebody answers, and within what', ...answer }
  app.get('/api/v1/levels', { schema }, ({ who }) => database.app(who.workspaceId, tx => showLevels(tx, who)))
}

/** POST /api/v1/calendars */
export const add: Noun = (app, { database }) => {
  const schema = { summary: 'Add a calendar', body: calendarAsked, ...answer }
  app.post('/api/v1/calendars', { schema }, ({ who, body }) =>
    database.app(who.workspaceId, async tx => {
      await keepCalendar(tx, who, keptIn(newId(), body))
      return showLevels(tx, who)
    }),
  )
}

/** PUT /api/v1/calendars/:id */
export const change: Noun = (app, { database }) => {
  const schema = { summary: 'Change a calendar; clocks that run keep their moment', params: byId, body: calendarAsked }
  app.put('/api/v1/calendars/:id', { schema: { ...schema, ...answer } }, ({ who, params: { id }, body }) =>
    database.app(who.workspaceId, async tx => {
      await changeCalendar(tx, who, keptIn(id, body))
      return showLevels(tx, who)
    }),
  )
}

/** DELETE /api/v1/calendars/:id */
export const remove: Noun = (app, { database }) => {
  const schema = { summary: 'Remove a calendar', params: byId, ...answer }
  app.delete('/api/v1/calendars/:id', { schema }, ({ who, params: { id } }) =>
    database.app(who.workspaceId, async tx => {
      await removeCalendar(tx, who, id)
      return showLevels(tx, who)
    }),
  )
}

const keptIn = (id: string, { timeZone, week, holidays, ...named }: Omit<CalendarCard, 'id'>): NamedCalendar => ({
  ...{ ...named, id },
  calendar: {
    ...{ timeZone, week: week.map(spansIn) },
    holidays: holidays.map(({ spans, ...holiday }) => ({ ...holiday, spans: spansIn(spans) })),
  },
})

const spansIn = (spans: readonly OpenWord[]) => spans.map(({ opens, closes }) => [opens, closes] as const)
