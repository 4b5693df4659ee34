import { useState } from 'react'
import { CalendarClock } from 'lucide'
import type { PromiseCard, PromiseTab } from '#protocol'
import { Select } from '#web/form'
import { Asked, LongList, Page, Tabs } from '#web/page'
import { useColleagues } from '#web/people'
import { EmptyState } from '#web/states'
import { ChannelMark } from '#web/talk'
import { type Key, useText } from '#web/texts'
import { Button } from '#web/ui'
import { useWays, WayLink } from '#web/ways'
import { type PromiseLook, promiseLookOf, promiseTabs, statesOf, writtenLook } from './look.ts'
import { type Passed, PassedNote } from './passing.tsx'
import { PromiseDialog } from './promise-dialog.tsx'
import { type Asking, PromiseLine } from './promise-line.tsx'
import { usePromiseList } from './queries.ts'
import { STATE_NAMES } from './state-words.ts'
import css from './promises.module.css'

const TAB_NAMES: Record<PromiseTab, Key> = {
  mine: 'promises.tab.mine',
  team: 'promises.tab.team',
  overdue: 'promises.tab.overdue',
  history: 'promises.tab.history',
}
const EMPTY: Record<PromiseTab, Key> = {
  mine: 'promises.empty.mine',
  team: 'promises.empty.team',
  overdue: 'promises.empty.overdue',
  history: 'promises.empty.history',
}
const USUALLY_TALL = 76
const ALL = ''

type PromisesPageProps = { tab?: string | undefined; search: Readonly<Record<string, unknown>> }

/** What the brand has said it will do, and what became of it. */
export function PromisesPage({ tab: asked, search }: PromisesPageProps) {
  const look = promiseLookOf(asked, search)
  const { tab, owner, state } = look
  const t = useText()
  const ways = useWays()
  const [asking, setAsking] = useState<Asking>()
  const [passed, setPassed] = useState<Passed>()
  const list = usePromiseList(look)
  const rows = list.data?.pages.flatMap(page => page.rows)
  const isNarrowed = owner !== undefined || state !== undefined
  return (
    <Page title={t('promises.title')} say={t('promises.say')}>
      <PromiseDialog asking={asking} onDone={() => setAsking(undefined)} onPassed={setPassed} />
      <Tabs
        label={t('promises.title')}
        tabs={promiseTabs.map(one => ({
          ...{ href: ways.promises(one), name: t(TAB_NAMES[one]), isHere: one === tab },
        }))}
      />
      <Filters look={look} />
      <PassedNote passed={passed} onGone={() => setPassed(undefined)} />
      <Asked query={{ ...list, data: rows }}>
        {all =>
          all.length === 0 ? (
            <EmptyState icon={CalendarClock} title={t(isNarrowed ? 'promises.empty.filtered' : EMPTY[tab])}>
              {!isNarrowed && t('promises.empty.cause')}
            </EmptyState>
          ) : (
            <>
              <LongList label={t(TAB_NAMES[tab])} lines={all} keyOf={({ id }) => id} tallOf={() => USUALLY_TALL}>
                {promise => <PromiseLine promise={promise} where={<Where promise={promise} />} onAsk={setAsking} />}
              </LongList>
              {list.hasNextPage && (
                <div className={css.more}>
                  <Button isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                    {t('promises.more')}
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

/** Whose, and how they stand; both are in the address. */
function Filters({ look }: { look: PromiseLook }) {
  const t = useText()
  const ways = useWays()
  const colleagues = useColleagues().data ?? []
  const { tab, owner = ALL, state = ALL } = look
  const go = (change: Partial<Record<'owner' | 'state', string>>): void =>
    ways.go(ways.promises(writtenLook({ ...look, ...change } as PromiseLook)), { replaces: true })
  return (
    <div className={css.filters}>
      {tab !== 'mine' && (
        <Select
          label={t('promises.owner')}
          isLabelHidden
          choices={[
            { value: ALL, label: t('promises.owner.all') },
            ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={owner}
          onChange={chosen => go({ owner: chosen })}
        />
      )}
      {statesOf[tab].length > 0 && (
        <Select
          label={t('promises.state')}
          isLabelHidden
          choices={[
            { value: ALL, label: t('promises.state.all') },
            ...statesOf[tab].map(one => ({ value: one, label: t(STATE_NAMES[one]) })),
          ]}
          value={state}
          onChange={chosen => go({ state: chosen })}
        />
      )}
    </div>
  )
}

function Where({ promise: { conversationId, messageId, name, channel } }: { promise: PromiseCard }) {
  const ways = useWays()
  return (
    <WayLink href={ways.message(conversationId, messageId)} className={css.customer}>
      <ChannelMark of={channel} size={15} />
      <bdi>{name}</bdi>
    </WayLink>
  )
}
