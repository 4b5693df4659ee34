import type { Colleague, MacroStep, Reason, Snippet } from '#protocol'
import type { Formats, Translate } from '#web/texts'

export type KnownSteps = {
  snippets: readonly Snippet[]
  reasons: readonly Reason[]
  colleagues: readonly Colleague[]
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
