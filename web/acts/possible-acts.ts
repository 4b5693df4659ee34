import type { Conversation, Message, NewAct } from '#protocol'

export type ActName = NewAct['deed']
export type ActRules = Conversation['acts']

const THERE = new Set<Message['state']>(['received', 'sent', 'delivered', 'read'])

/** What can be done to a message on its platform, as far as its place and its age let us. Pure. */
export function possibleActs(
  message: Pick<Message, 'direction' | 'visibility' | 'state' | 'deletedAt' | 'at'>,
  rules: ActRules,
  now: number,
): ReadonlySet<ActName> {
  const { direction, visibility, state, deletedAt, at } = message
  const here = rules.find(each => each.visibility === visibility)
  const isSpoken = direction === 'in' || direction === 'out'
  if (!here || !isSpoken || deletedAt !== null || !THERE.has(state)) return new Set()
  const isInTime = here.withinMs === null || now - at <= here.withinMs
  const fits: Record<ActName, boolean> = {
    // Nobody nods at themselves.
    react: direction === 'in',
    like: direction === 'in',
    hide: direction === 'in' && visibility === 'public',
    edit: direction === 'out' && isInTime,
    unsend: direction === 'out' && isInTime,
  }
  return new Set(here.deeds.filter(name => fits[name]))
}
