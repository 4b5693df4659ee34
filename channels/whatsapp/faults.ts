import { fieldsOf, numberOf, textOf } from '#channel'

/**
 * What an error of the platform means for us: `refused` credentials or permissions, `throttled` our pace, `failing` its
 * trouble, the rest a state of the account in which nothing goes out until somebody acts; `other` is about one message.
 */
export type FaultKind =
  | 'refused'
  | 'throttled'
  | 'failing'
  | 'restricted'
  | 'payment'
  | 'not-registered'
  | 'name-rejected'
  | 'other'

export type Fault = { code?: string; text: string; kind: FaultKind }

const kinds: Record<Exclude<FaultKind, 'other'>, readonly number[]> = {
  refused: [0, 3, 10, 190, 131005],
  throttled: [4, 80007, 130429, 131056, 132069, 133016],
  failing: [1, 2, 131000, 131016, 131057],
  restricted: [368, 131031],
  payment: [131042],
  'not-registered': [133010],
  'name-rejected': [131037],
}
const kindByCode = new Map(
  Object.entries(kinds).flatMap(([kind, codes]) => codes.map(code => [code, kind as FaultKind] as const)),
)

const kindOf = (code: number): FaultKind => kindByCode.get(code) ?? (code >= 200 && code < 300 ? 'refused' : 'other')

/** An error as webhooks and answers write it: `{ code, title, message, error_data: { details } }`. */
export function faultIn(value: unknown): Fault {
  const error = fieldsOf(value)
  const code = numberOf(error.code)
  const text =
    textOf(fieldsOf(error.error_data).details) ??
    textOf(error.message) ??
    textOf(error.title) ??
    textOf(error.error_user_msg)
  if (code === undefined) return { text: text ?? '', kind: 'other' }
  return { code: String(code), text: text ?? '', kind: kindOf(code) }
}
