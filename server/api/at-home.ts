import type { FastifyRequest } from 'fastify'

const forwarding = /^(forwarded|via|x-real-ip|x-client-ip|client-ip|true-client-ip|cf-connecting-ip|x-forwarded-.+)$/

type Asked = Pick<FastifyRequest, 'socket' | 'headers' | 'raw'>

/**
 * Whether a program of this very machine asks, and for nobody else: it calls this machine by its own name. What a proxy
 * of this machine passes on is not from here; one that says nothing of it asks in HTTP 1.0, as no browser does. Nor is a
 * page from elsewhere whose name was made to lead here.
 */
export function isAtHome({ socket, headers, raw }: Asked): boolean {
  const isLocal = /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '')
  const isForOthers = raw.httpVersion === '1.0' || Object.keys(headers).some(name => forwarding.test(name))
  return isLocal && !isForOthers && /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i.test(headers.host ?? '')
}
