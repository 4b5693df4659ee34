/** The register: every channel that there is. A folder that is not listed here fails the contract test. */
import type { Channel } from '#channel'
import { api } from './api/index.ts'
import { line } from './line/index.ts'
import { webChat } from './web-chat/index.ts'
import { whatsapp } from './whatsapp/index.ts'
import { telegram } from './telegram/index.ts'

export const channels: ReadonlyMap<string, Channel> = new Map(
  [api, webChat, telegram, whatsapp, line].map(each => [each.id, each]),
)
