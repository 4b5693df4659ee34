/** A name that the web chat made: a visitor. */
const VISITOR = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-([0-9a-f]{12})$/i

/** A platform's id in the place of a name: letters and digits in one piece, or more digits than a telephone number has. */
const ID = /^(?:(?=\S*\d)[a-z]?[0-9a-f]{24,64}|\d{16,})$/i

/** What stands in the place of the name of a customer who has not said theirs, with the few letters that tell them apart. */
export type NoName = { kind: 'visitor' | 'somebody'; mark: string }

/** Undefined when somebody is called so; a mark of no letters when nothing tells them apart. */
export function noNameIn(name: string): NoName | undefined {
  const whole = name.trim()
  const visitor = VISITOR.exec(whole)
  if (visitor) return { kind: 'visitor', mark: visitor[1]!.slice(-4) }
  if (whole === '' || ID.test(whole)) return { kind: 'somebody', mark: whole.slice(-4) }
  return undefined
}
