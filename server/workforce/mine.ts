import { mustBeAble, type Who } from '#accounts'
import { Fault } from '#lib'

/** Presence is a person's own: keys of programs have none. @throws Fault `forbidden` (403) */
export function mine(who: Who): { workspaceId: string; personId: string } {
  mustBeAble(who, 'answer')
  if (who.kind !== 'person') throw new Fault('forbidden', 403)
  return who
}
