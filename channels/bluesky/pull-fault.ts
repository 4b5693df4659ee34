import { type Fields, textOf } from '#channel'
import type { Ctx, Said } from './session.ts'
import { unsentAs } from './unsent-as.ts'

/** The fields of a good answer. @throws PullFault for anything else */
export function mustBeGood(said: Said, ctx: Ctx, what: string): Fields {
  const { call } = said
  if (call.kind === 'answer' && call.ok) return call.json
  const sent = unsentAs(said, ctx)
  const words = call.kind === 'answer' ? `${call.status} ${textOf(call.json.error) ?? ''}`.trim() : 'no answer'
  const code = sent.kind === 'retry' ? (sent.code ?? 'failing') : sent.kind === 'unsure' ? 'unreachable' : 'bad-answer'
  throw Object.assign(
    new Error(`Bluesky does not give ${what}: ${words}`),
    sent.kind === 'retry' && code === 'throttled' ? { code, after: sent.after } : { code },
  )
}
