import type { ChannelCard, Message, NewAct } from '#protocol'

export type ActName = NewAct['deed']

const THERE = new Set<Message['state']>(['received', 'sent', 'delivered', 'read'])

/** What can be done to a message on its platform, as far as its channel and its age let us. Pure. */
export function possibleActs(
  message: Pick<Message, 'direction' | 'visibility' | 'state' | 'deletedAt' | 'at'>,
  can: Pick<ChannelCard['can'], 'deeds' | 'editWithinMs'> | undefined,
  now: number,
): ReadonlySet<ActName> {
  const { direction, visibility, state, deletedAt, at } = message
  const isSpoken = direction === 'in' || direction === 'out'
  if (!can || !isSpoken || deletedAt !== null || !THERE.has(state)) return new Set()
  const isInTime = can.editWithinMs === null || now - at <= can.editWithinMs
  const fits: Record<ActName, boolean> = {
    react: true,
    like: direction === 'in',
    hide: direction === 'in' && visibility === 'public',
    edit: direction === 'out' && isInTime,
    unsend: direction === 'out' && isInTime,
  }
  return new Set((Object.keys(fits) as ActName[]).filter(name => fits[name] && can.deeds.includes(name)))
}
