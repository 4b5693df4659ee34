import type { UseInfiniteQueryResult, InfiniteData } from '@tanstack/react-query'
import { Button, Chip } from '#web/ui'
import { Shielded } from '#web/shields'
import { ChannelMark } from '#web/talk'
import { EmptyState } from '#web/states'
import { Asked, Line, Lines, Section } from '#web/page'
import { useChannelName } from '#web/profiles'
import { type Key, useFormats, useText } from '#web/texts'
import { useWays } from '#web/ways'
import type { Row, Status } from '#protocol'
import css from './conversation-lines.module.css'

export const STATUS_NAMES: Record<Status, Key> = {
  open: 'status.open',
  waiting: 'status.waiting',
  snoozed: 'status.snoozed',
  closed: 'status.closed',
}

type ConversationLinesProps = {
  query: UseInfiniteQueryResult<InfiniteData<{ rows: Row[] }>>
  /** `none` and `cause`: what is said where there is no conversation. */
  words: { title: string; none: string; cause: string; more: string }
}

/** The conversations of a matter, page by page, with how each of them stands. */
export function ConversationLines({ query, words }: ConversationLinesProps) {
  const rows = query.data?.pages.flatMap(page => page.rows)
  return (
    <Section title={words.title}>
      <Asked query={{ ...query, data: rows }}>
        {all =>
          all.length === 0 ? (
            <EmptyState as="h3" title={words.none}>
              {words.cause}
            </EmptyState>
          ) : (
            <>
              <Lines label={words.title}>
                {all.map(row => (
                  <ConversationLine key={row.id} row={row} />
                ))}
              </Lines>
              {query.hasNextPage && (
                <Button isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {words.more}
                </Button>
              )}
            </>
          )
        }
      </Asked>
    </Section>
  )
}

function ConversationLine({ row: { id, channel, name, last, status } }: { row: Row }) {
  const t = useText()
  const formats = useFormats()
  const ways = useWays()
  const channelName = useChannelName()
  return (
    <Line
      start={<ChannelMark of={channel} size={20} name={channelName(channel)} />}
      href={ways.inbox('all', id)}
      title={<bdi>{name}</bdi>}
      text={
        <span dir="auto">
          <Shielded text={last.text} />
        </span>
      }
      end={
        <>
          <span className={css.when}>{formats.moment(last.at)}</span>
          <Chip isSmall tone={status === 'open' ? 'soon' : 'plain'}>
            {t(STATUS_NAMES[status])}
          </Chip>
        </>
      }
    />
  )
}
