import { useState } from 'react'
import { Gift } from 'lucide'
import { amountIn, type GestureKind, longestGestureReason, type MyGestures } from '#protocol'
import { useStage } from '#web/actions'
import { newId, useBrand, useFaultWords } from '#web/api'
import { RadioCards, Select, TextInput } from '#web/form'
import { Dialog } from '#web/overlay'
import { Asked } from '#web/page'
import { EmptyState } from '#web/states'
import { useFormats, usePageTexts, useText } from '#web/texts'
import { Button, Callout, LinkButton } from '#web/ui'
import { useLinkTo, useWays } from '#web/ways'
import { AmountInput, useWrittenAmount } from './amount-input.tsx'
import { Left } from './left.tsx'
import { useGestureDeeds, useKinds, useMine } from './queries.ts'
import css from './gestures.module.css'

type GestureProps = {
  conversation: { id: string; name: string }
  onClose: () => void
  onDone: (words: string) => void
}

/** Where it was asked for: in the conversation on screen. `say` tells that it is recorded. */
export function GestureAsked({ say }: { say: (words: string) => void }) {
  const { ask, look } = useStage()
  const [talk] = useState(() => look().talk)
  const close = (): void => ask(undefined)
  const done = (words: string): void => {
    close()
    say(words)
  }
  return talk && <GestureDialog conversation={talk} onClose={close} onDone={done} />
}

/** One makes it right: what one does, what it costs, why; and what is left of the month then. */
function GestureDialog({ conversation, onClose, onDone }: GestureProps) {
  const t = useText()
  const hasTexts = usePageTexts()
  const kinds = useKinds()
  const mine = useMine()
  if (!hasTexts) return null
  const both = { ...kinds, error: kinds.error ?? mine.error, data: kinds.data && mine.data && { kinds: kinds.data } }
  return (
    <Dialog
      title={t('gestures.dialog', { name: conversation.name })}
      isOpen
      onClose={onClose}
      closeName={t('common.close')}
    >
      <Asked query={{ ...both, refetch: () => Promise.all([kinds.refetch(), mine.refetch()]) }}>
        {({ kinds: all }) => {
          const given = all.filter(({ isArchived }) => !isArchived)
          return given.length === 0 ? (
            <None />
          ) : (
            <Giving {...{ conversation, onDone, mine: mine.data! }} kinds={given} />
          )
        }}
      </Asked>
    </Dialog>
  )
}

function None() {
  const t = useText()
  const ways = useWays()
  const linkTo = useLinkTo()
  const { may } = useBrand()
  return (
    <EmptyState
      as="h3"
      icon={Gift}
      title={t('gestures.none')}
      deed={
        may('supervise') && <LinkButton {...linkTo(ways.settings('gestures'))}>{t('gestures.none.deed')}</LinkButton>
      }
    >
      {!may('supervise') && t('gestures.none.cause')}
    </EmptyState>
  )
}

type GivingProps = Pick<GestureProps, 'conversation' | 'onDone'> & { kinds: readonly GestureKind[]; mine: MyGestures }

function Giving({ conversation, onDone, kinds, mine }: GivingProps) {
  const t = useText()
  const words = useFaultWords()
  const formats = useFormats()
  const writtenAmount = useWrittenAmount()
  const { record } = useGestureDeeds()
  const { currency } = mine
  const [id] = useState(newId)
  const [kindId, setKindId] = useState(kinds[0]!.id)
  const kind = kinds.find(one => one.id === kindId) ?? kinds[0]!
  const [text, setText] = useState(() => writtenAmount(kind.amount, currency))
  const [reason, setReason] = useState('')
  const amount = kind.costs ? (amountIn(text, currency) ?? 0) : 0
  const isOver = amount > mine.left
  const isReady = reason.trim() !== '' && !isOver && (!kind.costs || amount > 0)
  const choose = (chosen: string): void => {
    setKindId(chosen)
    setText(writtenAmount(kinds.find(one => one.id === chosen)?.amount ?? null, currency))
    record.reset()
  }
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        if (!isReady || record.isPending) return
        const asked = { id, kindId: kind.id, amount: kind.costs ? amount : null, reason }
        const what = amount > 0 ? `${kind.name}, ${formats.money(amount, currency)}` : kind.name
        record.mutate(
          { conversationId: conversation.id, ...asked },
          { onSuccess: () => onDone(t('gestures.done', { what })) },
        )
      }}
    >
      <Kinds {...{ kinds, currency }} chosen={kind.id} onChoose={choose} />
      {kind.costs && <AmountInput label={t('gestures.amount')} {...{ currency }} value={text} onChange={setText} />}
      <TextInput
        label={t('gestures.reason')}
        help={t('gestures.reason.help')}
        required
        maxLength={longestGestureReason}
        value={reason}
        onChange={setReason}
      />
      {record.error ? (
        <Callout tone="late">
          <span role="alert">{words(record.error)}</span>
        </Callout>
      ) : null}
      <Left {...{ mine, amount, isOver }} isFree={!kind.costs} />
      <div className={css.deeds}>
        <Button type="submit" kind="primary" isBusy={record.isPending} isOff={!isReady}>
          {t('gestures.record')}
        </Button>
      </div>
    </form>
  )
}

const FEW = 6

type KindsProps = {
  kinds: readonly GestureKind[]
  currency: string
  chosen: string
  onChoose: (id: string) => void
}

/** A few in sight, many in a list. */
function Kinds({ kinds, currency, chosen, onChoose }: KindsProps) {
  const t = useText()
  const formats = useFormats()
  const costOf = ({ costs, amount }: GestureKind): string | undefined => {
    if (!costs) return t('gestures.free')
    return amount === null ? undefined : formats.money(amount, currency)
  }
  if (kinds.length > FEW) {
    const choices = kinds.map(kind => ({
      value: kind.id,
      label: [kind.name, costOf(kind)].filter(Boolean).join(' · '),
    }))
    return (
      <Select
        autoFocus
        data-autofocus=""
        label={t('gestures.which')}
        choices={choices}
        value={chosen}
        onChange={onChoose}
      />
    )
  }
  return (
    <RadioCards
      label={t('gestures.which')}
      cards={kinds.map(kind => ({ value: kind.id, title: <bdi>{kind.name}</bdi>, end: costOf(kind) }))}
      value={chosen}
      onChange={onChoose}
      isFirst
    />
  )
}
