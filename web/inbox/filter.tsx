import { Bookmark, ListFilter, X } from 'lucide'
import { Button, Chip, Icon, IconButton } from '#web/ui'
import { useStage } from '#web/actions'
import { Menu, type MenuDeed } from '#web/overlay'
import type { Narrowing } from '#web/live'
import { useChannelName, useProfiles } from '#web/profiles'
import { useText } from '#web/texts'
import { VIEW_DEEDS } from '#web/views'
import css from './inbox.module.css'

type FilterProps = { narrowing: Narrowing; onNarrow: (narrowing: Narrowing) => void }

type Loose = { [K in keyof Narrowing]: Narrowing[K] | undefined }

/** What narrows the list: unread, a channel, a profile. */
export function Filter({ narrowing, onNarrow }: FilterProps) {
  const t = useText()
  const nameOf = useChannelName()
  const profiles = useProfiles().data ?? []
  const { ask } = useStage()
  const { channel, profile, unread } = narrowing
  const channels = [...new Set(profiles.map(one => one.channel))]
  const choose = (change: Partial<Loose>): void => onNarrow(trimmed({ ...narrowing, ...change }))
  const byChannel: MenuDeed[] = channels.map(code => ({
    key: code,
    label: nameOf(code),
    isChosen: channel === code,
    onDo: () => choose({ channel: channel === code ? undefined : code, profile: undefined }),
  }))
  const byProfile: MenuDeed[] = profiles.map(one => ({
    key: one.id,
    label: one.name,
    text: nameOf(one.channel),
    isChosen: profile === one.id,
    onDo: () => choose({ profile: profile === one.id ? undefined : one.id, channel: undefined }),
  }))
  const groups: MenuDeed[][] = [
    [{ key: 'unread', label: t('filter.unread'), isChosen: unread ?? false, onDo: () => choose({ unread: !unread }) }],
    channels.length > 1 ? byChannel : [],
    profiles.length > 1 ? byProfile : [],
    [{ key: 'save', label: t('view.save'), icon: Bookmark, onDo: () => ask(VIEW_DEEDS.add) }],
  ]
  return (
    <Menu
      label={t('filter.name')}
      side="end"
      groups={groups.filter(group => group.length > 0)}
      renderTrigger={props => (
        <IconButton {...props} name={t('filter.name')}>
          <Icon of={ListFilter} />
        </IconButton>
      )}
    />
  )
}

/** Without what does not narrow. */
function trimmed({ view, saved, sort, channel, profile, unread }: Loose): Narrowing {
  return {
    view: view ?? 'mine',
    ...(saved && { saved }),
    ...(sort && { sort }),
    ...(channel && { channel }),
    ...(profile && { profile }),
    ...(unread && { unread }),
  }
}

/** What narrows the list now, each with the way out. */
export function FilterChips({ narrowing, onNarrow }: FilterProps) {
  const t = useText()
  const nameOf = useChannelName()
  const profiles = useProfiles().data ?? []
  const { ask } = useStage()
  const { channel, profile, unread } = narrowing
  if (!channel && !profile && !unread) return null
  const chips = [
    unread && { words: t('filter.unread'), without: { ...narrowing, unread: undefined } },
    channel && { words: nameOf(channel), without: { ...narrowing, channel: undefined } },
    profile && {
      words: profiles.find(one => one.id === profile)?.name ?? '…',
      without: { ...narrowing, profile: undefined },
    },
  ].filter(chip => typeof chip === 'object')
  return (
    <div className={css.chips}>
      {chips.map(({ words, without }) => (
        <Chip
          key={words}
          tone="accent"
          deed={
            <IconButton
              size="s"
              name={t('filter.without', { filter: words })}
              onClick={() => onNarrow(trimmed(without))}
            >
              <Icon of={X} size="s" />
            </IconButton>
          }
        >
          {words}
        </Chip>
      ))}
      <Button size="s" kind="ghost" onClick={() => ask(VIEW_DEEDS.add)}>
        <Icon of={Bookmark} size="s" />
        {t('view.save')}
      </Button>
    </div>
  )
}
