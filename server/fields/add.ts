import { mustBeAble, record, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault, newId } from '#lib'
import { append } from '#log'
import type { Field, FieldKind, FieldSubject } from '#protocol'
import type { FieldEvent } from './events.ts'
import { type ChoiceAsk, choicesFrom, freeLabel } from './label.ts'
import { insertField, listFields, lockFields } from './store.ts'

export type NewField = {
  subject: FieldSubject
  kind: FieldKind
  label: string
  choices?: readonly ChoiceAsk[] | undefined
  isRequired?: boolean | undefined
  now: number
}

const most = 60

/**
 * Makes a field, the last of its subject. @throws Fault `forbidden`, `field.empty`, `field.choices`, `field.many` (422),
 * `field.taken` (409)
 */
export async function addField(tx: Tx, who: Who, asked: NewField): Promise<Field> {
  mustBeAble(who, 'supervise')
  const { subject, kind, isRequired = false, now } = asked
  await lockFields(tx, who.workspaceId)
  const all = await listFields(tx, who.workspaceId)
  if (all.length >= most) throw new Fault('field.many', 422, { max: most })
  const beside = all.filter(field => field.subject === subject)
  const field: Field = {
    ...{ id: newId(now), subject, kind, isRequired, isArchived: false },
    label: freeLabel(asked.label, beside),
    choices: choicesFrom(kind, asked.choices ?? [], []),
  }
  const position = 1 + Math.max(-1, ...beside.map(other => other.position))
  await insertField(tx, who.workspaceId, { ...field, position })
  await record(tx, who, 'field.defined', field.id, { label: field.label })
  await append(tx, [{ workspaceId: who.workspaceId, kind: 'field.defined' satisfies FieldEvent, subjectId: field.id }])
  return field
}
