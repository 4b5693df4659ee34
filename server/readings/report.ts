import { mustBeAble, type Who } from '#accounts'
import { reachOf, rowsOf } from '#conversations'
import type { Tx } from '#db'
import { readSpot, writeSpot } from '#lib'
import type { Conversion, ConversionFigure, ConversionGrouping, ConversionPage, ConversionReport } from '#protocol'
import { shareOf } from './share.ts'
import { type Counts, countConversions, findConversions, type Narrowed } from './report-query.ts'

export type ConversionAsk = Narrowed & { by: ConversionGrouping; timeZone: string }

/**
 * How customers' feelings changed in the conversations that began in a time; no message is read for it. Days are those of
 * the zone given. A conversation counts for each team of whoever has it. As app. @throws Fault `forbidden` (403)
 */
export async function conversionReport(tx: Tx, who: Who, { by, ...asked }: ConversionAsk): Promise<ConversionReport> {
  mustBeAble(who, 'supervise')
  const [[total], groups] = await Promise.all([
    countConversions(tx, who.workspaceId, { ...asked, by: 'none' }),
    by === 'none' ? [] : countConversions(tx, who.workspaceId, { ...asked, by }),
  ])
  return {
    total: figuresOf(total ?? nothing),
    groups: groups.map(each => ({ key: each.key, ...figuresOf(each) })),
  }
}

const nothing: Counts = { key: null, all: 0, known: 0, cohort: 0, converted: 0, strict: 0, calm: 0, deteriorated: 0 }

const figuresOf = ({ all, known, cohort, converted, strict, calm, deteriorated }: Counts): Conversion => ({
  conversion: shareOf(converted, cohort),
  strict: shareOf(strict, cohort),
  deterioration: shareOf(deteriorated, calm),
  coverage: shareOf(known, all),
})

type RowsAsk = Narrowed & { figure: ConversionFigure; after?: string | undefined; limit: number }

/**
 * The conversations behind a figure of the report, the latest first; called by name where one may see them. As app.
 * @throws Fault `forbidden` (403), `cursor.malformed` (422)
 */
export async function conversionRows(tx: Tx, who: Who, { after, limit, ...asked }: RowsAsk): Promise<ConversionPage> {
  mustBeAble(who, 'supervise')
  const { workspaceId } = who
  const before = after === undefined ? undefined : readSpot(after)
  const found = await findConversions(tx, workspaceId, { ...asked, before, limit: limit + 1 })
  const page = found.slice(0, limit)
  const named = page.map(({ id }) => ({ workspaceId, id }))
  const [rows, reach] = await Promise.all([rowsOf(tx, named), reachOf(tx, named)])
  const known = new Map(rows.map(row => [row.id, row]))
  const last = found.length > limit ? page.at(-1) : undefined
  return {
    rows: page.map(({ id, ...told }) => ({
      ...{ conversationId: id, name: reach(who, id) ? known.get(id)!.name : null, channel: known.get(id)!.channel },
      ...told,
    })),
    next: last ? writeSpot({ at: last.beganAt, id: last.id }) : null,
  }
}
