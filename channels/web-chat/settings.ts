import { settings } from '#channel'

const line = String.raw`[ \t]*(?:https?://[a-z0-9.:[\]-]+)?[ \t]*`

/** `origins`: one to a line, as browsers write them ("https://shop.example"). Passes and identities have a secret each. */
export const chatSettings = settings([
  { key: 'secret', kind: 'secret', required: true, generated: 32, maxLength: 200 },
  { key: 'identitySecret', kind: 'secret', required: true, generated: 32, maxLength: 200 },
  {
    key: 'origins',
    kind: 'lines',
    required: false,
    pattern: new RegExp(`^${line}(?:\\r?\\n${line})*$`, 'i'),
    maxLength: 4000,
  },
])

export type ChatSettings = ReturnType<typeof chatSettings.read>

/** Without path and capital letters, so that they compare with the header `Origin`. */
export const originsOf = ({ origins }: ChatSettings): string[] =>
  origins.split('\n').flatMap(each => (URL.canParse(each.trim()) ? [new URL(each.trim()).origin] : []))
