import { useDeferredValue, useState } from 'react'
import { Search, UsersRound } from 'lucide'
import type { CustomerLine, FoundPerson } from '#protocol'
import { useCalled } from '#web/customers'
import { TextInput } from '#web/form'
import { Asked, LongList, Page } from '#web/page'
import { useChannelName } from '#web/profiles'
import { EmptyState } from '#web/states'
import { ChannelMark } from '#web/talk'
import { useFormats, useText } from '#web/texts'
import { Avatar, Button, Icon } from '#web/ui'
import { useWays, WayLink } from '#web/ways'
import { useCustomers, useFound } from './queries.ts'
import css from './customers.module.css'

const USUALLY_TALL = 58

/** Everybody who has ever written, whoever came last first; by a name, a number or an address one is found. */
export function CustomersPage() {
  const t = useText()
  const [sought, seek] = useState('')
  const asked = useDeferredValue(sought.trim())
  return (
    <Page title={t('customers.title')} say={t('customers.say')}>
      <div className={css.find}>
        <TextInput
          label={t('customers.find')}
          isLabelHidden
          type="search"
          start={<Icon of={Search} />}
          placeholder={t('customers.find')}
          value={sought}
          onChange={seek}
        />
      </div>
      {asked.length < 2 ? <Everybody /> : <Found q={asked} />}
    </Page>
  )
}

function Everybody() {
  const t = useText()
  const list = useCustomers()
  const rows = list.data?.pages.flatMap(page => page.rows)
  return (
    <Asked query={{ ...list, data: rows }}>
      {all =>
        all.length === 0 ? (
          <EmptyState icon={UsersRound} title={t('customers.none')}>
            {t('customers.none.cause')}
          </EmptyState>
        ) : (
          <>
            <LongList label={t('customers.title')} lines={all} keyOf={({ id }) => id} tallOf={() => USUALLY_TALL}>
              {line => <Customer line={line} />}
            </LongList>
            {list.hasNextPage && (
              <div className={css.more}>
                <Button isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                  {t('customers.more')}
                </Button>
              </div>
            )}
          </>
        )
      }
    </Asked>
  )
}

function Customer({ line: { id, name, channels, since, last } }: { line: CustomerLine }) {
  const formats = useFormats()
  const nameOf = useChannelName()
  return (
    <Person
      {...{ id, name }}
      text={last?.text ?? ''}
      at={formats.date(last?.at ?? since)}
      marks={channels.slice(0, 5).map(channel => (
        <ChannelMark key={channel} of={channel} size={18} name={nameOf(channel)} />
      ))}
    />
  )
}

function Found({ q }: { q: string }) {
  const t = useText()
  const query = useFound(q)
  return (
    <Asked query={query}>
      {people =>
        people.length === 0 ? (
          <EmptyState icon={UsersRound} title={t('customers.unknown', { q })}>
            {t('customers.unknown.cause')}
          </EmptyState>
        ) : (
          <LongList label={t('customers.found')} lines={people} keyOf={({ id }) => id} tallOf={() => USUALLY_TALL}>
            {person => <FoundLine person={person} />}
          </LongList>
        )
      }
    </Asked>
  )
}

function FoundLine({ person: { id, name, channel, at } }: { person: FoundPerson }) {
  const formats = useFormats()
  const nameOf = useChannelName()
  return (
    <Person
      {...{ id, name }}
      text=""
      at={formats.date(at)}
      marks={<ChannelMark of={channel} size={18} name={nameOf(channel)} />}
    />
  )
}

type PersonProps = { id: string; name: string; text: string; at: string; marks: React.ReactNode }

function Person({ id, name, text, at, marks }: PersonProps) {
  const ways = useWays()
  const called = useCalled()(name)
  return (
    <WayLink href={ways.customer(id)} className={css.person}>
      <Avatar name={called} size={32} />
      <span className={css.words}>
        <bdi className={css.name}>{called}</bdi>
        {text && (
          <span className={css.text} dir="auto">
            {text}
          </span>
        )}
      </span>
      <span className={css.marks}>{marks}</span>
      <span className={css.at}>{at}</span>
    </WayLink>
  )
}
