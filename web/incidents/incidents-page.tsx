import { useState } from 'react'
import { Plus } from 'lucide'
import { Button, Chip, Icon } from '#web/ui'
import { Dialog } from '#web/overlay'
import { SegmentedControl, TextArea, TextInput } from '#web/form'
import { EmptyState } from '#web/states'
import { newId, useFaultWords } from '#web/api'
import { Asked, Line, Lines, Page } from '#web/page'
import { useFormats, useText } from '#web/texts'
import { useWays } from '#web/ways'
import type { Incident } from '#protocol'
import { useIncidentDeeds, useIncidentList } from './queries.ts'
import css from './incidents.module.css'

/** What many customers have in common now, and what they had. */
export function IncidentsPage() {
  const t = useText()
  const [state, setState] = useState<Incident['state']>('open')
  const [isOpening, setOpening] = useState(false)
  const query = useIncidentList(state)
  const rows = query.data?.pages.flatMap(page => page.rows)
  return (
    <Page
      title={t('incidents.title')}
      say={t('incidents.say')}
      deeds={
        <Button kind="primary" onClick={() => setOpening(true)}>
          <Icon of={Plus} />
          {t('incident.open')}
        </Button>
      }
    >
      <Dialog
        title={t('incident.open')}
        isOpen={isOpening}
        onClose={() => setOpening(false)}
        closeName={t('common.close')}
      >
        <Opening />
      </Dialog>
      <div className={css.tools}>
        <SegmentedControl
          label={t('incidents.which')}
          choices={[
            { value: 'open', label: t('incidents.open') },
            { value: 'solved', label: t('incidents.solved') },
          ]}
          value={state}
          onChange={setState}
        />
      </div>
      <Asked query={{ ...query, data: rows }}>
        {all =>
          all.length === 0 ? (
            <EmptyState title={t(state === 'open' ? 'incidents.empty' : 'incidents.empty.solved')}>
              {state === 'open' && t('incidents.empty.cause')}
            </EmptyState>
          ) : (
            <>
              <Lines label={t('incidents.title')}>
                {all.map(one => (
                  <IncidentLine key={one.id} incident={one} />
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
    </Page>
  )
}

function IncidentLine({ incident }: { incident: Incident }) {
  const t = useText()
  const formats = useFormats()
  const ways = useWays()
  const { id, name, known, state, since, conversations, customers } = incident
  const told = [
    t('incident.conversations', { count: conversations }),
    t('incidents.customers', { count: customers }),
    t('incidents.since', { since: formats.moment(since) }),
  ]
  return (
    <Line
      href={ways.incidents(id)}
      title={<bdi>{name}</bdi>}
      text={told.join(' · ')}
      end={state === 'solved' ? <Chip tone="good">{t('incidents.is-solved')}</Chip> : undefined}
    >
      {known && (
        <p className={css.known} dir="auto">
          {known}
        </p>
      )}
    </Line>
  )
}

function Opening() {
  const t = useText()
  const words = useFaultWords()
  const ways = useWays()
  const { open } = useIncidentDeeds()
  const [id] = useState(newId)
  const [name, setName] = useState('')
  const [known, setKnown] = useState('')
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        open.mutate({ id, name, known }, { onSuccess: () => ways.go(ways.incidents(id)) })
      }}
    >
      <TextInput
        label={t('incidents.name')}
        help={t('incidents.name.help')}
        required
        autoFocus
        maxLength={200}
        value={name}
        onChange={setName}
        error={open.error ? words(open.error) : undefined}
      />
      <TextArea label={t('incidents.known')} help={t('incidents.known.help')} value={known} onChange={setKnown} />
      <div className={css.deeds}>
        <Button type="submit" kind="primary" isBusy={open.isPending}>
          {t('incident.open')}
        </Button>
      </div>
    </form>
  )
}
