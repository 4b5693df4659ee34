import type { App } from './world.ts'

const lookMs = 50

/**
 * While the server closes, connections end as soon as nothing is under way on them: one that was still being answered when
 * it began would be kept for as long as it may be idle.
 */
export function endIdleWhileClosing(app: App): void {
  app.addHook('preClose', async () => {
    const ending = setInterval(() => app.server.closeIdleConnections(), lookMs)
    ending.unref()
    app.server.once('close', () => clearInterval(ending))
  })
}
