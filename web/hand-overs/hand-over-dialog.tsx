import { useState } from 'react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Callout, Kbd } from '#web/ui'
import { printed } from '#web/actions'
import { Dialog } from '#web/overlay'
import { Checkbox, Select, TextArea } from '#web/form'
import { LoadingShape } from '#web/states'
import { type Api, newId, useBrand, useFaultWords } from '#web/api'
import { markAnswer, markRow, useHolding } from '#web/cache'
import { useColleagues } from '#web/people'
import { useKnownTeams } from '#web/teams'
import { useLanguage, usePageTexts, useText } from '#web/texts'
import type { Conversation, Holder, Row } from '#protocol'
import css from './hand-over-dialog.module.css'

type HandOverProps = { conversation: Conversation; onClose: () => void; onDone: (words: string) => void }

/** To whom it goes, and what they need to know: written from what is on record, every word of it to be changed. */
export function HandOverDialog({ conversation, onClose, onDone }: HandOverProps) {
  const t = useText()
  const hasTexts = usePageTexts()
  if (!hasTexts) return null
  return (
    <Dialog
      title={t('hand-overs.title', { name: conversation.name })}
      isOpen
      onClose={onClose}
      closeName={t('common.close')}
    >
      <Summarised {...{ conversation, onClose, onDone }} />
    </Dialog>
  )
}

function Summarised(props: HandOverProps) {
  const t = useText()
  const words = useFaultWords()
  const { api, workspace } = useBrand()
  const { language } = useLanguage()
  const { id } = props.conversation
  const summary = useQuery({
    queryKey: ['summary', workspace.id, id, language],
    queryFn: ({ signal }) => api.get<{ text: string }>(`/conversations/${id}/summary`, { language }, signal),
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  if (summary.data) return <Handing {...props} summary={summary.data.text} />
  if (!summary.error) return <LoadingShape as="rows" label={t('common.loading')} count={3} />
  // What they need to know can be written all the same.
  return (
    <>
      <Callout tone="soon">{words(summary.error)}</Callout>
      <Handing {...props} summary={props.conversation.last.text} />
    </>
  )
}

function Handing({ conversation, onDone, summary }: HandOverProps & { summary: string }) {
  const t = useText()
  const words = useFaultWords()
  const { api, me } = useBrand()
  const holding = useHolding()
  const others = (useColleagues().data ?? []).filter(one => one.id !== me.person.id)
  const teams = useKnownTeams().filter(team => !team.isArchived)
  const { language } = useLanguage()
  const [noteId] = useState(newId)
  const [to, setTo] = useState('')
  const [text, setText] = useState(summary)
  const [isAll, setAll] = useState(false)
  const giving = useMutation({
    async mutationFn() {
      const whom: Holder =
        to === 'queue'
          ? { kind: 'queue' }
          : teams.some(team => team.id === to)
            ? { kind: 'queue', team: to }
            : { kind: 'agent', id: to }
      const asked = api.post<Row>(`/conversations/${conversation.id}/hand-over`, { id: noteId, text, to: whom })
      await markAnswer(asked, row => markRow(holding, conversation.id, row))
      return 1 + (isAll ? await handOverMine(api, whom, language) : 0)
    },
    onSuccess: count => onDone(t('hand-overs.done', { count })),
  })
  const isWhole = to !== '' && text.trim() !== ''
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a key of all that it holds
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        if (isWhole) giving.mutate()
      }}
      // As in the composer: whoever writes does not go looking for the button.
      onKeyDown={event => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        event.currentTarget.requestSubmit()
      }}
    >
      <Select
        label={t('hand-overs.to')}
        required
        autoFocus
        choices={[
          { label: t('hand-overs.choose'), value: '', isOff: true },
          ...teams.map(({ id: value, name }) => ({ value, label: t('hand-overs.team', { name }) })),
          ...others.map(({ id: value, name: label }) => ({ value, label })),
          { label: t('hand-overs.queue'), value: 'queue' },
        ]}
        value={to}
        onChange={setTo}
      />
      <TextArea
        label={t('hand-overs.text')}
        help={t('hand-overs.text.help')}
        rows={7}
        required
        maxLength={20_000}
        value={text}
        onChange={setText}
      />
      <Checkbox label={t('hand-overs.all')} help={t('hand-overs.all.help')} isOn={isAll} onChange={setAll} />
      {giving.error && <Callout tone="late">{words(giving.error)}</Callout>}
      <div className={css.deeds}>
        <Button type="submit" kind="primary" isBusy={giving.isPending} isOff={!isWhole}>
          {t('hand-overs.give')} <Kbd keys={printed('mod+Enter')} />
        </Button>
      </div>
    </form>
  )
}

/** All that is in one's own hands, a slice at a time until nothing is left. Returns how many. */
async function handOverMine(api: Api, to: Holder, language: string): Promise<number> {
  let count = 0
  for (let more = true; more;) {
    const gone = await api.post<{ count: number; hasMore: boolean }>('/hand-overs', { to, language })
    count += gone.count
    more = gone.hasMore
  }
  return count
}
