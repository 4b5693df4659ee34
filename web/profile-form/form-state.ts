import type { ChannelCard, ChatLook, ProfileCard } from '#protocol'

/** What is filled in of a profile. Secrets are empty until somebody writes a new one. */
export type Filled = {
  name: string
  function: ProfileCard['function']
  language: ProfileCard['language']
  settings: Record<string, string>
  look: ChatLook | undefined
}

/** A form to begin with: the brand's own name and language, its colour for what is seen on its web. */
export function blank(
  channel: ChannelCard,
  brand: { name: string; language: 'es' | 'en'; color: string },
  greeting: string,
): Filled {
  const chosen = channel.fields
    .filter(field => field.kind === 'choice')
    .map(field => [field.key, field.options[0] ?? ''])
  return {
    name: brand.name,
    function: 'service',
    language: brand.language,
    settings: Object.fromEntries(chosen),
    look: hasLook(channel.id) ? { color: brand.color, greeting, position: 'end' } : undefined,
  }
}

/** The form of a profile that is there; how its secrets end is shown beside their fields, not in them. */
export function filledFrom(card: ProfileCard, channel: ChannelCard): Filled {
  const open = channel.fields
    .filter(field => field.kind !== 'secret')
    .map(field => [field.key, card.settings[field.key] ?? ''])
  const { name, function: purpose, language, look } = card
  return {
    name,
    function: purpose,
    language,
    settings: Object.fromEntries(open),
    look: (hasLook(channel.id) && look) || undefined,
  }
}

/** Only what is drawn on the brand's own web has a look. */
export const hasLook = (channelId: string): boolean => channelId === 'web-chat'

/** What has to be sent: secrets that were left empty stay as they are. */
export const settingsToSend = (settings: Record<string, string>, channel: ChannelCard): Record<string, string> =>
  Object.fromEntries(
    Object.entries(settings).filter(
      ([key, value]) => value !== '' || channel.fields.find(field => field.key === key)?.kind !== 'secret',
    ),
  )
