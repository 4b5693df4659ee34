import type { FaultBody } from '#protocol'

/** What the server said no with, or why it could not be asked. `status` 0: it was never reached. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault'
  readonly code: string
  readonly status: number
  readonly values: FaultBody['values']
  readonly fields: NonNullable<FaultBody['fields']>

  constructor(status: number, body: FaultBody, cause?: unknown) {
    super(body.code, cause === undefined ? undefined : { cause })
    this.code = body.code
    this.status = status
    this.values = body.values
    this.fields = body.fields ?? []
  }
}

export const isFault = (thrown: unknown): thrown is ApiFault => thrown instanceof ApiFault

/** It may go better another time, without anybody changing anything. */
export const isPassing = (thrown: unknown): boolean =>
  isFault(thrown) && (thrown.status === 0 || thrown.status === 429 || thrown.status >= 500)

/** The fault that an answer carries, whatever its body looks like. */
export function faultOf(status: number, body: unknown): ApiFault {
  if (isFaultBody(body)) return new ApiFault(status, body)
  return new ApiFault(status, { code: status >= 500 ? 'unexpected' : 'refused', values: { status } })
}

export const unreachable = (cause: unknown): ApiFault => new ApiFault(0, { code: 'unreachable', values: {} }, cause)

function isFaultBody(body: unknown): body is FaultBody {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
}
