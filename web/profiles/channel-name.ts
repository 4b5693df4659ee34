import { type Key, useText } from '#web/texts'
import { useChannels } from './queries.ts'

/** What a channel is called: in the reader's language where the catalogue knows it. */
export function useChannelName(): (code: string) => string {
  const t = useText()
  const channels = useChannels().data
  return code => {
    const key = `channel.${code}.name` as Key
    const words = t(key)
    return words === key ? (channels?.find(channel => channel.id === code)?.name ?? code) : words
  }
}
