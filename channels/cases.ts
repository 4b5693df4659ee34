import { apiCase } from './api/case.ts'
import { instagramCase, instagramLinkedCase } from './instagram/case.ts'
import { emailCase } from './email/case.ts'
import { facebookCase } from './facebook/case.ts'
import { telegramCase, telegramPollingCase } from './telegram/case.ts'
import type { ChannelCase } from './suite/index.ts'
import { blueskyCase } from './bluesky/case.ts'
import { mastodonCase } from './mastodon/case.ts'
import { lineCase } from './line/case.ts'
import { webChatCase } from './web-chat/case.ts'
import { whatsappCase } from './whatsapp/case.ts'
import { xCase } from './x/case.ts'
import { googleReviewsCase } from './google-reviews/case.ts'
import { twilioCase } from './twilio/case.ts'
import { telnyxCase } from './telnyx/case.ts'

/** Every channel before the contract suite. */
export const channelCases: readonly ChannelCase[] = [
  apiCase,
  emailCase,
  instagramCase,
  instagramLinkedCase,
  facebookCase,
  webChatCase,
  lineCase,
  blueskyCase,
  mastodonCase,
  telegramCase,
  telegramPollingCase,
  whatsappCase,
  xCase,
  googleReviewsCase,
  twilioCase,
  telnyxCase,
]
