import { useState } from 'react'
import { ChevronLeft, ChevronRight, Download, Gift } from 'lucide'
import type { Gesture, GestureSums } from '#protocol'
import { written } from '#web/api'
import { Select } from '#web/form'
import { Asked, LongList, Page } from '#web/page'
import { EmptyState } from '#web/states'
import { useFormats, useLanguage, useText } from '#web/texts'
import { Button, Icon, IconButton, LinkButton } from '#web/ui'
import { useWays } from '#web/ways'
import { GestureLine } from './gesture-line.tsx'
import { type GesturesLook, lookOf } from './look.ts'
import { monthBeside, monthName } from './months.ts'
import { useFileAddress, useGestures, useMine, useSums } from './queries.ts'
import { TakeBackDialog } from './take-back-dialog.tsx'
import css from './gestures.module.css'

/** What was given, month by month: open to the whole team. */
export function GesturesPage({ search }: { search: Readonly<Record<string, unknown>> }) {
  const look = lookOf(search)
  const t = useText()
  const sums = useSums(look)
  const list = useGestures(look)
  const address = useFileAddress(look)
  const [goingBack, setGoingBack] = useState<Gesture>()
  const rows = list.data?.pages.flatMap(page => page.rows)
  const currency = list.data?.pages[0]?.currency ?? 'EUR'
  const isFiltered = look.person !== undefined || look.kind !== undefined
  const isPast = sums.data !== undefined && sums.data.month < sums.data.current
  const emptyTitle = isFiltered ? 'gestures.empty.filtered' : isPast ? 'gestures.empty.past' : 'gestures.empty'
  return (
    <Page
      title={t('gestures.title')}
      say={sums.data ? <Said sums={sums.data} /> : t('gestures.say')}
      deeds={
        rows !== undefined &&
        rows.length > 0 && (
          <LinkButton href={address} download>
            <Icon of={Download} />
            {t('gestures.file')}
          </LinkButton>
        )
      }
    >
      <TakeBackDialog gesture={goingBack} currency={currency} onDone={() => setGoingBack(undefined)} />
      {sums.data && <Tools sums={sums.data} look={look} />}
      <Asked query={{ ...list, data: rows }}>
        {all =>
          all.length === 0 ? (
            <EmptyState icon={Gift} title={t(emptyTitle)}>
              {!isFiltered && t('gestures.empty.cause')}
            </EmptyState>
          ) : (
            <>
              <LongList label={t('gestures.title')} lines={all} keyOf={({ id }) => id} tallOf={() => USUALLY_TALL}>
                {gesture => <GestureLine {...{ gesture, currency }} onTakeBack={() => setGoingBack(gesture)} />}
              </LongList>
              {list.hasNextPage && (
                <div className={css.more}>
                  <Button isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                    {t('gestures.more')}
                  </Button>
                </div>
              )}
            </>
          )
        }
      </Asked>
    </Page>
  )
}

const USUALLY_TALL = 68

/** What stands of what is looked at, and what is left to who reads. */
function Said({ sums }: { sums: GestureSums }) {
  const t = useText()
  const formats = useFormats()
  const mine = useMine().data
  const { count, amount, currency } = sums
  const money = (one: number): string => formats.money(one, currency)
  return (
    <>
      {amount > 0 ? t('gestures.say.sum', { count, amount: money(amount) }) : t('gestures.say.free', { count })}{' '}
      {mine && mine.budget > 0 && t('gestures.mine', { left: money(mine.left), budget: money(mine.budget) })}
    </>
  )
}

const ALL = ''

function Tools({ sums, look }: { sums: GestureSums; look: GesturesLook }) {
  const t = useText()
  const ways = useWays()
  const { language } = useLanguage()
  const { month, first, current, people, kinds } = sums
  const go = (change: Partial<Record<keyof GesturesLook, string>>): void =>
    ways.go(ways.gestures(written(lookOf({ ...look, ...change }))), { replaces: true })
  const earliest = first < month ? first : month
  const beside = (by: 1 | -1): void => go({ month: monthBeside(month, by).slice(0, 7), person: ALL, kind: ALL })
  const choices = (all: string, some: readonly { id: string; name: string }[]) => [
    { value: ALL, label: all },
    ...some.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <div className={css.tools}>
      <div className={css.months}>
        <IconButton name={t('gestures.month.before')} isOff={month <= earliest} onClick={() => beside(-1)}>
          <Icon of={ChevronLeft} mirrors />
        </IconButton>
        <h2 className={css.month} aria-live="polite">
          {monthName(month, language)}
        </h2>
        <IconButton name={t('gestures.month.after')} isOff={month >= current} onClick={() => beside(1)}>
          <Icon of={ChevronRight} mirrors />
        </IconButton>
      </div>
      <div className={css.filters}>
        <Select
          label={t('gestures.who')}
          isLabelHidden
          choices={choices(t('gestures.who.all'), people)}
          value={look.person ?? ALL}
          onChange={person => go({ person })}
        />
        <Select
          label={t('gestures.kind')}
          isLabelHidden
          choices={choices(t('gestures.kind.all'), kinds)}
          value={look.kind ?? ALL}
          onChange={kind => go({ kind })}
        />
      </div>
    </div>
  )
}
