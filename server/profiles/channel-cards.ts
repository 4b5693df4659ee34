import type { Channel, Language } from '#channel'
import type { ChannelCard } from '#protocol'

/** The channels that can be set up, as the form draws them, in this language. */
export const channelCards = (channels: ReadonlyMap<string, Channel>, language: Language): ChannelCard[] =>
  [...channels.values()].map(channel => cardOf(channel, language))

function cardOf({ id, name, words, can, settings, profiles }: Channel, language: Language): ChannelCard {
  return {
    id,
    name: words[language].name ?? name,
    words: words[language],
    place: can.place,
    findsAccounts: profiles !== undefined,
    fields: settings.fields.map(({ key, kind, required, generated, options = [] }) => ({
      ...{ key, kind, required },
      generated: generated !== undefined,
      options: [...options],
    })),
    can: {
      text: { max: can.text.max, unit: can.text.unit },
      media: Object.keys(can.media),
      buttons: can.buttons !== undefined,
      reactions: can.deeds.includes('react'),
      quotes: can.inbound.includes('quote'),
      receipts: [...can.receipts],
      edits: can.inbound.includes('edit') || can.deeds.includes('edit'),
      typing: can.typing,
      windowMs: can.windowMs ?? null,
      visibility: [...can.visibility],
      deeds: [...can.deeds],
      editWithinMs: can.editWithinMs ?? null,
      templates: can.templates === true,
    },
  }
}
