import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Callout } from '#web/ui'
import { useBrand, useFaultWords } from '#web/api'
import { TextArea } from '#web/form'
import { Asked, Section } from '#web/page'
import { useText } from '#web/texts'
import type { PublishedFacts } from '#protocol'
import css from './public-card.module.css'

const keyOf = (workspaceId: string) => ['published-facts', workspaceId] as const

/** Numbers and addresses that the brand has made public: they may be said in public, all others may not. */
export function PublishedFactsPage() {
  const t = useText()
  const { api, workspace } = useBrand()
  const query = useQuery({
    queryKey: keyOf(workspace.id),
    queryFn: ({ signal }) => api.get<PublishedFacts>('/published-facts', {}, signal),
  })
  return (
    <Section title={t('fact.published')} help={t('published.help')}>
      <Asked query={query}>{facts => <Facts facts={facts} />}</Asked>
    </Section>
  )
}

function Facts({ facts }: { facts: PublishedFacts }) {
  const t = useText()
  const words = useFaultWords()
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const [written, setWritten] = useState(facts.lines.join('\n'))
  const keeping = useMutation({
    mutationFn: () => api.put<PublishedFacts>('/published-facts', { lines: written.split('\n') }),
    onSuccess(kept) {
      client.setQueryData(keyOf(workspace.id), kept)
      void client.invalidateQueries({ queryKey: ['checks', workspace.id] })
      setWritten(kept.lines.join('\n'))
    },
  })
  return (
    <form
      className={css.facts}
      onSubmit={event => {
        event.preventDefault()
        keeping.mutate()
      }}
    >
      <TextArea
        label={t('published.lines')}
        help={t('published.lines.help')}
        rows={6}
        value={written}
        onChange={text => {
          keeping.reset()
          setWritten(text)
        }}
      />
      {keeping.error && (
        <Callout tone="late">
          <span role="alert">{words(keeping.error)}</span>
        </Callout>
      )}
      <p className={css.deeds}>
        <Button type="submit" kind="primary" isOff={written === facts.lines.join('\n')} isBusy={keeping.isPending}>
          {t('form.keep')}
        </Button>
        <span role="status">{keeping.isSuccess ? t('form.kept') : ''}</span>
      </p>
      {facts.known.length > 0 && (
        <div>
          <p>{t('published.known')}</p>
          <ul className={css.known}>
            {facts.known.map(line => (
              <li key={line}>
                <bdi>{line}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
    </form>
  )
}
