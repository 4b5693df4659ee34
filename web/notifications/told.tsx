import {
  AlarmClock,
  AtSign,
  CalendarHeart,
  CalendarX,
  CircleAlert,
  Coffee,
  Hand,
  CalendarClock,
  type IconNode,
  Megaphone,
  MessageCircle,
  UserRoundCheck,
  UserRoundPlus,
  UserRoundX,
} from 'lucide'
import { Button, Icon, useNow, VisuallyHidden } from '#web/ui'
import { useCalled } from '#web/customers'
import { ago } from '#web/page'
import { useColleagues } from '#web/people'
import { ChannelMark } from '#web/talk'
import { type Key, useFormats, useText } from '#web/texts'
import { useWays, WayLink } from '#web/ways'
import type { NotificationCard, NotificationKind } from '#protocol'
import { useAskWords } from './ask-words.ts'
import css from './list.module.css'

const SIGNS: Record<NotificationKind, IconNode> = {
  mentioned: AtSign,
  assigned: UserRoundPlus,
  wrote: MessageCircle,
  failed: CircleAlert,
  woken: AlarmClock,
  asked: Hand,
  kept: UserRoundCheck,
  alerted: Megaphone,
  paused: Coffee,
  overdue: CalendarX,
  progress: CalendarClock,
  unserved: UserRoundX,
  given: CalendarHeart,
}

const SAID: Record<NotificationKind, Key> = {
  mentioned: 'notices.said.mentioned',
  assigned: 'notices.said.assigned',
  wrote: 'notices.said.wrote',
  failed: 'notices.said.failed',
  woken: 'notices.said.woken',
  asked: 'notices.said.asked',
  kept: 'notices.said.kept',
  alerted: 'notices.said.alerted',
  paused: 'notices.said.paused',
  overdue: 'notices.said.overdue',
  progress: 'notices.said.progress',
  unserved: 'notices.said.unserved',
  given: 'notices.said.given',
}

type ToldProps = { one: NotificationCard; onGo: () => void; onAnswer: (gives: boolean) => void }

/** One thing one was told: what happened, with whom, and the way there. What one is asked is answered here. */
export function Told({ one, onGo, onAnswer }: ToldProps) {
  const { kind, by, text, readAt, alert } = one
  const t = useText()
  const asks = useAskWords(one.asks)
  const colleagues = useColleagues().data ?? []
  const isUnread = readAt === null
  const who = by === null ? t('system.machine') : (colleagues.find(({ id }) => id === by)?.name ?? t('system.somebody'))
  return (
    <li className={css.row} data-unread={isUnread || undefined}>
      <span className={css.sign} data-kind={kind}>
        <Icon of={SIGNS[kind]} />
      </span>
      <div className={css.words}>
        <Head one={one} onGo={onGo} />
        <span className={css.said}>{t(SAID[kind], { who, level: alert?.level ?? 'watch' })}</span>
        {asks && <span className={css.text}>{t('notices.asks', { asks })}</span>}
        {text && (
          <span className={css.text} dir="auto">
            {text}
          </span>
        )}
        {kind === 'asked' && isUnread && (
          <span className={css.deeds}>
            <Button size="s" onClick={() => onAnswer(true)}>
              {t('notices.give')}
            </Button>
            <Button size="s" kind="ghost" onClick={() => onAnswer(false)}>
              {t('notices.keep')}
            </Button>
          </span>
        )}
        {isUnread && <VisuallyHidden>{t('notices.unread')}</VisuallyHidden>}
      </div>
    </li>
  )
}

/** Who it is about and when; the way there, where it concerns a conversation. */
function Head({ one, onGo }: Pick<ToldProps, 'one' | 'onGo'>) {
  const { kind, conversationId, channel, at } = one
  const formats = useFormats()
  const ways = useWays()
  const t = useText()
  const called = useCalled()
  const now = useNow(60_000)
  const time = (
    <time className={css.time} dateTime={new Date(at).toISOString()}>
      {ago(at, now, formats)}
    </time>
  )
  if (kind === 'alerted')
    return (
      <WayLink href={ways.alerts()} className={css.link} onClick={onGo}>
        <b className={css.name}>{t('notices.of.alerted')}</b>
        {time}
      </WayLink>
    )
  if (conversationId === null)
    return (
      <span className={css.link}>
        <b className={css.name}>{t('notices.of.paused')}</b>
        {time}
      </span>
    )
  const view = kind === 'mentioned' ? 'mentions' : 'all'
  return (
    <WayLink href={ways.inbox(view, conversationId)} className={css.link} onClick={onGo}>
      <ChannelMark of={channel} />
      <b className={css.name}>
        <bdi>{called(one.name)}</bdi>
      </b>
      {time}
    </WayLink>
  )
}
