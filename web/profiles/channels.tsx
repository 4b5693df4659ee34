import { Plus } from 'lucide-react'
import { Chip, Icon, useNow } from '#web/ui'
import { ChannelMark } from '#web/talk'
import { EmptyState } from '#web/states'
import type { ChannelCard, ProfileCard } from '#protocol'
import { Asked, Line, Lines, Page, Section } from '#web/page'
import { useFormats, useText } from '#web/texts'
import { useWays, WayLink } from '#web/ways'
import { useChannelName, useChannelWords } from './channel-name.ts'
import { FUNCTIONS } from './functions.ts'
import { conditionOf, troublesOf } from './health.ts'
import { useChannels, useProfiles } from './queries.ts'
import css from './channels.module.css'

/** The brand's profiles with how they fare, and the channels that can be added. */
export function ChannelsPage() {
  const t = useText()
  const profiles = useProfiles()
  const channels = useChannels()
  const live = (profiles.data ?? []).filter(one => !one.disabled)
  const wrong = live.filter(one => one.health.state === 'failing').length
  const say =
    profiles.data &&
    (live.length === 0
      ? t('channels.say.none')
      : wrong > 0
        ? t('channels.say.wrong', { wrong, count: live.length })
        : t('channels.say.good', { count: live.length }))
  return (
    <Page title={t('channels.title')} say={say}>
      <Section title={t('channels.yours')}>
        <Asked query={profiles}>
          {cards =>
            cards.length === 0 ? (
              <EmptyState as="h3" title={t('channels.empty')}>
                {t('channels.empty.cause')}
              </EmptyState>
            ) : (
              <Lines label={t('channels.yours')}>
                {cards.map(card => (
                  <ProfileLine key={card.id} card={card} />
                ))}
              </Lines>
            )
          }
        </Asked>
      </Section>
      <Section title={t('channels.add')} help={t('channels.add.help')}>
        <Asked query={channels}>
          {cards => (
            <ul className={css.cards}>
              {cards.map(card => (
                <li key={card.id}>
                  <Offer card={card} />
                </li>
              ))}
            </ul>
          )}
        </Asked>
      </Section>
    </Page>
  )
}

const TONES = { good: 'good', soon: 'soon', late: 'late', plain: 'plain' } as const

function ProfileLine({ card }: { card: ProfileCard }) {
  const t = useText()
  const formats = useFormats()
  const ways = useWays()
  const nameOf = useChannelName()
  const wordsOf = useChannelWords()
  const now = useNow(30_000)
  const { tone, words } = conditionOf(card, now, t, formats, wordsOf)
  const troubles = troublesOf(card, now, t, formats)
  return (
    <Line
      start={<ChannelMark of={card.channel} size={28} />}
      title={<bdi>{card.name}</bdi>}
      text={[nameOf(card.channel), t(FUNCTIONS[card.function]), ...troubles].join(' · ')}
      href={ways.profile(card.id)}
      end={<Chip tone={TONES[tone]}>{words}</Chip>}
    />
  )
}

/** A channel that can be added: what it is and what it asks for. */
function Offer({ card }: { card: ChannelCard }) {
  const ways = useWays()
  const nameOf = useChannelName()
  return (
    <WayLink href={ways.newChannel(card.id)} className={css.card}>
      <ChannelMark of={card.id} size={28} />
      <span className={css.words}>
        <b>{nameOf(card.id)}</b>
        {card.words.about && <span className={css.about}>{card.words.about}</span>}
      </span>
      <Icon of={Plus} />
    </WayLink>
  )
}
