/** The register: every channel that there is. A folder that is not listed here fails the contract test. */
import type { Channel } from '#channel'
import { api } from './api/index.ts'
import { webChat } from './web-chat/index.ts'

export const channels: ReadonlyMap<string, Channel> = new Map([api, webChat].map(each => [each.id, each]))
