import { Briefcase } from 'lucide'
import { Button, Icon, Kbd, useNow } from '#web/ui'
import { ChannelMark } from '#web/talk'
import { printed, useStage } from '#web/actions'
import { useCase } from '#web/cache'
import { useChannelName } from '#web/profiles'
import { useFormats, usePageTexts, useText } from '#web/texts'
import { useWays, WayLink } from '#web/ways'
import type { CasePage, Row } from '#protocol'
import css from './cases.module.css'

const MOST = 4

/** Under the head of a conversation: the matter that it is a part of, and what else is, one press away. */
export function CaseStrip({ id, hereId }: { id: string; hereId: string }) {
  const t = useText()
  const ways = useWays()
  const { data } = useCase(id)
  const hasTexts = usePageTexts()
  if (!data || !hasTexts) return null
  const { number, title, state } = data
  const others = data.first.filter(row => row.id !== hereId)
  const more = data.conversations - data.outOfSight - 1 - Math.min(others.length, MOST)
  return (
    <section className={css.strip} data-state={state} aria-label={t('cases.label', { number })}>
      <div className={css.head}>
        <WayLink href={ways.caseOf(id)} className={css.name} title={title}>
          <Icon of={Briefcase} size="s" />
          <b>{t('cases.number', { number })}</b>
          <bdi className={css.title}>{title}</bdi>
        </WayLink>
        <span className={css.size}>{sizeOf(data, t)}</span>
      </div>
      {state === 'open' ? <Settle /> : <span />}
      <ul className={css.others}>
        {others.slice(0, MOST).map(row => (
          <Other key={row.id} row={row} isOfAnother={data.customers > 1} />
        ))}
        {more > 0 && (
          <li>
            <WayLink href={ways.caseOf(id)} className={css.other}>
              {t('cases.others', { count: more })}
            </WayLink>
          </li>
        )}
      </ul>
    </section>
  )
}

/** How much there is of it, of how many, and what of it one may not see. */
export function sizeOf(
  { conversations, open, customers, outOfSight, state }: CasePage,
  t: ReturnType<typeof useText>,
): string {
  return [
    customers > 1
      ? t('cases.size.people', { count: conversations, customers })
      : t('cases.size', { count: conversations }),
    state === 'settled' ? t('cases.is-settled.short') : t('cases.open-of', { count: open }),
    outOfSight > 0 && t('cases.out-of-sight', { count: outOfSight }),
  ]
    .filter(Boolean)
    .join(' · ')
}

function Other({ row, isOfAnother }: { row: Row; isOfAnother: boolean }) {
  const t = useText()
  const ways = useWays()
  const formats = useFormats()
  const now = useNow(60_000)
  const channelName = useChannelName()
  const { id, channel, name, status, openedAt, last } = row
  const isOpen = status !== 'closed'
  const place = `${channelName(channel)}, ${formats.date(openedAt, now)}`
  return (
    <li>
      <WayLink href={ways.inbox('all', id)} className={css.other} data-open={isOpen} title={last.text}>
        <ChannelMark of={channel} size={15} />
        {isOfAnother && <bdi className={css.who}>{name}</bdi>}
        <span>{place}</span>
        <span className={css.how}>{t(isOpen ? 'cases.is-open' : 'cases.is-closed')}</span>
      </WayLink>
    </li>
  )
}

function Settle() {
  const t = useText()
  const { look, ask } = useStage()
  const onSettle = (): void => {
    const { together } = look()
    if (together?.case?.open === 0) together.settleCase()
    else ask('together.settle-case')
  }
  return (
    <span className={css.settle}>
      <Button
        kind="ghost"
        size="s"
        data-deed="together.settle-case"
        aria-keyshortcuts="Shift+L"
        aria-haspopup="dialog"
        onClick={onSettle}
      >
        {t('cases.settle')}
        <Kbd keys={printed('shift+L')} />
      </Button>
    </span>
  )
}
