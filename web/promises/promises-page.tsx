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
import { PromiseDialog } from './promise-dialog.tsx'
import { type Asking, PromiseLine } from './promise-line.tsx'
import { usePromiseList } from './queries.ts'
import { promiseTabOf, promiseTabs } from './tabs.ts'
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

/** What the brand has said it will do, and what became of it. */
export function PromisesPage({ tab: asked }: { tab?: string | undefined }) {
  const tab = promiseTabOf(asked)
  const t = useText()
  const ways = useWays()
  const colleagues = useColleagues().data ?? []
  const [owner, setOwner] = useState(ALL)
  const [asking, setAsking] = useState<Asking>()
  const chosen = tab === 'mine' ? ALL : owner
  const list = usePromiseList(tab, chosen)
  const rows = list.data?.pages.flatMap(page => page.rows)
  return (
    <Page title={t('promises.title')} say={t('promises.say')}>
      <PromiseDialog asking={asking} onDone={() => setAsking(undefined)} />
      <Tabs
        label={t('promises.title')}
        tabs={promiseTabs.map(one => ({
          ...{ href: ways.promises(one), name: t(TAB_NAMES[one]), isHere: one === tab },
        }))}
      />
      {tab !== 'mine' && (
        <div className={css.filters}>
          <Select
            label={t('promises.owner')}
            isLabelHidden
            choices={[
              { value: ALL, label: t('promises.owner.all') },
              ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={owner}
            onChange={setOwner}
          />
        </div>
      )}
      <Asked query={{ ...list, data: rows }}>
        {all =>
          all.length === 0 ? (
            <EmptyState icon={CalendarClock} title={t(chosen ? 'promises.empty.filtered' : EMPTY[tab])}>
              {!chosen && t('promises.empty.cause')}
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

function Where({ promise: { conversationId, messageId, name, channel } }: { promise: PromiseCard }) {
  const ways = useWays()
  return (
    <WayLink href={ways.message(conversationId, messageId)} className={css.customer}>
      <ChannelMark of={channel} size={15} />
      <bdi>{name}</bdi>
    </WayLink>
  )
}
