import type { Page } from 'playwright-core'
import type { Frames } from './shapes.ts'

/** What the screen shows when a deed has had its effect. */
export type Seen = {
  /** Something like this is there; with `text`, one that says it. */
  selector: string
  text?: string
  /** It is there no longer. */
  isGone?: boolean
}

/**
 * Milliseconds from the press of a key or a button, as the browser stamps it, until the frame is painted in which `seen`
 * holds: what a person waits.
 */
export async function took(page: Page, act: () => Promise<void>, seen: Seen, patienceMs = 20_000): Promise<number> {
  const watching = page.evaluate(
    ({ selector, text, isGone, patience }) =>
      new Promise<number>((resolve, reject) => {
        let began: number | undefined
        const hear = (event: Event): void => void (began ??= event.timeStamp)
        for (const kind of ['keydown', 'pointerdown', 'wheel'])
          addEventListener(kind, hear, { capture: true, once: true })
        const holds = (): boolean =>
          [...document.querySelectorAll(selector)].some(
            each => text === undefined || `${each.getAttribute('aria-label') ?? ''} ${each.textContent}`.includes(text),
          ) !== (isGone ?? false)
        const late = setTimeout(() => reject(new Error(`Never seen: ${selector} ${text ?? ''}`)), patience)
        const look = (): void => {
          if (began === undefined || !holds()) return void requestAnimationFrame(look)
          clearTimeout(late)
          // A message comes after the frame has been painted.
          const painted = new MessageChannel()
          painted.port1.addEventListener('message', () => resolve(performance.now() - began!))
          painted.port1.start()
          painted.port2.postMessage(undefined)
        }
        requestAnimationFrame(look)
      }),
    { ...seen, patience: patienceMs },
  )
  await page.evaluate(() => new Promise(requestAnimationFrame))
  await act()
  return await watching
}

const frameMs = 1000 / 60

/** Frames while `act` goes on; one that comes later than half a frame too late was dropped. */
export async function framesWhile(page: Page, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const times: number[] = []
    const note = (at: number): void => {
      times.push(at)
      requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
    Object.assign(globalThis, { benchFrames: times })
  })
  await act()
  const times = await page.evaluate(() => (globalThis as unknown as { benchFrames: number[] }).benchFrames.splice(0))
  const gaps = times.slice(1).map((at, index) => at - times[index]!)
  return {
    frames: gaps.length,
    dropped: gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / frameMs) - 1), 0),
    longestMs: Math.max(...gaps),
  }
}
