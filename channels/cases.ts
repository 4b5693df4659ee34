import { apiCase } from './api/case.ts'
import { telegramCase, telegramPollingCase } from './telegram/case.ts'
import type { ChannelCase } from './suite/index.ts'
import { lineCase } from './line/case.ts'
import { webChatCase } from './web-chat/case.ts'
import { whatsappCase } from './whatsapp/case.ts'

/** Every channel before the contract suite. */
export const channelCases: readonly ChannelCase[] = [
  apiCase,

  webChatCase,
  lineCase,

  telegramCase,
  telegramPollingCase,
  whatsappCase,
]
