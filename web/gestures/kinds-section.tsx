import { useState } from 'react'
import { Archive, Gift, Pencil, Plus } from 'lucide'
import { decimalsOf, type GestureKind } from '#protocol'
import { useFaultWords } from '#web/api'
import { Asked, Line, Lines, Section } from '#web/page'
import { EmptyState } from '#web/states'
import { useFormats, useText } from '#web/texts'
import { Button, Callout, Chip, Icon, IconButton } from '#web/ui'
import { KindDialog } from './kind-dialog.tsx'
import { type KindForm, useGestureDeeds, useKinds } from './queries.ts'
import css from './gestures.module.css'

/** What may be given: made, named, put away. */
export function KindsSection({ currency }: { currency: string }) {
  const t = useText()
  const words = useFaultWords()
  const kinds = useKinds()
  const { editKind } = useGestureDeeds()
  const [edited, setEdited] = useState<GestureKind | 'new'>()
  return (
    <Section
      title={t('gestures.kinds')}
      help={t('gestures.kinds.help')}
      deed={
        <Button kind="primary" onClick={() => setEdited('new')}>
          <Icon of={Plus} />
          {t('gestures.kinds.add')}
        </Button>
      }
    >
      <KindDialog
        key={edited === 'new' ? edited : edited?.id}
        {...{ edited, currency }}
        onDone={() => setEdited(undefined)}
      />
      {editKind.error ? (
        <Callout tone="late">
          <span role="alert">{words(editKind.error)}</span>
        </Callout>
      ) : null}
      <Asked query={kinds}>
        {all =>
          all.length === 0 ? (
            <Proposal currency={currency} />
          ) : (
            <div className={css.kinds}>
              <InUse
                {...{ currency }}
                kinds={all.filter(kind => !kind.isArchived)}
                onEdit={setEdited}
                onArchive={id => editKind.mutate({ id, isArchived: true })}
              />
              <PutAway
                kinds={all.filter(kind => kind.isArchived)}
                onBack={id => editKind.mutate({ id, isArchived: false })}
              />
            </div>
          )
        }
      </Asked>
    </Section>
  )
}

/** Nothing is there yet: a few to begin with, taken only by who wants them. */
function Proposal({ currency }: { currency: string }) {
  const t = useText()
  const words = useFaultWords()
  const formats = useFormats()
  const { addKinds } = useGestureDeeds()
  const money = (amount: number): number => amount * 10 ** decimalsOf(currency)
  const proposed: KindForm[] = [
    { name: t('gestures.proposal.shipping'), costs: true, amount: null },
    { name: t('gestures.proposal.flowers'), costs: true, amount: money(25) },
    { name: t('gestures.proposal.credit'), costs: true, amount: money(10) },
    { name: t('gestures.proposal.courier'), costs: true, amount: money(15) },
    { name: t('gestures.proposal.term'), costs: false, amount: null },
  ]
  return (
    <EmptyState
      as="h3"
      icon={Gift}
      title={t('gestures.kinds.empty')}
      deed={
        <Button isBusy={addKinds.isPending} onClick={() => addKinds.mutate(proposed)}>
          {t('gestures.kinds.take')}
        </Button>
      }
    >
      {t('gestures.kinds.empty.cause')}
      <div className={css.proposal}>
        {proposed.map(({ name, amount, costs }) => (
          <Chip key={name}>
            {[name, amount !== null && formats.money(amount, currency), !costs && t('gestures.free')]
              .filter(Boolean)
              .join(' · ')}
          </Chip>
        ))}
      </div>
      {addKinds.error ? <span role="alert">{words(addKinds.error)}</span> : null}
    </EmptyState>
  )
}

type InUseProps = {
  kinds: readonly GestureKind[]
  currency: string
  onEdit: (kind: GestureKind) => void
  onArchive: (id: string) => void
}

function InUse({ kinds, currency, onEdit, onArchive }: InUseProps) {
  const t = useText()
  const formats = useFormats()
  const costOf = ({ costs, amount }: GestureKind): string => {
    if (!costs) return t('gestures.kinds.free')
    if (amount === null) return t('gestures.kinds.asks')
    return t('gestures.kinds.usually', { amount: formats.money(amount, currency) })
  }
  return (
    <Lines label={t('gestures.kinds')}>
      {kinds.map(kind => (
        <Line
          key={kind.id}
          title={<bdi>{kind.name}</bdi>}
          text={costOf(kind)}
          end={
            <>
              <IconButton name={t('gestures.kinds.edit.of', { name: kind.name })} onClick={() => onEdit(kind)}>
                <Icon of={Pencil} />
              </IconButton>
              <IconButton name={t('gestures.kinds.archive.of', { name: kind.name })} onClick={() => onArchive(kind.id)}>
                <Icon of={Archive} />
              </IconButton>
            </>
          }
        />
      ))}
    </Lines>
  )
}

function PutAway({ kinds, onBack }: { kinds: readonly GestureKind[]; onBack: (id: string) => void }) {
  const t = useText()
  if (kinds.length === 0) return null
  return (
    <Section title={t('gestures.kinds.archived')} help={t('gestures.kinds.archived.help')}>
      <Lines label={t('gestures.kinds.archived')}>
        {kinds.map(({ id, name }) => (
          <Line
            key={id}
            title={<bdi>{name}</bdi>}
            end={
              <Button size="s" kind="ghost" onClick={() => onBack(id)}>
                {t('gestures.kinds.back')}
              </Button>
            }
          />
        ))}
      </Lines>
    </Section>
  )
}
