// The look of the house: tokens, and the small pieces every screen is laid with.
// Dumb: texts and names come as props or children, nothing here knows a catalogue, a route or the server.
// `tokens.css` holds the only raw colours and pixels. Fields are in #web/form, what floats in #web/overlay,
// empty, broken and waiting places in #web/states, conversations in #web/talk.
import './tokens.css'
import './base.css'

export * from './avatar.tsx'
export * from './button.tsx'
export * from './callout.tsx'
export * from './chip.tsx'
export { cx } from './cx.ts'
export * from './deadline-ring.tsx'
export * from './figure.tsx'
export { loadVoice } from './fonts.ts'
export * from './hidden.tsx'
export { hueOf } from './hue.ts'
export * from './hue-dot.tsx'
export * from './icon.tsx'
export * from './kbd.tsx'
export * from './logo.tsx'
export { useNow, useRingNow } from './now.ts'
export * from './table.tsx'
export * from './theme.ts'
export * from './time-left.ts'
export * from './voice.tsx'
