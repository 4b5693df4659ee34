import type { ReactNode } from 'react'
import { CalendarDays, ListFilter, X } from 'lucide'
import { Button, Chip, Icon, IconButton } from '#web/ui'
import { SegmentedControl } from '#web/form'
import { Menu, type MenuDeed, Popover, Tooltip } from '#web/overlay'
import { useChannelName } from '#web/profiles'
import { type Key, useFormats, usePageTexts, useText } from '#web/texts'
import { JumpToDate } from './jump-to-date.tsx'
import type { Looking, Only } from './looking.ts'
import css from './history.module.css'

type HistoryBarProps = {
  looking: Looking
  onLook: (looking: Looking) => void
  /** The channels on which the customer has spoken with us. */
  channels: readonly string[]
  /** At its beginning. */
  start?: ReactNode
}

type Seen = 'all' | 'public' | 'private' | 'notes'

const SEEN = {
  all: 'history.all',
  public: 'visibility.public',
  private: 'visibility.private',
  notes: 'history.notes',
} as const satisfies Record<Seen, Key>
const MORE = {
  messages: 'history.messages',
  media: 'history.media',
  done: 'history.done',
} as const satisfies Partial<Record<Only, Key>>

/** What of the customer's history is looked at, and the way to a day of it. */
export function HistoryBar(props: HistoryBarProps) {
  // Its words come a moment after the conversation: it has its place before.
  return usePageTexts() ? <Bar {...props} /> : <div className={css.bar} />
}

function Bar({ looking, onLook, channels, start }: HistoryBarProps) {
  const t = useText()
  const { of, only } = looking
  const see = (more: Looking): void => onLook({ ...(of && { of }), ...(only && { only }), ...more })
  const seen = only === 'public' || only === 'private' || only === 'notes' ? only : 'all'
  return (
    <div className={css.bar} role="group" aria-label={t('history.label')}>
      {start}
      <Day {...{ looking, onLook }} />
      <Chosen {...{ looking, onLook }} />
      <span className={css.gap} />
      <SegmentedControl<Seen>
        label={t('history.what')}
        choices={(['all', 'public', 'private', 'notes'] as const).map(value => ({ value, label: t(SEEN[value]) }))}
        value={seen}
        onChange={value => onLook({ ...(of && { of }), ...(value !== 'all' && { only: value }) })}
      />
      <More {...{ looking, channels }} onSee={see} onLook={onLook} />
    </div>
  )
}

/** The way to a day; on it, which one it is and the way back to now. */
function Day({ looking, onLook }: Pick<HistoryBarProps, 'looking' | 'onLook'>) {
  const t = useText()
  const formats = useFormats()
  const { at, message: _, ...rest } = looking
  if (at !== undefined) {
    return <Taken words={formats.date(at)} onDrop={() => onLook(rest)} />
  }
  return (
    <Popover
      label={t('history.date')}
      renderTrigger={props => (
        <Tooltip text={t('history.date')}>
          <IconButton {...props} size="s" name={t('history.date')} data-deed="history.date">
            <Icon of={CalendarDays} />
          </IconButton>
        </Tooltip>
      )}
    >
      {close => (
        <JumpToDate
          onDate={when => {
            close()
            onLook({ ...rest, at: when })
          }}
        />
      )}
    </Popover>
  )
}

/** What was chosen beyond the usual, each with the way back. */
function Chosen({ looking, onLook }: Pick<HistoryBarProps, 'looking' | 'onLook'>) {
  const t = useText()
  const nameOf = useChannelName()
  const { of, only } = looking
  const rare = only === 'messages' || only === 'media' || only === 'done' ? only : undefined
  return (
    <>
      {of && <Taken words={nameOf(of)} onDrop={() => onLook(only ? { only } : {})} />}
      {rare && <Taken words={t(MORE[rare])} onDrop={() => onLook(of ? { of } : {})} />}
    </>
  )
}

function Taken({ words, onDrop }: { words: string; onDrop: () => void }) {
  const t = useText()
  return (
    <Chip
      tone="accent"
      deed={
        <IconButton size="s" name={t('history.drop', { what: words })} onClick={onDrop}>
          <Icon of={X} size="s" />
        </IconButton>
      }
    >
      {words}
    </Chip>
  )
}

type MoreProps = HistoryBarProps & { onSee: (more: Looking) => void }

function More({ looking: { of, only }, channels, onSee, onLook }: MoreProps) {
  const t = useText()
  const nameOf = useChannelName()
  const kinds = (['messages', 'media', 'done'] as const).map((one): MenuDeed => ({
    key: one,
    label: t(MORE[one]),
    isChosen: only === one,
    onDo: () => onSee({ only: one }),
  }))
  const places = channels.map((channel): MenuDeed => ({
    key: channel,
    label: nameOf(channel),
    isChosen: of === channel,
    onDo: () => onSee({ of: channel }),
  }))
  const every: MenuDeed = {
    key: 'every',
    label: t('history.every-channel'),
    isChosen: of === undefined,
    onDo: () => onLook(only ? { only } : {}),
  }
  return (
    <Menu
      label={t('history.more')}
      side="end"
      groups={[kinds, channels.length > 1 ? [every, ...places] : []].filter(group => group.length > 0)}
      renderTrigger={props => (
        <Button {...props} size="s" kind="ghost" aria-label={t('history.more')}>
          <Icon of={ListFilter} />
        </Button>
      )}
    />
  )
}
