import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App, World } from '#api'
import { bytes } from '#api/schemas'
import { Fault } from '#lib'
import { type Language, vendorReturnPath } from '#protocol'
import type { SignedIn } from '#sign-in'
import { comeBack, type CameBack } from '#vendor-sign-in'
import { pagePolicy } from '../security.ts'
import { sorryPage, sorryStyle } from './sorry-page.ts'

const style = join(import.meta.dirname, 'sorry.css')

const config = { asksFor: 'nobody' as const }
const returning = {
  summary: 'A person whom a vendor sends back: only browsers come here',
  params: z.object({ channel: z.string().max(60) }),
  response: { 200: bytes } as Record<number, typeof bytes>,
}
const styling = { summary: 'How the page looks that says why somebody cannot go on', response: { 200: bytes } }

/**
 * GET /api/v1/vendor-sign-ins/return/:channel: the vendor sends the person here. They go on in the form where they were,
 * which says how it went; whoever brings what is not theirs, or nothing that we know, sees a page that says so.
 */
export function comingBack(app: App, world: World): void {
  // To look at it without going there would use it up.
  const only = { schema: returning, config, exposeHeadRoute: false }
  app.get(vendorReturnPath(':channel'), only, async (request, reply) => {
    const person = await signedIn(world, request)
    try {
      if (!person) throw new Fault('vendor-sign-in.signed-out', 401)
      const came = { ...cameWith(request.query), channel: request.params.channel }
      const { back, id } = await comeBack(world, person, came)
      return await reply.redirect(`${back}?signIn=${id}`)
    } catch (error) {
      if (!(error instanceof Fault) || !error.code.startsWith('vendor-sign-in.')) throw error
      return await reply
        .code(error.status)
        .headers({ 'content-security-policy': pagePolicy })
        .type('text/html; charset=utf-8')
        .send(sorryPage(error.code, person?.language ?? languageOf(request)))
    }
  })
  app.get(sorryStyle, { schema: styling, config }, async (_, reply) =>
    reply.type('text/css; charset=utf-8').send(await readFile(style)),
  )
}

async function signedIn({ accounts }: World, request: FastifyRequest): Promise<SignedIn | undefined> {
  try {
    return await accounts.signedIn(request)
  } catch (error) {
    if (error instanceof Fault && error.code === 'sign-in.needed') return undefined
    throw error
  }
}

const longest = 5000

function cameWith(query: unknown): Omit<CameBack, 'channel'> {
  const said = query as Record<string, unknown>
  const named = (name: string) => {
    const value = said[name]
    return typeof value === 'string' && value !== '' && value.length <= longest ? value : undefined
  }
  const [code, error, errorText] = ['code', 'error', 'error_description'].map(named)
  return {
    state: named('state') ?? '',
    ...(code && { code }),
    ...(error && { error }),
    ...(errorText && { errorText }),
  }
}

/** Of somebody whom we do not know: what their browser asks for first. */
const languageOf = ({ headers }: FastifyRequest): Language =>
  /^\s*es\b/i.test(headers['accept-language'] ?? '') ? 'es' : 'en'
