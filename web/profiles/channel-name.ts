import { useChannels } from './queries.ts'

/** What a channel is called, in the reader's language. */
export function useChannelName(): (code: string) => string {
  const channels = useChannels().data
  return code => channels?.find(channel => channel.id === code)?.name ?? code
}

export type ChannelWords = (channel: string, key: string) => string | undefined

/** What a channel itself says to people (`setting.secret.label`, `health.refused`); undefined where it says nothing. */
export function useChannelWords(): ChannelWords {
  const channels = useChannels().data
  return (code, key) => channels?.find(channel => channel.id === code)?.words[key]
}
