import { ChannelShelves } from '#web/connecting'
import { isBroken, isTroubled, type Say, useSay } from '#web/health'
import { Asked, Page, Section } from '#web/page'
import { useChannels, useProfiles } from '#web/profiles'
import { EmptyState } from '#web/states'
import type { ProfileCard } from '#protocol'
import { useText } from '#web/texts'
import { ConnectionList } from './connection-list.tsx'

/** The brand's profiles with how they fare, and the channels that can be added. */
export function ChannelsPage() {
  const t = useText()
  const profiles = useProfiles()
  const channels = useChannels()
  const say = useSay()
  return (
    <Page title={t('channels.title')} say={profiles.data && sentence(profiles.data, say)}>
      <Section title={t('channels.yours')}>
        <Asked query={profiles}>
          {cards =>
            cards.length === 0 ? (
              <EmptyState as="h3" title={t('channels.empty')}>
                {t('channels.empty.cause')}
              </EmptyState>
            ) : (
              <ConnectionList cards={cards} />
            )
          }
        </Asked>
      </Section>
      <Section title={t('channels.add')} help={t('channels.add.help')}>
        <Asked query={channels}>{cards => <ChannelShelves cards={cards} />}</Asked>
      </Section>
    </Page>
  )
}

/** Whether all is well, in a sentence. */
function sentence(cards: readonly ProfileCard[], say: Say): string {
  const live = cards.filter(card => !card.disabled)
  if (live.length === 0) return say.t('channels.say.none')
  const wrong = live.filter(card => isBroken(card, say)).length
  const troubled = live.filter(card => isTroubled(card, say)).length
  const count = live.length
  if (wrong > 0) return say.t('channels.say.wrong', { wrong, count })
  return troubled > 0 ? say.t('channels.say.look', { count: troubled }) : say.t('channels.say.good', { count })
}
