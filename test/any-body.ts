import { z } from 'zod'
import { newId } from '#lib'

type Shape = {
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Shape[]
  oneOf?: Shape[]
  allOf?: Shape[]
  properties?: Record<string, Shape>
  items?: Shape
  minItems?: number
  format?: string
  pattern?: string
  minLength?: number
  minimum?: number
}

/**
 * Something that the schema takes, with `id` wherever it names what there is already; what it calls `id` itself is new.
 * @throws when the schema doesn't take it: then teach it here
 */
export function anyBody(schema: unknown, id: string): unknown {
  if (!(schema instanceof z.ZodType)) return undefined
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
  const made = valueOf(shape, id)
  const checked = schema.safeParse(made)
  if (!checked.success)
    throw new Error(`${JSON.stringify(made)} was made for a schema that says: ${checked.error.message}`)
  return made
}

function valueOf(shape: Shape, id: string): unknown {
  if ('const' in shape) return shape.const
  if (shape.enum) return shape.enum[0]
  const choice = (shape.anyOf ?? shape.oneOf)?.find(each => each.type !== 'null')
  if (choice) return valueOf(choice, id)
  if (shape.allOf) return Object.assign({}, ...shape.allOf.map(each => valueOf(each, id) as object))
  return plainOf(shape, id)
}

function plainOf(shape: Shape, id: string): unknown {
  switch (shape.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(shape.properties ?? {}).map(([name, each]) => [
          name,
          valueOf(each, name === 'id' ? newId() : id),
        ]),
      )
    case 'array':
      return Array.from({ length: Math.max(1, shape.minItems ?? 0) }, () => valueOf(shape.items ?? {}, id))
    case 'string':
      return textOf(shape, id)
    case 'number':
    case 'integer':
      return Math.max(1, shape.minimum ?? 1)
    case 'boolean':
      return true
    default:
      return null
  }
}

const formats: Record<string, string> = {
  email: 'somebody@example.com',
  uri: 'https://example.com/',
  'date-time': '2026-05-04T10:00:00Z',
  date: '2026-05-04',
}

function textOf({ format, pattern, minLength = 0 }: Shape, id: string): string {
  if (format === 'uuid') return id
  if (format && formats[format]) return formats[format]
  const ofLength = [`B${'x'.repeat(86)}`, 'x'.repeat(22)]
  const candidates = ['some words'.padEnd(minLength, 'x'), '#43212f', '1', id, ...ofLength, ...Object.values(formats)]
  return candidates.find(each => !pattern || new RegExp(pattern, 'i').test(each)) ?? ''
}
