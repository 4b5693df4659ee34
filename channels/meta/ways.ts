import type { Deed, Out, Sent, Visibility } from '#channel'

/** Does a deed with the token that the platform lent for the profile. */
export type Way<Ctx> = (out: Out, ctx: Ctx, token: string) => Promise<Sent>
/** Which deed there is where. */
export type Ways<Ctx> = Partial<Record<Deed, Partial<Record<Visibility, Way<Ctx>>>>>

type Lent = { token: string } | { trouble: Exclude<Sent, { kind: 'sent' }> }
type Tokens<Ctx> = {
  lend(profileKey: string, ctx: Ctx): Promise<Lent>
  forget(profileKey: string, ctx: Ctx): Promise<void>
}

/** A message whose answer was lost is looked for (`find`) before it goes again: Meta knows no id of ours. */
export const sendBy =
  <Ctx>(ways: Ways<Ctx>, { lend, forget }: Tokens<Ctx>) =>
  async (out: Out, ctx: Ctx): Promise<Sent> => {
    const way = ways[out.deed]?.[out.visibility]
    if (!way) return { kind: 'rejected', code: 'cannot-do', text: `${out.deed}, ${out.visibility}` }
    const lent = await lend(out.profileKey, ctx)
    if ('trouble' in lent) return lent.trouble.kind === 'unsure' ? { kind: 'retry', after: 5000 } : lent.trouble
    const sent = await way(out, ctx, lent.token)
    if (sent.kind === 'retry' && sent.code === 'refused') await forget(out.profileKey, ctx)
    return sent
  }
