/** How each channel is drawn, in the order in which people look for them. Runs in browsers too, and imports nothing else. */
import api from './api/mark.json' with { type: 'json' }
import bluesky from './bluesky/mark.json' with { type: 'json' }
import email from './email/mark.json' with { type: 'json' }
import facebook from './facebook/mark.json' with { type: 'json' }
import googleReviews from './google-reviews/mark.json' with { type: 'json' }
import instagram from './instagram/mark.json' with { type: 'json' }
import line from './line/mark.json' with { type: 'json' }
import mastodon from './mastodon/mark.json' with { type: 'json' }
import telegram from './telegram/mark.json' with { type: 'json' }
import telnyx from './telnyx/mark.json' with { type: 'json' }
import twilio from './twilio/mark.json' with { type: 'json' }
import webChat from './web-chat/mark.json' with { type: 'json' }
import whatsapp from './whatsapp/mark.json' with { type: 'json' }
import x from './x/mark.json' with { type: 'json' }

/**
 * The shape is the kind of place (private messages, public comments, mail, reviews, a window of the web), the letters are
 * which, and differ in public where `publicLetters` says so. `hue` in degrees (OKLCH); lightness is the theme's.
 */
export type Mark = {
  shape: 'bubble' | 'stall' | 'envelope' | 'circle' | 'rosette' | 'hexagon' | 'window'
  letters: string
  publicLetters?: string
  hue: number
}

export const marks = {
  whatsapp,
  instagram,
  telegram,
  line,
  twilio,
  telnyx,
  x,
  facebook,
  bluesky,
  mastodon,
  email,
  'google-reviews': googleReviews,
  'web-chat': webChat,
  api,
} as Readonly<Record<string, Mark>>
