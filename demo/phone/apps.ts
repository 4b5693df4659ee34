import { openBlueskyPhone } from './bluesky.ts'
import { openFacebookPhone } from './facebook.ts'
import { openGooglePhone } from './google-reviews.ts'
import { openInstagramPhone } from './instagram.ts'
import { openLinePhone } from './line.ts'
import { openMailPhone } from './mail.ts'
import { openMastodonPhone } from './mastodon.ts'
import { openOwnApp } from './own-app.ts'
import type { Means, PhoneApp } from './phone-app.ts'
import { openTelegramPhone } from './telegram.ts'
import { openTelnyxPhone, openTwilioPhone } from './texts.ts'
import { openWebChatPhone } from './web-chat.ts'
import { openWhatsAppPhone } from './whatsapp.ts'
import { openXPhone } from './x.ts'

/** What the phone has an app for, by the channel. A channel that is missing here is only not in the phone. */
export const phoneApps: Record<string, (means: Means) => Promise<PhoneApp>> = {
  whatsapp: openWhatsAppPhone,
  instagram: openInstagramPhone,
  facebook: openFacebookPhone,
  email: openMailPhone,
  'web-chat': openWebChatPhone,
  telegram: openTelegramPhone,
  line: openLinePhone,
  x: openXPhone,
  'google-reviews': openGooglePhone,
  mastodon: openMastodonPhone,
  bluesky: openBlueskyPhone,
  twilio: openTwilioPhone,
  telnyx: openTelnyxPhone,
  api: openOwnApp,
}
