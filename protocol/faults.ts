/** The body of every answer that is not a success. `code` has words in the catalogue: `fault.<code>`. */
export type FaultBody = {
  code: string
  values: Record<string, string | number>
  fields?: { field: string; code: string }[]
}
