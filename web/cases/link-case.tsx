import { useState } from 'react'
import { Briefcase, CircleDashed, MessagesSquare, Plus } from 'lucide'
import { Button, useNow } from '#web/ui'
import { TextInput } from '#web/form'
import { AskedFloat, type Choice, Finder } from '#web/actions'
import { useCase } from '#web/cache'
import { useChannelName } from '#web/profiles'
import { useFormats, usePageTexts, useText } from '#web/texts'
import { STATUS_NAMES } from '#web/matter'
import type { Case, Conversation } from '#protocol'
import { titleFor } from './title-for.ts'
import { useCaseDeeds } from './use-case-deeds.ts'
import { useCasesOf, useFoundCases } from './queries.ts'
import css from './cases.module.css'

type LinkCaseProps = { conversation: Conversation; onFault: (fault: unknown) => void; onGone: () => void }

/** Of which case a conversation is: the customer's own first, then any that is found, else a new one. */
export function LinkCase(props: LinkCaseProps) {
  const t = useText()
  if (!usePageTexts()) return null
  return (
    <AskedFloat name="together.case" label={t('deed.case')} onGone={props.onGone}>
      {close => <Linking {...props} onDone={close} />}
    </AskedFloat>
  )
}

function Linking({ conversation, onFault, onDone }: LinkCaseProps & { onDone: () => void }) {
  const t = useText()
  const { caseId } = conversation
  const deeds = useCaseDeeds(onFault)
  const [search, setSearch] = useState('')
  const [title, setTitle] = useState(() => titleFor(conversation))
  const { data: here } = useCase(caseId)
  const ofCustomer = useCasesOf(conversation.customerId).data ?? NONE
  const { found, isComing } = useFoundCases(search)
  const caseChoice = useCaseChoice(conversation, deeds)
  const beside = useBeside(conversation, here?.first.map(row => row.id) ?? NONE, other =>
    here ? void deeds.link(here, [other], null) : void deeds.open(title, [conversation.id, other]),
  )
  const cases = [...new Map([...ofCustomer, ...found].map(one => [one.id, one])).values()]
  const anew = (written: string): Choice => ({
    key: 'new',
    label: t('cases.make', { title: written }),
    icon: Plus,
    run: () => void deeds.open(written.slice(0, MOST), [conversation.id]),
  })
  const choices: Choice[] = [
    ...cases.filter(({ id }) => id !== caseId).map(caseChoice),
    ...beside,
    ...(here
      ? [
          {
            key: 'none',
            label: t('cases.none', { number: here.number }),
            icon: CircleDashed,
            run: () => void deeds.unlink(here, conversation.id),
          },
        ]
      : []),
    ...(here || search.trim() !== '' || title.trim() === '' ? [] : [anew(title)]),
  ]
  return (
    <Finder
      label={here ? t('cases.or-another', { number: here.number }) : t('deed.case')}
      {...{ choices, onDone }}
      onSearch={setSearch}
      // What is there is offered first: until that is known, and of a number, no new one is made.
      make={here || isComing || /^#?\d+$/.test(search.trim()) ? undefined : anew}
      more={
        !here && (
          <form
            className={css.more}
            onSubmit={event => {
              event.preventDefault()
              if (title.trim() === '') return
              onDone()
              void deeds.open(title, [conversation.id])
            }}
          >
            <TextInput label={t('cases.new')} maxLength={MOST} value={title} onChange={setTitle} />
            <Button type="submit" isOff={title.trim() === ''}>
              {t('cases.open')}
            </Button>
          </form>
        )
      }
    />
  )
}

const NONE: never[] = []
const MOST = 200

function useCaseChoice({ id, caseId }: Conversation, deeds: ReturnType<typeof useCaseDeeds>) {
  const t = useText()
  const formats = useFormats()
  const now = useNow(60_000)
  return (one: Case): Choice => ({
    key: one.id,
    label: t('cases.called', { number: one.number, title: one.title }),
    hint: t(one.state === 'open' ? 'cases.since' : 'cases.is-settled', {
      since: formats.date(one.state === 'open' ? one.openedAt : (one.settledAt ?? now), now),
    }),
    icon: Briefcase,
    run: () => void deeds.link(one, [id], caseId),
  })
}

const recently = 5

/** The customer's other conversations: those that are open, then a few that were closed last. */
function useBeside({ customer }: Conversation, known: readonly string[], join: (id: string) => void): Choice[] {
  const t = useText()
  const formats = useFormats()
  const now = useNow(60_000)
  const channelName = useChannelName()
  const others = customer.conversations.filter(({ id }) => !known.includes(id))
  const open = others.filter(({ status }) => status !== 'closed')
  const closed = others.filter(({ status }) => status === 'closed').slice(0, recently)
  return [...open, ...closed].map(({ id, channel, status, openedAt, lastText }) => ({
    key: id,
    label: `${channelName(channel)}, ${formats.date(openedAt, now)}`,
    hint: [t(STATUS_NAMES[status]), lastText].filter(Boolean).join(' · '),
    also: lastText,
    icon: MessagesSquare,
    run: () => join(id),
  }))
}
