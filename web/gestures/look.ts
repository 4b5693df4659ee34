/** What of the list is looked at, as it stands in the address. */
export type GesturesLook = { month?: string; person?: string; kind?: string }

/** What an address says of it; anything else in it is dropped. */
export const lookOf = (search: Readonly<Record<string, unknown>>): GesturesLook =>
  Object.fromEntries(NAMES.flatMap(name => (search[name] ? [[name, String(search[name])]] : [])))

const NAMES = ['month', 'person', 'kind'] as const
