import { settings } from '#channel'

export const blueskySettings = settings([
  {
    key: 'handle',
    kind: 'text',
    required: true,
    pattern: /^\s*@?[A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z]{2,}\s*$/,
    maxLength: 253,
  },
  { key: 'password', kind: 'secret', required: true, maxLength: 200 },
  { key: 'messages', kind: 'choice', required: false, options: ['yes', 'no'] },
  { key: 'address', kind: 'url', required: false, maxLength: 500 },
  { key: 'directory', kind: 'url', required: false, maxLength: 500 },
])

export type BlueskySettings = {
  handle: string
  password: string
  /** Whether direct messages are fetched; empty: yes. */
  messages: string
  /** Where one signs in; empty: Bluesky's own. */
  address: string
  /** Where the servers of accounts are looked up; empty: the public directory. */
  directory: string
}

const bareAddress = (said: string, otherwise: string): string => (said || otherwise).replace(/\/+$/, '')

export const handleOf = ({ handle }: BlueskySettings): string => handle.trim().replace(/^@/, '').toLowerCase()
export const addressOf = ({ address }: BlueskySettings): string => bareAddress(address, 'https://bsky.social')
export const directoryOf = ({ directory }: BlueskySettings): string => bareAddress(directory, 'https://plc.directory')
export const hasChat = ({ messages }: BlueskySettings): boolean => messages !== 'no'
