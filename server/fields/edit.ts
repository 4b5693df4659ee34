import { mustBeAble, record, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import type { FieldEvent } from './events.ts'
import { type ChoiceAsk, choicesFrom, freeLabel } from './label.ts'
import { type FieldRow, listFields, lockFields, saveFields } from './store.ts'

type FieldEdit = {
  id: string
  label?: string | undefined
  choices?: readonly ChoiceAsk[] | undefined
  isRequired?: boolean | undefined
  isArchived?: boolean | undefined
  /** Its place among those of its subject, 0 the first. */
  position?: number | undefined
}

/**
 * Renames a field, moves it, asks for it on closing or no longer, changes what can be chosen, archives it or takes it back;
 * what was filled in stays. @throws Fault `forbidden`, `field.unknown` (404), `field.empty`, `field.choices`, `field.many`
 * (422), `field.taken` (409)
 */
export async function editField(tx: Tx, who: Who, { id, ...edit }: FieldEdit): Promise<void> {
  mustBeAble(who, 'supervise')
  await lockFields(tx, who.workspaceId)
  const all = await listFields(tx, who.workspaceId)
  const before = all.find(field => field.id === id)
  if (!before) throw new Fault('field.unknown', 404)
  const beside = all.filter(({ subject }) => subject === before.subject)
  const others = beside.filter(field => field.id !== id)
  const after = edited(before, others, edit)
  const place = edit.position ?? beside.indexOf(before)
  const placed = others.toSpliced(place, 0, after).map((field, position) => ({ ...field, position }))
  await saveFields(tx, who.workspaceId, placed)
  await record(tx, who, 'field.defined', id, { label: after.label })
  await append(tx, [{ workspaceId: who.workspaceId, kind: 'field.defined' satisfies FieldEvent, subjectId: id }])
}

function edited(before: FieldRow, others: readonly FieldRow[], edit: Omit<FieldEdit, 'id'>): FieldRow {
  const { isRequired = before.isRequired, isArchived = before.isArchived } = edit
  return {
    ...{ ...before, isRequired, isArchived },
    label: freeLabel(edit.label ?? before.label, isArchived ? [] : others),
    choices: edit.choices ? choicesFrom(before.kind, edit.choices, before.choices) : before.choices,
  }
}
