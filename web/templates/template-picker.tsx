import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { FileSearch, RefreshCw } from 'lucide'
import { Button, Callout, Chip, Icon } from '#web/ui'
import { find } from '#web/actions'
import { newId, useBrand, useFaultWords } from '#web/api'
import { TextInput } from '#web/form'
import { Dialog } from '#web/overlay'
import { EmptyState, LoadingShape } from '#web/states'
import { useFormats, useText } from '#web/texts'
import { type Conversation, firstNameIn, type Message, type TemplateCard } from '#protocol'
import { markAnswer, markMessages, useHolding } from '#web/cache'
import { Filling } from './filling.tsx'
import { begunFor } from './template-text.ts'
import css from './template-picker.module.css'

type PickerProps = { conversation: Conversation; onDone: () => void }

type Begun = { chosen: TemplateCard | undefined; values: string[] }
const NOTHING: Begun = { chosen: undefined, values: [] }

/** What was begun to be filled in, by conversation: whoever looks something up finds it as it was. */
const begunIn = new Map<string, Begun>()

/** Texts approved by the platform: found, filled in, read as the customer will read them, and sent. */
export function TemplatePicker({ conversation, onDone }: PickerProps) {
  const t = useText()
  const [{ chosen, values }, setBegun] = useState<Begun>(() => begunIn.get(conversation.id) ?? NOTHING)
  const begin = (next: Begun): void => {
    setBegun(next)
    begunIn.set(conversation.id, next)
  }
  const sending = useSendTemplate(conversation, () => {
    begunIn.delete(conversation.id)
    onDone()
  })
  const words = useFaultWords()
  const isWhole = chosen !== undefined && values.length === chosen.gaps && values.every(value => value.trim() !== '')
  return (
    <Dialog
      title={chosen ? chosen.name : t('template.title')}
      isOpen
      onClose={onDone}
      closeName={t('common.close')}
      deeds={
        chosen && (
          <>
            <Button kind="ghost" onClick={() => begin(NOTHING)}>
              {t('templates.back')}
            </Button>
            <Button
              kind="primary"
              isOff={!isWhole}
              isBusy={sending.isPending}
              onClick={() => sending.mutate({ id: chosen.id, language: chosen.language, values })}
            >
              {t('templates.send')}
            </Button>
          </>
        )
      }
    >
      {sending.error && (
        <Callout tone="late">
          <span role="alert">{words(sending.error)}</span>
        </Callout>
      )}
      {chosen ? (
        <Filling {...{ template: chosen, values }} onValues={next => begin({ chosen, values: next })} />
      ) : (
        <Choosing
          profileId={conversation.profileId}
          language={conversation.customer.language}
          onChoose={template =>
            begin({
              chosen: template,
              values: begunFor(template, firstNameIn(conversation.name) ?? ''),
            })
          }
        />
      )}
    </Dialog>
  )
}

function useSendTemplate({ id }: Conversation, onSent: () => void) {
  const { api } = useBrand()
  const holding = useHolding()
  return useMutation({
    mutationFn: (template: { id: string; language: string; values: string[] }) => {
      const reply = { id: newId(), text: '', files: [], visibility: 'private', template }
      return markAnswer(api.post<Message>(`/conversations/${id}/messages`, reply), sent =>
        markMessages(holding, id, [sent]),
      )
    },
    onSuccess: onSent,
  })
}

/** The list as the platform last told it; asked anew when there is none, or when somebody wishes. */
function useTemplates(profileId: string) {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const queryKey = ['templates', workspace.id, profileId]
  const anew = () => api.post<TemplateCard[]>(`/profiles/${profileId}/templates/refresh`)
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const told = await api.get<TemplateCard[]>(`/profiles/${profileId}/templates`, {}, signal)
      return told.length > 0 ? told : anew()
    },
  })
  const refresh = useMutation({ mutationFn: anew, onSuccess: told => client.setQueryData(queryKey, told) })
  return { query, refresh }
}

type ChoosingProps = { profileId: string; language: string | null; onChoose: (template: TemplateCard) => void }

/** Those in the customer's language first. */
function Choosing({ profileId, language, onChoose }: ChoosingProps) {
  const t = useText()
  const formats = useFormats()
  const words = useFaultWords()
  const [search, setSearch] = useState('')
  const { query, refresh } = useTemplates(profileId)
  if (query.isPending) return <LoadingShape label={t('common.loading')} count={4} />
  const error = refresh.error ?? query.error
  const approved = (query.data ?? []).filter(({ state }) => state === 'approved')
  const isTheirs = (template: TemplateCard): boolean => language !== null && template.language.startsWith(language)
  const fitting = approved
    .filter(({ name, text }) => search === '' || find(search, name) || find(search, text))
    .toSorted((one, other) => Number(isTheirs(other)) - Number(isTheirs(one)))
  const fetchedAt = query.data?.[0]?.fetchedAt
  return (
    <>
      <div className={css.top}>
        <TextInput
          label={t('templates.search')}
          isLabelHidden
          placeholder={t('templates.search')}
          value={search}
          onChange={setSearch}
          autoFocus
        />
        <Button size="s" kind="ghost" isBusy={refresh.isPending} onClick={() => refresh.mutate()}>
          <Icon of={RefreshCw} size="s" /> {t('templates.refresh')}
        </Button>
      </div>
      {error && (
        <Callout tone="late">
          <span role="alert">{words(error)}</span>
        </Callout>
      )}
      {fitting.length === 0 && !error && <EmptyState icon={FileSearch} title={t('templates.none')} />}
      <ul className={css.list}>
        {fitting.map(template => (
          <li key={`${template.id} ${template.language}`}>
            <button type="button" className={css.one} onClick={() => onChoose(template)}>
              <span className={css.name}>
                <b>{template.name}</b>
                <Chip>{template.language}</Chip>
              </span>
              <span className={css.text} dir="auto">
                {template.text}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {fetchedAt !== undefined && (
        <p className={css.quiet}>{t('templates.as-of', { at: formats.moment(fetchedAt) })}</p>
      )}
    </>
  )
}
