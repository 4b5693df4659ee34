import type { Channel, Context } from '#channel'
import { channels } from '#channels'

/** Those that only ask now and then whether there is something new. */
const pollers = new Set(['google-reviews', 'bluesky', 'mastodon'])

/**
 * The channels as they are, in a world where the brand's address is known outside: platforms want one with https, and
 * look at nothing else here. Those that are asked now and then are asked again after `longestPauseMs` at most.
 */
export function demoChannels(outside: string, longestPauseMs: () => number): ReadonlyMap<string, Channel> {
  const from = <S>(ctx: Context<S>): Context<S> => ({
    ...ctx,
    hook: moved(ctx.hook, outside),
    fileAddress: id => moved(ctx.fileAddress(id), outside),
  })
  const eager = <S>(ctx: Context<S>): Context<S> => ({
    ...from(ctx),
    pause: ms => ctx.pause(Math.min(ms, longestPauseMs())),
  })
  return new Map([...channels].map(([id, channel]) => [id, outward(channel, from, pollers.has(id) ? eager : from)]))
}

type Seen = <S>(ctx: Context<S>) => Context<S>

function outward(channel: Channel, from: Seen, eager: Seen): Channel {
  const { connect, listen } = channel
  return {
    ...channel,
    check: ctx => channel.check(from(ctx)),
    send: (out, ctx) => channel.send(out, from(ctx)),
    ...(connect ? { connect: (ctx, keys) => connect(from(ctx), keys) } : {}),
    ...(listen ? { listen: (ctx, cursor) => listen(eager(ctx), cursor) } : {}),
  }
}

function moved(address: string, outside: string): string {
  const { pathname, search } = new URL(address)
  return outside + pathname + search
}
