import { SearchX } from 'lucide'
import type { FoundPerson, SearchPage } from '#protocol'
import { useCalled } from '#web/customers'
import { Asked, Line, Lines, Section } from '#web/page'
import { useChannelName } from '#web/profiles'
import { EmptyState } from '#web/states'
import { ChannelMark } from '#web/talk'
import { useFormats, useText } from '#web/texts'
import { Avatar, Button, Callout } from '#web/ui'
import { useWays } from '#web/ways'
import { FoundLine } from './found-line.tsx'
import { useSearch } from './queries.ts'
import css from './search.module.css'

/** People first, then what was said, the latest first. */
export function Results({ q }: { q: string }) {
  const t = useText()
  const query = useSearch(q)
  return (
    <Asked query={{ ...query, data: query.data?.pages }}>
      {pages => (
        <div aria-busy={query.isPlaceholderData} className={css.results}>
          <Found pages={pages} q={q} />
          {query.hasNextPage && (
            <Button isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('search.more')}
            </Button>
          )}
        </div>
      )}
    </Asked>
  )
}

function Found({ pages, q }: { pages: readonly SearchPage[]; q: string }) {
  const t = useText()
  const [first] = pages
  const messages = pages.flatMap(page => page.messages)
  if (!first) return null
  return (
    <>
      <Notes {...first} />
      {first.people.length > 0 && (
        <Section title={t('search.people')}>
          <Lines label={t('search.people')}>
            {first.people.map(person => (
              <Person key={person.id} person={person} />
            ))}
          </Lines>
        </Section>
      )}
      {messages.length > 0 && (
        <Section title={t('search.messages')}>
          <Lines label={t('search.messages')}>
            {messages.map(message => (
              <FoundLine key={message.id} message={message} />
            ))}
          </Lines>
        </Section>
      )}
      {messages.length + first.people.length === 0 && (
        <EmptyState icon={SearchX} title={t('search.none', { q })}>
          {t('search.none.cause')}
        </EmptyState>
      )}
    </>
  )
}

/** What was taken for something else, and what was not understood. */
function Notes({ meant, faults }: Pick<SearchPage, 'meant' | 'faults'>) {
  const t = useText()
  return (
    <>
      {faults.map(({ text, code }) => (
        <Callout key={text} tone="soon">
          {t('search.fault', { text, code })}
        </Callout>
      ))}
      {meant.length > 0 && (
        <p className={css.meant}>
          {t('search.meant', {
            words: meant.map(({ word, as }) => `${word} → ${as.slice(0, 3).join(', ')}`).join(' · '),
          })}
        </p>
      )}
    </>
  )
}

function Person({ person }: { person: FoundPerson }) {
  const ways = useWays()
  const formats = useFormats()
  const nameOf = useChannelName()
  const called = useCalled()(person.name)
  return (
    <Line
      start={<Avatar name={called} />}
      title={<bdi>{called}</bdi>}
      text={formats.moment(person.at)}
      end={<ChannelMark of={person.channel} name={nameOf(person.channel)} />}
      href={ways.inbox('all', person.conversationId)}
    />
  )
}
