import { type RefObject, useLayoutEffect, useState } from 'react'
import { bounded, fit, type Look, moved, type Point, type Size, turned, WHOLE, zoomed } from './zoom.ts'

/** How a picture is looked at: whole at first, then as one likes. */
export function useLook(stage: RefObject<HTMLElement | null>, known: Size | undefined) {
  const room = useRoom(stage)
  const [natural, setNatural] = useState(known)
  const [look, setLook] = useState(WHOLE)
  const drawn = natural && room && fit(natural, room, look.turns)
  const change = (next: (look: Look) => Look): void =>
    setLook(now => {
      const after = next(now)
      return natural && room ? bounded(after, fit(natural, room, after.turns), room) : after
    })
  return {
    ...{ look, drawn },
    isWhole: look.scale === 1,
    onNatural: setNatural,
    zoom: (factor: number, at?: Point) => change(now => zoomed(now, factor, at)),
    move: (by: Point) => change(now => moved(now, by)),
    turn: () => change(turned),
    reset: () => change(now => ({ ...WHOLE, turns: now.turns })),
  }
}

function useRoom(stage: RefObject<HTMLElement | null>): Size | undefined {
  const [room, setRoom] = useState<Size>()
  useLayoutEffect(() => {
    const box = stage.current
    if (!box) return
    const measure = (): void => setRoom({ width: box.clientWidth, height: box.clientHeight })
    const watch = new ResizeObserver(measure)
    watch.observe(box)
    measure()
    return () => watch.disconnect()
  }, [stage])
  return room
}
