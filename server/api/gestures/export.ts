import { Readable } from 'node:stream'
import type { Noun } from '#api'
import { bytes } from '#api/schemas'
import { gestures } from '#gestures'
import { csvLine } from '#lib'
import { type Gesture, type GesturePage, plainAmount } from '#protocol'
import { filter, filterOf, momentOf } from './shapes.ts'

const schema = {
  summary: 'What was given in a month as comma separated values, the latest first',
  querystring: filter,
  response: { 200: bytes },
}

const slice = 500
const head = ['at', 'month', 'person', 'kind', 'amount', 'currency', 'reason', 'customer', 'conversation']
const headBack = ['taken_back_at', 'taken_back_by', 'taken_back_reason']

/** GET /api/v1/gestures/export.csv?month=&person=&kind= */
export const exportList: Noun = (app, world) => {
  app.get('/api/v1/gestures/export.csv', { schema }, async ({ who, query }, reply) => {
    const moment = await momentOf(world, who)
    const page = (after?: string) =>
      world.database.app(who.workspaceId, tx =>
        gestures(tx, who, { ...filterOf(query), after, limit: slice, ...moment }),
      )
    const first = await page()
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="gestures-${first.month.slice(0, 7)}.csv"`)
      .header('cache-control', 'no-store')
      .send(Readable.from(written(first, page)))
  })
}

/** A slice at a time, each read once the one before has left. Spreadsheets know by the mark at the beginning that it is UTF-8. */
async function* written(first: GesturePage, page: (after: string) => Promise<GesturePage>): AsyncGenerator<string> {
  yield `\uFEFF${csvLine([...head, ...headBack])}`
  for (let shown = first; ; shown = await page(shown.next)) {
    yield shown.rows.map(row => lineOf(row, shown.currency)).join('')
    if (shown.next === null) return
  }
}

function lineOf({ at, month, name, kind, amount, reason, conversation, takenBack }: Gesture, currency: string): string {
  const given = [iso(at), month.slice(0, 7), name, kind, plainAmount(amount, currency), currency, reason]
  const where = [conversation?.name ?? null, conversation?.id ?? null]
  const back = takenBack ? [iso(takenBack.at), takenBack.by, takenBack.reason] : [null, null, null]
  return csvLine([...given, ...where, ...back])
}

const iso = (at: number): string => new Date(at).toISOString()
