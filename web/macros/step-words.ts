import type { Colleague, MacroStep, Reason, Snippet, Tag } from '#protocol'
import type { Formats, Translate } from '#web/texts'

export type KnownSteps = {
  snippets: readonly Snippet[]
  reasons: readonly Reason[]
  colleagues: readonly Colleague[]
  /** Archived ones, too. */
  tags: readonly Tag[]
}

/** What a step does, in a few words; what it names and is no longer there says so. */
export function stepWords(step: MacroStep, known: KnownSteps, t: Translate, formats: Formats): string {
  const gone = t('macros.gone')
  switch (step.kind) {
    case 'reply':
      return t('macros.does.reply', { name: known.snippets.find(({ id }) => id === step.snippetId)?.name ?? gone })
    case 'note':
      return t('macros.does.note', { text: step.text })
    case 'assign':
      return assigned(step.to, known, t)
    case 'tag':
      return tagged(step, known, t)
    case 'snooze':
      return t('macros.does.snooze', { time: formats.span(step.forMs) })
    case 'close':
      return t('macros.does.close', { reason: known.reasons.find(({ id }) => id === step.reasonId)?.label ?? gone })
  }
}

function assigned(to: Extract<MacroStep, { kind: 'assign' }>['to'], { colleagues }: KnownSteps, t: Translate): string {
  if (to.kind === 'me') return t('macros.does.take')
  if (to.kind === 'queue') return t('macros.does.release')
  const name = colleagues.find(({ id }) => id === to.id)?.name ?? t('macros.gone')
  return t('macros.does.assign', { name })
}

function tagged({ add, remove }: Extract<MacroStep, { kind: 'tag' }>, { tags }: KnownSteps, t: Translate): string {
  const named = (ids: readonly string[]): string =>
    ids.map(id => tags.find(tag => tag.id === id)?.name ?? t('macros.gone')).join(', ')
  const on = add.length > 0 && t('macros.does.tag', { tags: named(add) })
  const off = remove.length > 0 && t('macros.does.untag', { tags: named(remove) })
  return [on, off].filter(Boolean).join(' · ')
}
