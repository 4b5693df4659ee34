type Fields = Record<string, unknown>
type Check = (value: unknown) => boolean

const isText: Check = value => typeof value === 'string' && value !== ''
const isTime: Check = value => Number.isInteger(value) && (value as number) > 0
const isCount: Check = value => Number.isInteger(value) && (value as number) >= 0
const isDegrees: Check = value => typeof value === 'number' && Math.abs(value) <= 180
const isAddress: Check = value => typeof value === 'string' && /^https?:\/\/\S+$/.test(value)
const isListOf =
  (check: Check): Check =>
  value =>
    Array.isArray(value) && value.every(check)
const isOneOf =
  (...values: string[]): Check =>
  value =>
    typeof value === 'string' && values.includes(value)

/** Needed fields, then those that may be there. Any other field is a fault: it is in no document. */
const has =
  (needed: Record<string, Check>, may: Record<string, Check> = {}): Check =>
  value => {
    if (typeof value !== 'object' || value === null) return false
    const fields = value as Fields
    const known = { ...needed, ...may }
    return (
      Object.entries(needed).every(([key, check]) => check(fields[key])) &&
      Object.entries(fields).every(([key, each]) => key in known && known[key]!(each))
    )
  }

const media = has(
  { kind: isOneOf('image', 'audio', 'video', 'document', 'sticker'), url: isAddress },
  { name: isText, type: isText, size: isCount, alt: isText, durationMs: isCount },
)
const button = has({ id: isText, label: isText }, { url: isAddress })
const row = has({ id: isText, title: isText }, { detail: isText })
const price = has({ amount: value => typeof value === 'number', currency: value => /^[A-Z]{3}$/.test(String(value)) })
const shapes: Check[] = [
  media,
  has({ kind: isOneOf('location'), latitude: isDegrees, longitude: isDegrees }, { name: isText, address: isText }),
  has(
    { kind: isOneOf('card'), name: isText, phones: isListOf(isText), emails: isListOf(isText) },
    { organisation: isText },
  ),
  has({ kind: isOneOf('buttons'), buttons: isListOf(button) }),
  has({ kind: isOneOf('list'), label: isText, rows: isListOf(row) }),
  has({ kind: isOneOf('product'), id: isText, name: isText }, { price, url: isAddress, image: isAddress }),
]
const isPart: Check = value => shapes.some(shape => shape(value))

const common = {
  id: isText,
  profile: isText,
  to: has({ id: isText, thread: isText }),
  at: isTime,
  visibility: isOneOf('private', 'public'),
}
const may = { text: isText, parts: isListOf(isPart), agent: has({ name: isText }, { picture: isAddress }) }
const bodies: Record<string, Check> = {
  ping: has({ type: isText, at: isTime }),
  message: has({ type: isText, ...common }, { ...may, target: isText }),
  reply: has({ type: isText, ...common }, { ...may, target: isText }),
  'private-reply': has({ type: isText, ...common, target: isText }, may),
  edit: has({ type: isText, ...common, target: isText }, may),
  unsend: has({ type: isText, ...common, target: isText }),
  react: has({ type: isText, ...common, target: isText }, { emoji: isText }),
  read: has({ type: isText, ...common }, { target: isText }),
  typing: has({ type: isText, ...common }),
}

/** What is wrong with a body that Sobremesa posted; empty when it is as documented. */
export function faultsOfBody(body: unknown): string[] {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Fields
  const shape = bodies[String(fields.type)]
  if (!shape) return [`type ${String(fields.type)} is in no document`]
  const needsContent = ['message', 'reply', 'private-reply', 'edit'].includes(fields.type as string)
  if (needsContent && !('text' in fields) && !('parts' in fields)) return ['neither text nor parts']
  return shape(body) ? [] : [`a ${String(fields.type)} has another shape`]
}
