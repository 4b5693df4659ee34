import type { ProviderAspect, ProviderOutcome, ProviderReading, ProviderState } from '#protocol'
import type { Formats, Key, Translate } from '#web/texts'

export const ASPECTS: Record<ProviderAspect, Key> = {
  sentiment: 'providers.aspect.sentiment',
  emotion: 'readings.emotion',
  urgency: 'readings.urgency',
  kind: 'readings.kind',
  subject: 'readings.subject',
  language: 'readings.language',
}

export const OUTCOMES: Record<ProviderOutcome, Key> = {
  asked: 'providers.outcome.asked',
  read: 'providers.outcome.read',
  refused: 'providers.outcome.refused',
  busy: 'providers.outcome.busy',
  down: 'providers.outcome.down',
  slow: 'providers.outcome.slow',
  lied: 'providers.outcome.lied',
  rejected: 'providers.outcome.rejected',
}

export const STATES: Record<ProviderState, Key> = {
  off: 'providers.state.off',
  working: 'providers.state.working',
  slow: 'providers.state.slow',
  failing: 'providers.state.failing',
  resting: 'providers.state.resting',
  spent: 'providers.state.spent',
}

type Said = { aspect: ProviderAspect; words: string }

/** What was read, aspect by aspect, as the reading of a message says it. */
export function readWords(reading: ProviderReading, t: Translate, formats: Formats): Said[] {
  const { kind, sentiment, emotion, urgency, subject, language } = reading
  const said: Said[] = []
  if (kind !== undefined) said.push({ aspect: 'kind', words: t('readings.kind.of', { kind }) })
  if (sentiment !== undefined) said.push({ aspect: 'sentiment', words: formats.number(sentiment) })
  if (emotion !== undefined) said.push({ aspect: 'emotion', words: t('readings.emotion.of', { emotion }) })
  if (urgency !== undefined)
    said.push({ aspect: 'urgency', words: t('readings.urgency.of', { urgency: `u${urgency}` }) })
  if (subject !== undefined)
    said.push({ aspect: 'subject', words: t('readings.subject.of', { subject: subject.replaceAll('-', '_') }) })
  if (language !== undefined)
    said.push({
      aspect: 'language',
      words:
        language === 'unknown'
          ? t('readings.language.unknown')
          : (new Intl.DisplayNames([document.documentElement.lang], { type: 'language' }).of(language) ?? language),
    })
  return said
}
