import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import type { Point } from './zoom.ts'

type Deeds = {
  /** Nothing can be moved: a finger that passes over it goes on to the next one. */
  isWhole: boolean
  onMove: (by: Point) => void
  onZoom: (factor: number, at: Point) => void
  /** 1 forward, -1 back. */
  onSwipe: (by: 1 | -1) => void
  onDismiss: () => void
}

const SWIPE = 60
const DISMISS = 110
/** Of a wheel's step so much is growth: a notch of a mouse makes it half as large again. */
const BY_WHEEL = 0.004

/** The wheel and two fingers make it larger, one finger or the mouse moves it; whole, a finger goes on, or down and out. */
export function usePointers(stage: RefObject<HTMLElement | null>, deeds: Deeds) {
  const down = useRef(new Map<number, Point>())
  const begun = useRef<Point>(undefined)
  const latest = useRef(deeds)
  useEffect(() => void (latest.current = deeds))
  useEffect(() => {
    const box = stage.current
    // React's own is passive: the page behind would be made larger.
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault()
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 33 : event.deltaY
      latest.current.onZoom(Math.exp(-pixels * BY_WHEEL), fromMiddle(box!, event))
    }
    box?.addEventListener('wheel', onWheel, { passive: false })
    return () => box?.removeEventListener('wheel', onWheel)
  }, [stage])
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      down.current.set(event.pointerId, pointOf(event))
      begun.current = down.current.size === 1 && event.pointerType === 'touch' ? pointOf(event) : undefined
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const before = down.current.get(event.pointerId)
      if (!before) return
      const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1]
      const now = pointOf(event)
      down.current.set(event.pointerId, now)
      if (other) {
        const middle = { clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 }
        deeds.onZoom(apart(now, other) / Math.max(1, apart(before, other)), fromMiddle(event.currentTarget, middle))
      } else if (!deeds.isWhole) deeds.onMove({ x: now.x - before.x, y: now.y - before.y })
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const from = begun.current
      if (down.current.delete(event.pointerId) && from && deeds.isWhole) settle(from, pointOf(event), event, deeds)
      begun.current = undefined
    },
    onPointerCancel(event: PointerEvent<HTMLElement>) {
      down.current.delete(event.pointerId)
      begun.current = undefined
    },
  }
}

function settle(from: Point, to: Point, { currentTarget }: PointerEvent<HTMLElement>, deeds: Deeds): void {
  const [x, y] = [to.x - from.x, to.y - from.y]
  if (Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y)) {
    const forward = getComputedStyle(currentTarget).direction === 'rtl' ? 1 : -1
    deeds.onSwipe(Math.sign(x) === forward ? 1 : -1)
  } else if (y > DISMISS && y > 2 * Math.abs(x)) deeds.onDismiss()
}

const pointOf = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => ({ x: clientX, y: clientY })
const apart = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y)

export function fromMiddle(box: Element, at: { clientX: number; clientY: number }): Point {
  const { left, top, width, height } = box.getBoundingClientRect()
  return { x: at.clientX - left - width / 2, y: at.clientY - top - height / 2 }
}
