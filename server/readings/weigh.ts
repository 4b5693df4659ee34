import { setTones, type Toned } from '#conversations'
import type { Tx } from '#db'
import { conversionOf } from './conversion.ts'
import { forgetConversions, linesOf, saveConversions, type Stretch } from './lines-query.ts'
import type { Conversion, Line, Named, Sounds } from './tables.ts'
import { toneOf } from './tone.ts'

/**
 * What was read just now and is not written yet, by workspace and message: `added` where nothing was read before, `changed`
 * in the place of what was; null where there are no words any more.
 */
export type Fresh = { added?: ReadonlyMap<string, Sounds>; changed?: ReadonlyMap<string, Sounds | null> }

export const keyOf = ({ workspaceId, id }: Named): string => `${workspaceId}/${id}`

/** The ends of conversations as they stand; of one that is longer than we look, both. */
export type Looked = { last: Stretch; first: readonly Line[] }

export async function look(tx: Tx, conversations: readonly Named[]): Promise<Looked[]> {
  const last = await linesOf(tx, 'last', conversations)
  const cut = last.filter(({ isCut }) => isCut)
  const first = new Map((await linesOf(tx, 'first', cut)).map(each => [keyOf(each), each.lines]))
  return last.map(each => ({ last: each, first: first.get(keyOf(each)) ?? each.lines }))
}

export type Weighed = {
  tones: Toned[]
  conversions: (Named & { conversion: Conversion })[]
  /** Nothing that counts is said in them. */
  empty: Named[]
}

/** What follows for these conversations. Pure. */
export function weigh(looked: readonly Looked[], { added, changed }: Fresh = {}): Weighed {
  const weighed: Weighed = { tones: [], conversions: [], empty: [] }
  for (const { last, first } of looked) {
    const { workspaceId, id, isCut } = last
    const withFresh = (line: Line): Line => {
      if (line.of !== 'customer') return line
      const key = keyOf({ workspaceId, id: line.id })
      const reading = changed?.has(key) ? changed.get(key)! : (line.reading ?? added?.get(key) ?? null)
      return reading === line.reading ? line : { ...line, reading }
    }
    const tail = last.lines.map(withFresh)
    const tone = toneOf(tail)
    // Where the customer has not said anything for so long, they sound as they did.
    if (tone || !isCut) weighed.tones.push({ workspaceId, id, tone })
    const conversion = conversionOf(isCut ? first.map(withFresh) : tail, tail)
    if (conversion) weighed.conversions.push({ workspaceId, id, conversion })
    else weighed.empty.push({ workspaceId, id })
  }
  return weighed
}

/** Writes it down; returns the conversations whose customer sounds otherwise now. */
export async function write(tx: Tx, { tones, conversions, empty }: Weighed): Promise<Named[]> {
  const [changed] = await Promise.all([
    setTones(tx, tones),
    saveConversions(tx, conversions),
    forgetConversions(tx, empty),
  ])
  return changed
}
