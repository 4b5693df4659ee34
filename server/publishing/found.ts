import type { Who } from '#accounts'
import { Fault } from '#lib'
import type { Connected, Directory, Profile } from '#profiles'

/** A profile of one's own brand. @throws Fault not-found (404) */
export function foundIn(
  directory: Directory,
  { workspaceId }: Pick<Who, 'workspaceId'>,
  profileId: string,
): { connected: Connected; profile: Profile } {
  const found = directory.profile(profileId)
  if (found?.connected.workspaceId !== workspaceId) throw new Fault('not-found', 404)
  return found
}
