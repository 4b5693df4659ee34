import {
  AlarmClock,
  Check,
  ChevronDown,
  ChevronLeft,
  Ellipsis,
  PanelRight,
  RotateCcw,
  Tag,
  UserRoundPlus,
  UsersRound,
} from 'lucide'
import { Avatar, Button, Icon, IconButton, Kbd, VisuallyHidden } from '#web/ui'
import { Menu, type MenuDeed, Tooltip } from '#web/overlay'
import { printed, useStage } from '#web/actions'
import { useBrand } from '#web/api'
import { ClocksButton } from '#web/deadlines'
import { useFormats, useText } from '#web/texts'
import type { Colleague, Conversation, Team } from '#protocol'
import { DEEDS } from './deed-names.ts'
import type { Present } from '#web/cache'
import css from './talk-head.module.css'

type TalkHeadProps = {
  conversation: Conversation
  about: string
  colleagues: readonly Colleague[]
  teams: readonly Team[]
  /** Colleagues who are at this conversation now. */
  here: Present
  isPanelOpen: boolean
  isAlone: boolean
  onBack: () => void
  onPanel: () => void
  onReopen: () => void
  /** What joins it with others. */
  more: readonly MenuDeed[]
}

/** Whose conversation it is, who has it, and what can be done with it. */
export function TalkHead(props: TalkHeadProps) {
  const { conversation, about, isPanelOpen, onBack, onPanel, onReopen } = props
  const t = useText()
  const isClosed = conversation.status === 'closed'
  const Name = props.isAlone ? 'h1' : 'h2'
  return (
    <header className={css.head}>
      <span className={css.back}>
        <IconButton name={t('talk.back')} onClick={onBack}>
          <Icon of={ChevronLeft} size="l" mirrors />
        </IconButton>
      </span>
      <div className={css.who}>
        <Name className={css.name}>
          <bdi>{conversation.name}</bdi>
        </Name>
        <span className={css.about}>
          <bdi>{about}</bdi>
        </span>
      </div>
      <span className={css.gap} />
      {!isClosed && <ClocksButton conversation={conversation} />}
      <Here {...props} />
      <span className={css.wide}>
        <HolderButton {...props} />
        {!isClosed && <SnoozeButton />}
        <TagButton />
        <MoreMenu groups={[props.more]} />
      </span>
      <span className={css.narrow}>
        <More {...props} />
      </span>
      {isClosed ? <ReopenButton onReopen={onReopen} /> : <CloseButton />}
      <Tooltip text={t('talk.panel')} keys="]">
        <IconButton size="s" name={t('talk.panel')} aria-expanded={isPanelOpen} aria-keyshortcuts="]" onClick={onPanel}>
          <Icon of={PanelRight} mirrors />
        </IconButton>
      </Tooltip>
    </header>
  )
}

function SnoozeButton() {
  const t = useText()
  const { ask } = useStage()
  return (
    <Tooltip text={t('deed.snooze')} keys="H">
      <IconButton
        size="s"
        name={t('deed.snooze')}
        data-deed={DEEDS.snooze}
        aria-keyshortcuts="H"
        aria-haspopup="dialog"
        onClick={() => ask(DEEDS.snooze)}
      >
        <Icon of={AlarmClock} />
      </IconButton>
    </Tooltip>
  )
}

function TagButton() {
  const t = useText()
  const { ask } = useStage()
  return (
    <Tooltip text={t('deed.tag')} keys="T">
      <IconButton
        size="s"
        name={t('deed.tag')}
        data-deed={DEEDS.tag}
        aria-keyshortcuts="T"
        aria-haspopup="dialog"
        onClick={() => ask(DEEDS.tag)}
      >
        <Icon of={Tag} />
      </IconButton>
    </Tooltip>
  )
}

function ReopenButton({ onReopen }: Pick<TalkHeadProps, 'onReopen'>) {
  const t = useText()
  return (
    <Button size="s" onClick={onReopen}>
      <Icon of={RotateCcw} size="s" />
      <span className={css.word}>{t('deed.reopen')}</span>
    </Button>
  )
}

