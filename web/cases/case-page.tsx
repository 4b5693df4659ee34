import { useState } from 'react'
import { CheckCheck } from 'lucide'
import { Button, Callout, Icon } from '#web/ui'
import { Dialog } from '#web/overlay'
import { Select, TextInput } from '#web/form'
import { useFaultWords } from '#web/api'
import { drawerOf, useCase, useHolding } from '#web/cache'
import { Asked, Page, Section } from '#web/page'
import { useColleagues } from '#web/people'
import { choicesOf, noteUsed, readUsed, useReasons } from '#web/reasons'
import { useFormats, useText } from '#web/texts'
import { ConversationLines } from '#web/matter'
import type { CasePage as Shown } from '#protocol'
import { sizeOf } from './case-strip.tsx'
import { useCaseRows, useRenaming } from './queries.ts'
import { useCaseDeeds } from './use-case-deeds.ts'
import css from './cases.module.css'

/** One matter: its conversations, how they stand, and the one deed that settles all of it. */
export function CasePage({ id }: { id: string }) {
  const t = useText()
  const query = useCase(id)
  return query.data ? (
    <OneCase found={query.data} />
  ) : (
    <Page title={t('cases.one')}>
      <Asked query={query} as="page">
        {() => null}
      </Asked>
    </Page>
  )
}

function OneCase({ found }: { found: Shown }) {
  const t = useText()
  const words = useFaultWords()
  const [fault, setFault] = useState<unknown>()
  const [isSettling, setSettling] = useState(false)
  const deeds = useCaseDeeds(setFault)
  const { number, title, state, open } = found
  const settle = (): void => (open === 0 ? void deeds.settle(found) : setSettling(true))
  return (
    <Page
      title={
        <>
          {t('cases.number', { number })} · <bdi>{title}</bdi>
        </>
      }
      say={<Said found={found} />}
      deeds={
        state === 'open' && (
          <Button kind="primary" onClick={settle}>
            <Icon of={CheckCheck} />
            {t('cases.settle')}
          </Button>
        )
      }
    >
      {fault !== undefined && <Callout tone="late">{words(fault)}</Callout>}
      <Dialog
        title={t('cases.settle')}
        isOpen={isSettling}
        onClose={() => setSettling(false)}
        closeName={t('common.close')}
      >
        <Settling
          found={found}
          onSettle={reasonId => {
            setSettling(false)
            void deeds.settle(found, reasonId)
          }}
        />
      </Dialog>
      <Conversations id={found.id} />
      <Title key={title} found={found} />
    </Page>
  )
}

/** How much there is of it, who opened or settled it, and how often it was not solved after all. */
function Said({ found }: { found: Shown }) {
  const t = useText()
  const formats = useFormats()
  const colleagues = useColleagues().data ?? []
  const nameOf = (id: string | null): string => colleagues.find(one => one.id === id)?.name ?? t('cases.said.somebody')
  const { openedBy, openedAt, settledBy, settledAt, reopenedCount } = found
  const [by, at, key] =
    settledAt === null
      ? ([openedBy, openedAt, 'cases.said.opened'] as const)
      : ([settledBy, settledAt, 'cases.said.settled'] as const)
  return (
    <>
      {sizeOf(found, t)}. {t(key, { by: nameOf(by), at: formats.moment(at) })}
      {reopenedCount > 0 && ` ${t('cases.reopened', { count: reopenedCount })}`}
    </>
  )
}

function Settling({ found, onSettle }: { found: Shown; onSettle: (reasonId: string) => void }) {
  const t = useText()
  const whose = drawerOf(useHolding())
  const reasons = choicesOf(useReasons().data ?? [], readUsed(localStorage, whose))
  const [reasonId, setReason] = useState('')
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        noteUsed(localStorage, whose, reasonId)
        onSettle(reasonId)
      }}
    >
      <Select
        label={t('cases.reason')}
        help={t('cases.reason.help', { count: found.open })}
        required
        autoFocus
        choices={[
          { label: t('cases.reason.choose'), value: '', isOff: true },
          ...reasons.map(({ id, label, path }) => ({ value: id, label: path ? `${path} · ${label}` : label })),
        ]}
        value={reasonId}
        onChange={setReason}
      />
      <div className={css.deeds}>
        <Button type="submit" kind="primary" isOff={reasonId === ''}>
          {t('cases.settle')}
        </Button>
      </div>
    </form>
  )
}

function Title({ found }: { found: Shown }) {
  const t = useText()
  const words = useFaultWords()
  const renaming = useRenaming(found.id)
  const [title, setTitle] = useState(found.title)
  return (
    <Section title={t('cases.title')} help={t('cases.title.help', { number: found.number })}>
      <form
        className={css.form}
        onSubmit={event => {
          event.preventDefault()
          renaming.mutate(title)
        }}
      >
        <TextInput
          label={t('cases.title')}
          isLabelHidden
          maxLength={200}
          value={title}
          onChange={setTitle}
          error={renaming.error ? words(renaming.error) : undefined}
        />
        {title !== found.title && (
          <div className={css.deeds}>
            <Button type="submit" kind="primary" size="s" isBusy={renaming.isPending} isOff={title.trim() === ''}>
              {t('cases.save')}
            </Button>
          </div>
        )}
      </form>
    </Section>
  )
}

function Conversations({ id }: { id: string }) {
  const t = useText()
  return (
    <ConversationLines
      query={useCaseRows(id)}
      words={{
        title: t('cases.conversations'),
        ...{ none: t('cases.alone'), cause: t('cases.alone.cause'), more: t('cases.more') },
      }}
    />
  )
}
