import { patiently } from '#web/bring'
import '@fontsource-variable/figtree/index.css'

let isVoiceAsked = false

/** Brings the face of titles and sentences that answer. Nothing waits for it: until then a system serif stands in. */
export function loadVoice(): void {
  if (isVoiceAsked) return
  isVoiceAsked = true
  void patiently(() => import('@fontsource-variable/piazzolla/index.css'))
}
