import { useState } from 'react'
import { Check, RotateCcw } from 'lucide'
import { Button, Callout, Icon } from '#web/ui'
import { TextArea } from '#web/form'
import { useBrand, useCodeWords, useFaultWords } from '#web/api'
import { useIncident } from '#web/cache'
import { Asked, Page, Section } from '#web/page'
import { useFormats, useText } from '#web/texts'
import { useWays } from '#web/ways'
import { ConversationLines } from '#web/matter'
import type { IncidentPage as Shown } from '#protocol'
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
  const { id, name, state, since, solvedAt, customers, conversations, blocked } = incident
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
        blocked === null && (
          <Button
            kind={isOpen ? 'primary' : undefined}
            isBusy={edit.isPending}
            onClick={() => edit.mutate({ id, state: isOpen ? 'solved' : 'open' })}
          >
            <Icon of={isOpen ? Check : RotateCcw} />
            {t(isOpen ? 'incidents.solve' : 'incidents.reopen')}
          </Button>
        )
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

function Known({ incident }: { incident: Shown }) {
  return incident.blocked === null ? <KnownForm incident={incident} /> : <KnownWords incident={incident} />
}

/** For whoever may not change it: what it says, and why it stays so. */
function KnownWords({ incident: { known, blocked } }: { incident: Shown }) {
  const t = useText()
  const words = useCodeWords()
  return (
    <Section title={t('incidents.known')} help={words(blocked ?? 'forbidden')}>
      <p className={css.known} dir="auto">
        {known || t('incidents.known.none')}
      </p>
    </Section>
  )
}

function KnownForm({ incident: { id, known } }: { incident: Shown }) {
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

function Conversations({ incident: { id } }: { incident: Shown }) {
  const t = useText()
  return (
    <ConversationLines
      query={useIncidentRows(id)}
      words={{
        title: t('incidents.conversations'),
        ...{ none: t('incidents.alone'), cause: t('incidents.alone.cause'), more: t('incidents.more') },
      }}
    />
  )
}
