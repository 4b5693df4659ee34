/**
 * Where the values of a template go. A template's id carries it behind the name (`order_update/h.b2.u0`), so that one
 * can be sent without asking the platform how it is made. Values come in the order of the plan.
 */
export type Gap =
  | { at: 'header'; as: 'text' | 'image' | 'video' | 'document'; name?: string }
  | { at: 'body'; name?: string }
  /** `again`: the code of a password, which stands in the body too, is not asked for twice. */
  | { at: 'button'; index: number; as: 'url' | 'code' | 'again' }

export type Plan = { name: string; gaps: Gap[] }

const headers = { h: 'text', hi: 'image', hv: 'video', hd: 'document' } as const
const buttons = { u: 'url', c: 'code', o: 'again' } as const

/** How many values a person gives. */
export const countOf = (gaps: readonly Gap[]): number =>
  gaps.filter(gap => gap.at !== 'button' || gap.as !== 'again').length

export function writePlan({ name, gaps }: Plan): string {
  const header = gaps.flatMap(gap =>
    gap.at === 'header' ? [keyOf(headers, gap.as) + (gap.name ? `:${gap.name}` : '')] : [],
  )
  const body = gaps.flatMap(gap => (gap.at === 'body' ? [gap.name ?? ''] : []))
  const bodies = body.length === 0 ? [] : [body[0] === '' ? `b${body.length}` : `b:${body.join(',')}`]
  const others = gaps.flatMap(gap => (gap.at === 'button' ? [`${keyOf(buttons, gap.as)}${gap.index}`] : []))
  const plan = [...header, ...bodies, ...others]
  return plan.length === 0 ? name : `${name}/${plan.join('.')}`
}

const keyOf = (table: Record<string, string>, value: string): string =>
  Object.keys(table).find(key => table[key] === value)!

const mostGaps = 100

export function readPlan(id: string): Plan {
  const [name = '', plan = ''] = id.split('/')
  return { name, gaps: plan === '' ? [] : plan.split('.').flatMap(gapsIn).slice(0, mostGaps) }
}

function gapsIn(token: string): Gap[] {
  const [key = '', names] = token.split(':')
  if (Object.hasOwn(headers, key))
    return [{ at: 'header', as: headers[key as keyof typeof headers], ...(names ? { name: names } : {}) }]
  if (key === 'b' && names) return names.split(',').map(name => ({ at: 'body', name }))
  const [letter, number] = [key.slice(0, 1), Number(key.slice(1))]
  if (!Number.isInteger(number) || number < 0 || number > mostGaps) return []
  if (letter === 'b') return Array.from({ length: number }, () => ({ at: 'body' }))
  return Object.hasOwn(buttons, letter)
    ? [{ at: 'button', index: number, as: buttons[letter as keyof typeof buttons] }]
    : []
}
