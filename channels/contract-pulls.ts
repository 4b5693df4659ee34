/** Why a pull broke off: `code` has words; `after` is for how long, in milliseconds, the vendor wants to be left alone. */
export type PullFault = Error & { code: string; after?: number }

type Waiting = { readonly signal: AbortSignal; readonly pause: (ms: number) => Promise<void> }

/** When the vendor asks for a pause it gets it, and nothing is wrong. @throws every other fault, as it is */
export async function restAfter(ctx: Waiting, fault: unknown): Promise<void> {
  const { after } = fault as Partial<PullFault>
  if (after === undefined) throw fault
  await ctx.pause(after)
}

/** Does it again after each pause that the vendor asks for. @throws every other fault, and when `ctx.signal` aborts */
export async function patiently<T>(ctx: Waiting, deed: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await deed()
    } catch (error) {
      await restAfter(ctx, error)
      ctx.signal.throwIfAborted()
    }
  }
}
