/** The register: every channel that there is. A folder that is not listed here fails the contract test. */
import type { Channel } from '#channel'
import { api } from './api/index.ts'
import { instagram } from './instagram/index.ts'
import { email } from './email/index.ts'
import { facebook } from './facebook/index.ts'
import { bluesky } from './bluesky/index.ts'
import { mastodon } from './mastodon/index.ts'
import { line } from './line/index.ts'
import { webChat } from './web-chat/index.ts'
import { whatsapp } from './whatsapp/index.ts'
import { telegram } from './telegram/index.ts'
import { x } from './x/index.ts'
import { googleReviews } from './google-reviews/index.ts'
import { twilio } from './twilio/index.ts'
import { telnyx } from './telnyx/index.ts'

export const channels: ReadonlyMap<string, Channel> = new Map(
  [
    api,
    email,
    instagram,
    facebook,
    webChat,
    telegram,
    whatsapp,
    bluesky,
    mastodon,
    x,
    line,
    googleReviews,
    twilio,
    telnyx,
  ].map(each => [each.id, each]),
)
