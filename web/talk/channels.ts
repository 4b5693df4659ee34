import { hueOf } from '#web/ui'

/** The kind of place: private messages, public comments, mail, voice, reviews, a community, a window of the web. */
export type Shape = 'bubble' | 'stall' | 'envelope' | 'circle' | 'rosette' | 'hexagon' | 'window'

export type Look = { shape: Shape; letters: string; hue: number }

const LOOKS: Record<string, Look> = {
  whatsapp: { shape: 'bubble', letters: 'WA', hue: 150 },
  instagram: { shape: 'bubble', letters: 'IG', hue: 340 },
  telegram: { shape: 'bubble', letters: 'TG', hue: 232 },
  line: { shape: 'bubble', letters: 'LN', hue: 138 },
  wechat: { shape: 'bubble', letters: 'WE', hue: 128 },
  'apple-messages': { shape: 'bubble', letters: 'AP', hue: 255 },
  viber: { shape: 'bubble', letters: 'VB', hue: 300 },
  twilio: { shape: 'bubble', letters: 'TW', hue: 85 },
  telnyx: { shape: 'bubble', letters: 'TX', hue: 110 },
  x: { shape: 'bubble', letters: 'XD', hue: 60 },
  tiktok: { shape: 'bubble', letters: 'TK', hue: 185 },
  teams: { shape: 'bubble', letters: 'TE', hue: 290 },
  facebook: { shape: 'stall', letters: 'FB', hue: 262 },
  youtube: { shape: 'stall', letters: 'YT', hue: 25 },
  bluesky: { shape: 'stall', letters: 'BS', hue: 240 },
  mastodon: { shape: 'stall', letters: 'MA', hue: 285 },
  email: { shape: 'envelope', letters: '', hue: 75 },
  voice: { shape: 'circle', letters: 'TL', hue: 195 },
  video: { shape: 'circle', letters: 'VI', hue: 195 },
  'google-reviews': { shape: 'rosette', letters: 'GO', hue: 95 },
  'app-store': { shape: 'rosette', letters: 'AS', hue: 250 },
  'google-play': { shape: 'rosette', letters: 'GP', hue: 165 },
  trustpilot: { shape: 'rosette', letters: 'TP', hue: 155 },
  discord: { shape: 'hexagon', letters: 'DC', hue: 278 },
  slack: { shape: 'hexagon', letters: 'SL', hue: 320 },
  community: { shape: 'hexagon', letters: 'CO', hue: 30 },
  'web-chat': { shape: 'window', letters: 'W', hue: 18 },
  form: { shape: 'window', letters: 'F', hue: 45 },
  api: { shape: 'window', letters: 'AP', hue: 60 },
}

/**
 * How a channel is drawn. In public its place is a stall under an awning, whatever it is in private. A code nobody
 * drew gets a window, its first letters and a hue of its own.
 */
export function lookOf(code: string, isPublic = false): Look {
  const known = LOOKS[code]
  const look = known ?? { shape: 'window', letters: code.slice(0, 2).toUpperCase(), hue: hueOf(code) }
  if (!isPublic || look.shape !== 'bubble') return look
  return { ...look, shape: 'stall', letters: look.letters === 'XD' ? 'X' : look.letters }
}

/** Every code with a drawing, in the order people look for them. */
export const drawnChannels: readonly string[] = Object.keys(LOOKS)
