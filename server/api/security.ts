import type { App, World } from './world.ts'

/** What a page of ours may load: itself only. Pictures and media may also be made by the page. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "frame-src 'self' blob:",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** The worker of the pages asks this server for what they would ask, and nobody else. */
export const workerPolicy = "default-src 'none'; connect-src 'self'"

const headers = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(self), geolocation=(self)',
}

/** Every answer starts out locked; a route that has to be open to other sites says so itself. */
export function hardenAnswers(app: App, { accounts }: World): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers)
    const { host, protocol } = new URL(accounts.publicAddress())
    if (protocol === 'https:' && request.host === host) reply.header('strict-transport-security', 'max-age=31536000')
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
  })
}
