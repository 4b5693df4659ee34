import type { FastifyRequest } from 'fastify'
import type { ApiSettings } from '#api'
import type { Comer } from '#sign-in'
import { isAtHome } from '../at-home.ts'

/** Who wants to set the installation up. Where it is open to others by its settings, nobody is trusted for where they sit. */
export const comerOf = (request: FastifyRequest, { isReachable = false }: ApiSettings, token?: string): Comer => ({
  isAtHome: !isReachable && isAtHome(request),
  address: request.ip,
  token,
})
