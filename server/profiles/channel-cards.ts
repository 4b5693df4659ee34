import { type Capabilities, type Channel, deedsOf, faceOf, type Language, type SignIn } from '#channel'
import type { ChannelAbilities, ChannelCard, ChannelGroup } from '#protocol'

/** The channels that can be set up, as the form draws them, in this language. */
export const channelCards = (channels: ReadonlyMap<string, Channel>, language: Language): ChannelCard[] =>
  [...channels.values()].map(channel => cardOf(channel, language))

function cardOf(
  { id, name, words, can, kinds = [], settings, profiles, signIn }: Channel,
  language: Language,
): ChannelCard {
  return {
    id,
    name: words[language].name ?? name,
    words: words[language],
    group: groupOf(can),
    findsAccounts: profiles !== undefined,
    signIn: signIn ? signInOf(signIn) : null,
    fields: settings.fields.map(({ key, kind, required, generated, options = [] }) => ({
      ...{ key, kind, required },
      generated: generated !== undefined,
      options: [...options],
    })),
    can: abilitiesOf(can),
    kinds: kinds.map(kind => ({ id: kind.id, can: abilitiesOf(kind.can) })),
  }
}

const signInOf = ({ at, gives, prepare }: SignIn<unknown>): NonNullable<ChannelCard['signIn']> => ({
  at: at.map(({ vendor, when = {}, needs }) => ({ vendor, when: { ...when }, needs: [...needs] })),
  gives: [...gives],
  isRegistered: prepare !== undefined,
})

/** Where people look for it. A place with a square of its own is social, also where one may talk alone there. */
function groupOf({ place, public: square, text }: Capabilities): ChannelGroup {
  if (place === 'reviews' || place === 'mail' || place === 'web') return place
  if (place === 'voice' || text.pieces === 'sms') return 'phone'
  return place === 'messaging' && square?.place === undefined ? 'messaging' : 'social'
}

function abilitiesOf(can: Capabilities): ChannelAbilities {
  const all = deedsOf(can)
  const deedsIn = (visibility: 'public' | 'private') =>
    can.visibility.includes(visibility) ? [...faceOf(can, visibility).deeds] : []
  return {
    text: { max: can.text.max, unit: can.text.unit },
    media: Object.keys(can.media),
    buttons: can.buttons !== undefined,
    reactions: all.includes('react'),
    quotes: can.visibility.some(visibility => faceOf(can, visibility).quotes === true),
    receipts: [...can.receipts],
    edits: all.includes('edit'),
    typing: can.typing,
    windowMs: can.windowMs ?? null,
    visibility: [...can.visibility],
    deeds: { public: deedsIn('public'), private: deedsIn('private') },
    editWithinMs: can.editWithinMs ?? null,
    templates: can.templates === true,
  }
}
