import type { Seen } from '../../test/vendors/vendor-server.ts'
import { fieldsIn } from '../phone/read-fields.ts'

/** The requests by which a brand says something, by the channel, as the platforms document them. */
const saying: Record<string, RegExp> = {
  whatsapp: /^POST .*\/messages$/,
  facebook: /^POST .*\/(messages|comments|private_replies)$/,
  instagram: /^POST .*\/(messages|comments|replies)$/,
  email: /^MAIL/,
  telegram: /^POST .*\/(send(?!ChatAction)|edit)\w+$/,
  line: /^POST .*\/message\/(push|reply)$/,
  x: /^POST \/2\/(tweets|dm_conversations\/.*\/messages)$/,
  'google-reviews': /^PUT .*\/reply$/,
  mastodon: /^POST \/api\/v1\/statuses$/,
  bluesky: /^POST .*(createRecord|chat\.bsky\.convo\.sendMessage)$/,
  twilio: /^POST .*\/Messages\.json$/,
  telnyx: /^POST \/v2\/messages$/,
  api: /^POST /,
}

/** Marks of reading and typing go the same way as messages on some platforms. */
function isAside(body: unknown): boolean {
  const { sender_action: action, status, type, collection } = fieldsIn(body)
  if (typeof collection === 'string') return collection !== 'app.bsky.feed.post'
  return action !== undefined || status === 'read' || type === 'read' || type === 'typing'
}

export const isAnswer = (channel: string, { method, path, body }: Seen): boolean =>
  saying[channel]?.test(`${method} ${path}`) === true && !isAside(body)
