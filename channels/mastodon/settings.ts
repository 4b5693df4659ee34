import { settings } from '#channel'

export const mastodonSettings = settings([
  { key: 'instance', kind: 'url', required: true, maxLength: 300 },
  { key: 'token', kind: 'secret', required: true, maxLength: 500 },
])

export type MastodonSettings = {
  /** Where the account lives, with its scheme. */
  instance: string
  token: string
}

/** Without what was copied along from the browser. */
export const instanceOf = ({ instance }: MastodonSettings): string =>
  URL.canParse(instance.trim()) ? new URL(instance.trim()).origin : instance.trim()
