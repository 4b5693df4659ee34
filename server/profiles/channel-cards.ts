import type { Channel } from '#channel'
import type { ChannelCard } from '#protocol'

/** The channels that can be set up, as the form draws them. */
export const channelCards = (channels: ReadonlyMap<string, Channel>): ChannelCard[] =>
  [...channels.values()].map(cardOf)

function cardOf({ id, name, can, settings }: Channel): ChannelCard {
  return {
    id,
    name,
    place: can.place,
    fields: settings.fields.map(({ key, kind, required, generated, options = [] }) => ({
      ...{ key, kind, required },
      generated: generated !== undefined,
      options: [...options],
    })),
    can: {
      text: can.text,
      media: Object.keys(can.media),
      buttons: can.buttons !== undefined,
      reactions: can.deeds.includes('react'),
      quotes: can.inbound.includes('quote'),
      receipts: [...can.receipts],
      edits: can.inbound.includes('edit') || can.deeds.includes('edit'),
      typing: can.typing,
      windowMs: can.windowMs ?? null,
      visibility: [...can.visibility],
    },
  }
}
