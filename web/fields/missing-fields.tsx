import { useState } from 'react'
import { useFaultWords } from '#web/api'
import { Dialog } from '#web/overlay'
import { useText } from '#web/texts'
import { Button, Callout } from '#web/ui'
import { FieldInput } from './field-input.tsx'
import type { Closing } from './missing-in.ts'
import { useFill } from './queries.ts'
import { valueOf } from './written.ts'
import css from './missing-fields.module.css'

type MissingFieldsProps = { conversationId: string; closing: Closing | undefined; onDone: () => void }

/** What is asked before a conversation is closed; once it is there, it closes. */
export function MissingFields({ conversationId, closing, onDone }: MissingFieldsProps) {
  const t = useText()
  return (
    <Dialog title={t('field.missing')} isOpen={closing !== undefined} onClose={onDone} closeName={t('common.close')}>
      {closing && <Form {...{ conversationId, closing, onDone }} />}
    </Dialog>
  )
}

function Form({ conversationId, closing, onDone }: MissingFieldsProps & { closing: Closing }) {
  const t = useText()
  const words = useFaultWords()
  const fill = useFill(conversationId)
  const [written, setWritten] = useState<Record<string, string>>({})
  const { missing, then } = closing
  const isWhole = missing.every(({ id }) => (written[id] ?? '').trim() !== '')
  const keep = (): void => {
    const of = (subject: 'conversation' | 'customer') =>
      Object.fromEntries(
        missing
          .filter(field => field.subject === subject)
          .map(({ id, kind }) => [id, valueOf(kind, written[id] ?? '')]),
      )
    fill.mutate(
      { conversation: of('conversation'), customer: of('customer') },
      {
        onSuccess: () => {
          onDone()
          then()
        },
      },
    )
  }
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        if (isWhole) keep()
      }}
    >
      {missing.map((field, at) => (
        <FieldInput
          key={field.id}
          field={field}
          hasFocus={at === 0}
          written={written[field.id] ?? ''}
          onChange={text => setWritten(now => ({ ...now, [field.id]: text }))}
        />
      ))}
      {fill.error && (
        <Callout tone="late">
          <span role="alert">{words(fill.error)}</span>
        </Callout>
      )}
      <div className={css.foot}>
        <Button type="submit" kind="primary" isOff={!isWhole} isBusy={fill.isPending}>
          {t('field.missing.close')}
        </Button>
      </div>
    </form>
  )
}
