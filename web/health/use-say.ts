import { useNow } from '#web/ui'
import { useChannelWords } from '#web/profiles'
import { useFormats, useText } from '#web/texts'
import type { Say } from './health.ts'

/** What it takes to say how profiles fare, as it is now. */
export function useSay(everyMs = 30_000): Say {
  return { now: useNow(everyMs), t: useText(), formats: useFormats(), wordsOf: useChannelWords() }
}
