import type { World } from './world.ts'

/** What a channel is called. */
export const channelName =
  ({ channels }: Pick<World, 'channels'>) =>
  (id: string): string =>
    channels.get(id)?.name ?? id
