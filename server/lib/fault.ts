/**
 * A fault with a code that the reader's language has words for (`fault.<code>` in the catalogue).
 * `status` is the HTTP status it becomes at the edge; `values` fill the sentence.
 */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly code: string
  readonly status: number
  readonly values: Record<string, string | number>

  constructor(code: string, status: number, values: Record<string, string | number> = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause })
    this.code = code
    this.status = status
    this.values = values
  }
}

/** Something is wrong with what was filled in; `fields` says where ("settings.token") and what ("missing"). Status 422. */
export class FieldFault extends Fault {
  readonly fields: readonly { field: string; code: string }[]

  constructor(
    code: string,
    fields: readonly { field: string; code: string }[],
    values: Record<string, string | number> = {},
  ) {
    super(code, 422, values)
    this.fields = fields
  }
}

/** What was thrown, as an Error. */
export const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)))