function CloseButton() {
  const t = useText()
  const { ask } = useStage()
  return (
    <Button
      size="s"
      data-deed={DEEDS.close}
      aria-keyshortcuts="E"
      aria-haspopup="dialog"
      onClick={() => ask(DEEDS.close)}
    >
      <Icon of={Check} />
      <span className={css.word}>{t('deed.close')}</span>
      <span className={css.word}>
        <Kbd keys={printed('E')} />
      </span>
    </Button>
  )
}

const DOING = { reply: 'talk.answering', note: 'talk.noting' } as const

/** Those who are looking, so that two do not answer at once. */
function Here({ here, colleagues }: TalkHeadProps) {
  const t = useText()
  const { me } = useBrand()
  const others = here.filter(one => one.id !== me.person.id)
  if (others.length === 0) return null
  return (
    <ul className={css.here} aria-label={t('talk.here')}>
      {others.slice(0, 3).map(({ id, writes }) => {
        const one = colleagues.find(each => each.id === id)
        const name = one?.name ?? '…'
        const words = t(writes === null ? 'talk.looking' : DOING[writes], { name })
        return (
          <li key={id} title={words} aria-label={words}>
            <Avatar name={name} picture={one?.picture ?? undefined} of="agent" size={22} presence="here" />
          </li>
        )
      })}
    </ul>
  )
}

function HolderButton({ conversation, colleagues, teams }: TalkHeadProps) {
  const t = useText()
  const { ask } = useStage()
  const { me } = useBrand()
  const { holder } = conversation
  const agent = holder.kind === 'agent' ? colleagues.find(one => one.id === holder.id) : undefined
  const name = holder.kind === 'agent' ? (agent?.name ?? '…') : undefined
  const isMine = holder.kind === 'agent' && holder.id === me.person.id
  const team = holder.kind === 'queue' ? teams.find(one => one.id === holder.team)?.name : undefined
  const words = isMine ? t('holder.you') : (name ?? team ?? t(holder.kind === 'bot' ? 'holder.bot' : 'holder.nobody'))
  return (
    <Button
      size="s"
      kind="ghost"
      data-deed={DEEDS.assign}
      aria-keyshortcuts="A"
      aria-haspopup="dialog"
      onClick={() => ask(DEEDS.assign)}
    >
      <VisuallyHidden>{t('holder.said', { holder: words })}</VisuallyHidden>
      <span className={css.face} aria-hidden="true">
        {name ? (
          <Avatar name={name} picture={agent?.picture ?? undefined} of="agent" size={20} />
        ) : (
          <Icon of={team ? UsersRound : UserRoundPlus} />
        )}
        <bdi className={css.holder}>{words}</bdi>
        <Icon of={ChevronDown} size="s" />
      </span>
    </Button>
  )
}

/** On a phone: what does not fit. */
function More({ conversation, more }: TalkHeadProps) {
  const t = useText()
  const formats = useFormats()
  const { ask } = useStage()
  const deeds: MenuDeed[] = [
    { key: 'assign', label: t('deed.assign'), icon: UserRoundPlus, onDo: () => ask(DEEDS.assign) },
  ]
  if (conversation.status !== 'closed')
    deeds.push({ key: 'snooze', label: t('deed.snooze'), icon: AlarmClock, onDo: () => ask(DEEDS.snooze) })
  deeds.push({ key: 'tag', label: t('deed.tag'), icon: Tag, onDo: () => ask(DEEDS.tag) })
  const until = conversation.snoozedUntil
  const untilWhen: MenuDeed[] = until
    ? [{ key: 'until', label: t('row.snoozed', { until: formats.moment(until) }), isOff: true, onDo: () => undefined }]
    : []
  return <MoreMenu groups={[untilWhen, deeds, more]} />
}

function MoreMenu({ groups }: { groups: readonly (readonly MenuDeed[])[] }) {
  const t = useText()
  return (
    <Menu
      label={t('talk.more')}
      side="end"
      groups={groups.filter(group => group.length > 0)}
      renderTrigger={props => (
        <IconButton {...props} size="s" name={t('talk.more')}>
          <Icon of={Ellipsis} />
        </IconButton>
      )}
    />
  )
}
