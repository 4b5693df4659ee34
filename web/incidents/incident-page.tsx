import { useState } from 'react'
import { Check, RotateCcw } from 'lucide-react'
import { Button, Callout, Chip, Icon } from '#web/ui'
import { ChannelMark } from '#web/talk'
import { TextArea } from '#web/form'
import { EmptyState } from '#web/states'
import { useBrand, useFaultWords } from '#web/api'
import { useIncident } from '#web/cache'
import { Asked, Line, Lines, Page, Section } from '#web/page'
import { useChannelName } from '#web/profiles'
import { type Key, useFormats, useText } from '#web/texts'
import { useWays } from '#web/ways'
import type { IncidentPage as Shown, Status } from '#protocol'
import { AnswerAll } from './answer-all.tsx'
import { Answers } from './answers.tsx'
import { useIncidentDeeds, useIncidentRows } from './queries.ts'
import css from './incidents.module.css'

/** One cause: what is known of it, what it touches, and one answer to all. */
export function IncidentPage({ id }: { id: string }) {
  const t = useText()
  const query = useIncident(id)
  return query.data ? (
    <OneIncident incident={query.data} />
  ) : (
    <Page title={t('incidents.title')}>
      <Asked query={query} as="page">
        {() => null}
      </Asked>
    </Page>
  )
}

function OneIncident({ incident }: { incident: Shown }) {
  const t = useText()
  const formats = useFormats()
  const ways = useWays()
  const words = useFaultWords()
  const { may } = useBrand()
  const { edit } = useIncidentDeeds()
  const { id, name, state, since, solvedAt, customers, conversations } = incident
  const isOpen = state === 'open'
  return (
    <Page
      above={{ href: ways.incidents(), name: t('incidents.title') }}
      title={<bdi>{name}</bdi>}
      say={
        solvedAt === null
          ? t('incidents.touches', { customers, conversations, since: formats.moment(since) })
          : t('incidents.touched', { customers, conversations, until: formats.moment(solvedAt) })
      }
      deeds={
        <Button
          kind={isOpen ? 'primary' : undefined}
          isBusy={edit.isPending}
          onClick={() => edit.mutate({ id, state: isOpen ? 'solved' : 'open' })}
        >
          <Icon of={isOpen ? Check : RotateCcw} />
          {t(isOpen ? 'incidents.solve' : 'incidents.reopen')}
        </Button>
      }
    >
      {edit.error && <Callout tone="late">{words(edit.error)}</Callout>}
      <Known key={incident.known} incident={incident} />
      {may('supervise') && conversations > 0 && <AnswerAll incident={incident} />}
      {incident.answers.length > 0 && <Answers incident={incident} />}
      <Conversations incident={incident} />
    </Page>
  )
}

function Known({ incident: { id, known } }: { incident: Shown }) {
  const t = useText()
  const { edit } = useIncidentDeeds()
  const [text, setText] = useState(known)
  return (
    <Section title={t('incidents.known')} help={t('incidents.known.help')}>
      <form
        className={css.form}
        onSubmit={event => {
          event.preventDefault()
          edit.mutate({ id, known: text })
        }}
      >
        <TextArea label={t('incidents.known')} isLabelHidden rows={2} value={text} onChange={setText} />
        {text !== known && (
          <div className={css.deeds}>
            <Button type="submit" kind="primary" size="s" isBusy={edit.isPending}>
              {t('incidents.save')}
            </Button>
          </div>
        )}
      </form>
    </Section>
  )
}

const STATUSES: Record<Status, Key> = {
  open: 'status.open',
  waiting: 'status.waiting',
  snoozed: 'status.snoozed',
  closed: 'status.closed',
}

function Conversations({ incident: { id } }: { incident: Shown }) {
  const t = useText()
  const formats = useFormats()
  const ways = useWays()
  const channelName = useChannelName()
  const query = useIncidentRows(id)
  const rows = query.data?.pages.flatMap(page => page.rows)
  return (
    <Section title={t('incidents.conversations')}>
      <Asked query={{ ...query, data: rows }}>
        {all =>
          all.length === 0 ? (
            <EmptyState as="h3" title={t('incidents.alone')}>
              {t('incidents.alone.cause')}
            </EmptyState>
          ) : (
            <>
              <Lines label={t('incidents.conversations')}>
                {all.map(row => (
                  <Line
                    key={row.id}
                    start={<ChannelMark of={row.channel} size={20} name={channelName(row.channel)} />}
                    href={ways.inbox('all', row.id)}
                    title={<bdi>{row.name}</bdi>}
                    text={<span dir="auto">{row.last.text}</span>}
                    end={
                      <>
                        <span className={css.quiet}>{formats.moment(row.last.at)}</span>
                        <Chip isSmall tone={row.status === 'open' ? 'soon' : 'plain'}>
                          {t(STATUSES[row.status])}
                        </Chip>
                      </>
                    }
                  />
                ))}
              </Lines>
              {query.hasNextPage && (
                <Button isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t('incidents.more')}
                </Button>
              )}
            </>
          )
        }
      </Asked>
    </Section>
  )
}
