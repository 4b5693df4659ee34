import type { Visibility } from '#channel'
import { Fault, FieldFault } from '#lib'
import type { CheckFacts, RedirectReason } from '#protocol'
import { personalDataIn, redirectionsIn } from '#understanding'

export type Saying = {
  text: string
  visibility: Visibility
  /** Why it may send its reader elsewhere. */
  redirectReason?: RedirectReason | undefined
  /** It goes elsewhere than where the customer wrote. */
  isMoved?: boolean
}

/**
 * Nothing that gives a person away is said in public, and nobody is sent elsewhere without a reason. Pure.
 * @throws FieldFault `reply.personal-data` (422): each field is `text:from-to`, its code the kind;
 * Fault `reply.redirects`, `reply.moves` (409)
 */
export function mustBeSayable(saying: Saying, { names, countries, published }: CheckFacts): void {
  const { text, visibility, redirectReason, isMoved } = saying
  const spans = visibility === 'public' ? personalDataIn(text, { names, countries, published }) : []
  if (spans.length > 0) {
    const fields = spans.map(({ kind, from, to }) => ({ field: `text:${from}-${to}`, code: kind }))
    throw new FieldFault('reply.personal-data', fields)
  }
  if (redirectReason !== undefined) return
  if (isMoved) throw new Fault('reply.moves', 409)
  const [first] = redirectionsIn(text, { countries, published })
  if (first) throw new Fault('reply.redirects', 409, { words: text.slice(first.from, first.to) })
}
