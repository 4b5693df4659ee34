/** Somebody's name, where it is one: what platforms call people may be a number or an address. Pure. */
export function nameIn(called: string): string | undefined {
  const name = called.trim().replaceAll(/\s+/g, ' ')
  return /^\p{L}/u.test(name) && !/[\d@_/\\<>{}]/.test(name) && name.length <= 60 ? name : undefined
}

/** How one calls them. Who shouts their name is not shouted at. Pure. */
export function firstNameIn(called: string): string | undefined {
  const first = nameIn(called)?.split(' ')[0]
  if (!first || first.length < 2 || first.endsWith('.')) return undefined
  return first === first.toUpperCase() || first === first.toLowerCase()
    ? first.slice(0, 1).toLocaleUpperCase() + first.slice(1).toLocaleLowerCase()
    : first
}

/** The first word of a name as its bearer writes it; empty where there is none. Pure. */
export const firstWordOf = (name: string): string => name.trim().split(/\s+/)[0]!
