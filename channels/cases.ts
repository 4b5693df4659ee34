import { apiCase } from './api/case.ts'
import type { ChannelCase } from './suite/index.ts'
import { webChatCase } from './web-chat/case.ts'

/** Every channel before the contract suite. */
export const channelCases: readonly ChannelCase[] = [apiCase, webChatCase]
