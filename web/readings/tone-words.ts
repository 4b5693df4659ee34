import type { Translate } from '#web/texts'
import type { Step } from './tone-points.ts'

const STEPS = { '-1': 'worst', '-0.5': 'bad', '0': 'plain', '0.5': 'good', '1': 'best' } as const

/** muy negativo */
export const toneWords = (step: Step, t: Translate): string => t('readings.tone.step', { step: STEPS[`${step}`] })
