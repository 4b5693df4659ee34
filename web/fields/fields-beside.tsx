import type { Conversation, Field, FieldSubject } from '#protocol'
import { usePageTexts, useText } from '#web/texts'
import { FieldLine } from './field-line.tsx'
import { useFields, useFilled } from './queries.ts'
import css from './fields-beside.module.css'

/** What the brand wants to know of this conversation and of its customer, filled in where it stands. */
export function FieldsBeside({ conversation }: { conversation: Conversation }) {
  const t = useText()
  const fields = useFields().data ?? []
  const filled = useFilled(conversation.id).data
  if (!usePageTexts() || !filled) return null
  const of = (subject: FieldSubject, title: string) => {
    const shown = fields.filter(
      field => field.subject === subject && (!field.isArchived || filled[subject][field.id] !== undefined),
    )
    return <Group {...{ title, fields: shown, values: filled[subject], conversationId: conversation.id }} />
  }
  return (
    <>
      {of('conversation', t('field.of.conversation'))}
      {of('customer', t('field.of.customer'))}
    </>
  )
}

type GroupProps = {
  title: string
  fields: readonly Field[]
  values: Record<string, string | number | boolean>
  conversationId: string
}

function Group({ title, fields, values, conversationId }: GroupProps) {
  if (fields.length === 0) return null
  return (
    <section className={css.section}>
      <h3 className={css.title}>{title}</h3>
      <div className={css.fields}>
        {fields.map(field => (
          <FieldLine key={field.id} {...{ field, conversationId }} value={values[field.id]} />
        ))}
      </div>
    </section>
  )
}
