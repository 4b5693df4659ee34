import { type Condition, conditionOf, lineConditionOf, ownConditionOf, type Say, troublesOf } from '#web/health'
import { FUNCTIONS, useChannelName } from '#web/profiles'
import { ChannelMark } from '#web/talk'
import type { ProfileCard } from '#protocol'
import type { Key } from '#web/texts'
import { useWays, WayLink } from '#web/ways'
import { ConnectionRow } from './connection-row.tsx'
import type { Connection, ListLine } from './connections.ts'
import css from './connection-row.module.css'

const LANGUAGES: Record<ProfileCard['language'], Key> = { es: 'language.es', en: 'language.en' }

/** One line of the list, as it stands alone or within its connection. */
export function ConnectionLine({ line, say, canAdd }: { line: ListLine; say: Say; canAdd: Adding }) {
  if (line.kind === 'head') return <Head connection={line.connection} say={say} canAdd={canAdd} />
  if (line.kind === 'within') return <Within card={line.card} say={say} />
  return <Alone card={line.card} say={say} />
}

/** Whether more accounts of this channel's connections can be taken in. */
export type Adding = (channel: string) => boolean

const purposeOf = (card: ProfileCard, { t }: Say): string[] => [
  t(FUNCTIONS[card.function]),
  t(LANGUAGES[card.language]),
]

function Alone({ card, say }: { card: ProfileCard; say: Say }) {
  const ways = useWays()
  const nameOf = useChannelName()
  const condition = conditionOf(card, say)
  const troubles = card.disabled ? [] : troublesOf(card, say)
  return (
    <ConnectionRow
      start={<ChannelMark of={card.channel} size={28} />}
      title={
        <WayLink href={ways.profile(card.id)}>
          <bdi>{card.name}</bdi>
        </WayLink>
      }
      text={[nameOf(card.channel), ...purposeOf(card, say), ...troubles].join(' · ')}
      condition={condition}
    />
  )
}

/** The connection that several profiles hang on: what is wrong with it is said here, once. */
function Head({ connection: { channel, cards }, say, canAdd }: { connection: Connection; say: Say; canAdd: Adding }) {
  const ways = useWays()
  const nameOf = useChannelName()
  const [first] = cards
  const isOff = cards.every(card => card.disabled)
  const condition: Condition = isOff ? { tone: 'plain', words: say.t('health.off') } : lineConditionOf(first!, say)
  const count = say.t('connection.profiles', { count: cards.length })
  const troubles = isOff ? [] : troublesOf(first!, say)
  return (
    <ConnectionRow
      start={<ChannelMark of={channel} size={28} />}
      title={nameOf(channel)}
      text={[count, ...troubles].join(' · ')}
      deed={
        canAdd(channel) && (
          <WayLink href={ways.accounts(first!.id)} className={css.deed}>
            {say.t('connection.more')}
          </WayLink>
        )
      }
      condition={condition}
    />
  )
}

function Within({ card, say }: { card: ProfileCard; say: Say }) {
  const ways = useWays()
  return (
    <ConnectionRow
      isWithin
      title={
        <WayLink href={ways.profile(card.id)}>
          <bdi>{card.name}</bdi>
        </WayLink>
      }
      text={purposeOf(card, say).join(' · ')}
      condition={ownConditionOf(card, say)}
    />
  )
}
