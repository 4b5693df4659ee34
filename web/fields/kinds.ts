import type { FieldKind } from '#protocol'
import type { Key } from '#web/texts'

export const KINDS: Record<FieldKind, Key> = {
  text: 'fields.kind.text',
  number: 'fields.kind.number',
  date: 'fields.kind.date',
  choice: 'fields.kind.choice',
  'yes-no': 'fields.kind.yes-no',
}
