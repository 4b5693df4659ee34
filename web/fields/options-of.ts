import type { Field } from '#protocol'
import type { Translate } from '#web/texts'

/** What can be chosen in a field, as it stands in its control; what is archived only where it is chosen. */
export const optionsOf = (
  { kind, choices }: Field,
  written: string,
  t: Translate,
): { value: string; label: string }[] =>
  kind === 'yes-no'
    ? [
        { value: 'yes', label: t('field.yes') },
        { value: 'no', label: t('field.no') },
      ]
    : choices
        .filter(({ id, isArchived }) => !isArchived || id === written)
        .map(({ id, label }) => ({ value: id, label }))
