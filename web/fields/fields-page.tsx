import { Archive, ArchiveRestore, ListChecks, Pencil, Plus } from 'lucide'
import { useRef, useState } from 'react'
import type { Field, FieldSubject } from '#protocol'
import { useFaultWords } from '#web/api'
import { Asked, keepMoving, Line, type LineDeed, LineDeeds, Lines, movesOf, Section } from '#web/page'
import { EmptyState } from '#web/states'
import { useText } from '#web/texts'
import { Button, Callout, Chip, Icon, LiveRegion } from '#web/ui'
import { FieldDialog } from './field-dialog.tsx'
import { KINDS } from './kinds.ts'
import { useFieldDeeds, useFields } from './queries.ts'
import css from './fields-page.module.css'

/** What the brand wants to know: made, named, ordered, asked for, put away. */
export function FieldsPage() {
  const t = useText()
  const fields = useFields()
  const [edited, setEdited] = useState<Field | 'new'>()
  const add = (
    <Button kind="primary" onClick={() => setEdited('new')}>
      <Icon of={Plus} />
      {t('fields.add')}
    </Button>
  )
  return (
    <Section title={t('field.title')} help={t('fields.help')} deed={add}>
      <FieldDialog key={edited === 'new' ? edited : edited?.id} edited={edited} onDone={() => setEdited(undefined)} />
      <Asked query={fields}>
        {all =>
          all.length === 0 ? (
            <EmptyState as="h3" icon={ListChecks} title={t('fields.none')}>
              {t('fields.none.cause')}
            </EmptyState>
          ) : (
            <div className={css.groups}>
              <Group title={t('fields.of.conversation')} subject="conversation" all={all} onEdit={setEdited} />
              <Group title={t('fields.of.customer')} subject="customer" all={all} onEdit={setEdited} />
            </div>
          )
        }
      </Asked>
    </Section>
  )
}

type GroupProps = {
  title: string
  subject: FieldSubject
  all: readonly Field[]
  onEdit: (field: Field) => void
}

function Group({ title, subject, all, onEdit }: GroupProps) {
  const t = useText()
  const words = useFaultWords()
  const { edit } = useFieldDeeds()
  const place = useRef<HTMLDivElement>(null)
  const [said, say] = useState('')
  const fields = all.filter(field => field.subject === subject)
  if (fields.length === 0) return null
  const move = ({ id, label }: Field, position: number, by: 1 | -1): void =>
    edit.mutate(
      { id, position },
      {
        onSuccess: () => {
          say(t('fields.moved', { label, place: position + 1, count: fields.length }))
          keepMoving(place.current, id, by)
        },
      },
    )
  return (
    <div ref={place}>
      <h3 className={css.title}>{title}</h3>
      {edit.error && (
        <Callout tone="late">
          <span role="alert">{words(edit.error)}</span>
        </Callout>
      )}
      <Lines label={title}>
        {fields.map((field, at) => (
          <FieldRow
            key={field.id}
            field={field}
            isFirst={at === 0}
            isLast={at === fields.length - 1}
            onMove={by => move(field, at + by, by)}
            onEdit={() => onEdit(field)}
            onArchive={isArchived => edit.mutate({ id: field.id, isArchived })}
          />
        ))}
      </Lines>
      <LiveRegion>{said}</LiveRegion>
    </div>
  )
}

type FieldRowProps = {
  field: Field
  isFirst: boolean
  isLast: boolean
  onMove: (by: 1 | -1) => void
  onEdit: () => void
  onArchive: (isArchived: boolean) => void
}

function FieldRow({ field, isFirst, isLast, onMove, onEdit, onArchive }: FieldRowProps) {
  const t = useText()
  const { id, label, kind, choices, isRequired, isArchived } = field
  const deeds: LineDeed[] = [
    ...movesOf({ up: t('fields.up', { label }), down: t('fields.down', { label }) }, { isFirst, isLast }, onMove),
    { key: 'edit', name: t('fields.edit.of', { label }), icon: Pencil, onDo: onEdit },
    {
      ...{ key: 'archive', name: t(isArchived ? 'fields.back.of' : 'fields.archive.of', { label }) },
      ...{ icon: isArchived ? ArchiveRestore : Archive, onDo: () => onArchive(!isArchived) },
    },
  ]
  const offered = choices.filter(choice => !choice.isArchived).map(choice => choice.label)
  return (
    <Line
      title={<bdi className={isArchived ? css.away : undefined}>{label}</bdi>}
      text={[t(KINDS[kind]), offered.join(', ')].filter(Boolean).join(' · ')}
      end={
        <>
          {isArchived ? (
            <Chip>{t('fields.archived')}</Chip>
          ) : (
            isRequired && <Chip tone="accent">{t('fields.asked')}</Chip>
          )}
          <LineDeeds {...{ id, label, deeds }} first="edit" />
        </>
      }
    />
  )
}
