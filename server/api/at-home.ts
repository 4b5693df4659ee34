import type { FastifyRequest } from 'fastify'

const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'] as const

/** Whether a program of this very machine asks, and for nobody else. What a proxy of this machine passes on is not from here. */
export function isFromHere({ socket, headers }: Pick<FastifyRequest, 'socket' | 'headers'>): boolean {
  const isLocal = /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '')
  return isLocal && forwarding.every(name => headers[name] === undefined)
}

/**
 * Whether somebody sits at this machine with a browser: it also calls this machine by its own name. A page from
 * elsewhere whose name was made to lead here does not.
 */
export function isAtHome(request: Pick<FastifyRequest, 'socket' | 'headers'>): boolean {
  return isFromHere(request) && /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i.test(request.headers.host ?? '')
}
