/** JSON that somebody else made of a fixture. A path leads from the root to a value inside. */
type Path = readonly (string | number)[]

/** A number that no fixture has. */
export const oddNumber = 7_262_001

export const nothings = [
  '',
  ' ',
  '\n',
  'null',
  'true',
  '0',
  '""',
  '[]',
  '{}',
  '[null]',
  '[[]]',
  '[{}]',
  '\u0000',
  '\uFEFF',
]

/** The body cut off at every byte; at 200 places when it is long. */
export function cuts(body: Buffer): Buffer[] {
  const step = Math.max(1, Math.floor(body.length / 200))
  return Array.from({ length: Math.ceil(body.length / step) - 1 }, (_, index) => body.subarray(0, (index + 1) * step))
}

/** Every path to a value, containers included, the root left out. */
export function paths(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return []
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value)
  return keys.flatMap(key => {
    const path = [...at, key]
    return [path, ...paths((value as Record<string | number, unknown>)[key], path)]
  })
}

/** A copy with another value at the path. */
export function withAt(value: unknown, path: Path, replacement: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return replacement
  if (Array.isArray(value)) return value.map((each, index) => (index === key ? withAt(each, rest, replacement) : each))
  const from = value as Record<string, unknown>
  return { ...from, [key]: withAt(from[key], rest, replacement) }
}

/** Fields and lists the other way round. */
export function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered).toReversed()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]) => [key, reordered(each)] as const)
      .toReversed(),
  )
}

/** Fields that nobody has documented, in every object. */
export function withMore(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withMore)
  if (typeof value !== 'object' || value === null) return value
  const more = { a_field_of_tomorrow: { deep: [1, null, 'x'] }, 'another field': null }
  return { ...Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withMore(each)])), ...more }
}

/** Each value in turn of each wrong type. */
export const wrongTyped = (value: unknown): unknown[] =>
  paths(value).flatMap(path =>
    [null, true, oddNumber, '', 'odd', [], {}, [oddNumber], { odd: 1 }].map(odd => withAt(value, path, odd)),
  )

const long = 'ñ'.repeat(30_000)

/** Texts, lists and numbers far larger than anybody sends. */
export const oversized = (value: unknown): unknown[] => [
  grown(value, long, 1),
  grown(value, undefined, 200),
  grown(value, '', 1),
]

function grown(value: unknown, text: string | undefined, times: number): unknown {
  if (typeof value === 'string') return text === undefined ? value : value + text
  if (typeof value === 'number') return text === '' ? 1e308 : value
  if (Array.isArray(value)) return Array.from({ length: times }, () => value.map(each => grown(each, text, 1))).flat()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, grown(each, text, times)]))
}

const depth = 20_000
const deeps = [`${'['.repeat(depth)}${']'.repeat(depth)}`, `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`]

/** Values here and there replaced by one that is twenty thousand levels deep; and that alone. */
export function nested(value: unknown): string[] {
  const place = '\u0001deep\u0001'
  const all = paths(value)
  const chosen = all.filter((_, index) => index % Math.ceil(all.length / 12) === 0)
  const inside = chosen.flatMap(path => {
    const text = JSON.stringify(withAt(value, path, place))
    return deeps.map(deep => text.replace(JSON.stringify(place), deep))
  })
  return [...deeps, ...inside]
}
