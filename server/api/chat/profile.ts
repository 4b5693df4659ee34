import type { Capabilities } from '#channel'
import type { ChatProfile } from '#protocol'
import { type Method, placeOf } from './enter.ts'

const usualColor = '#43212f'

/** GET /chat/:profile: what the widget needs to draw itself. */
export const profile: Method = (app, { world }) => {
  app.get('/chat/:profile', { schema: { hide: true } }, async (request, reply): Promise<ChatProfile> => {
    const { connected, profile: shown } = placeOf(world, (request.params as { profile: string }).profile)
    void reply.header('cache-control', 'public, max-age=60')
    const { can } = connected.channel
    return {
      profile: shown.id,
      connection: connected.id,
      name: shown.name,
      language: shown.language,
      color: shown.look?.color ?? usualColor,
      greeting: shown.look?.greeting ?? '',
      position: shown.look?.position ?? 'end',
      maxFileBytes: maxFileBytes(can),
      maxTextLength: can.text.max,
    }
  })
}

/** What a file of any kind may have. */
export const maxFileBytes = (can: Capabilities): number => can.media.document?.maxBytes ?? 0
